/** Decides what a client can have signed, from what the gateway sees of its request. */
import type { IncomingMessage, ServerResponse } from 'node:http'
import { KeywardError } from '../base/errors.ts'
import { limits } from '../base/limits.ts'
import type { SignedMessage } from '../engine/signatures/signed-message.ts'
import type { BodyFacts, SignedFacts } from '../engine/signatures/verify-signed-request.ts'
import type { ClientFacts } from '../server/client-facts.ts'
import { joinField } from '../server/join-field.ts'
import { readBody } from '../server/read-body.ts'

/** What a signature may say of the place: as the client named it, through proxies that we trust. */
export function readSignedMessage(
  req: IncomingMessage,
  client: ClientFacts,
  method: string,
  requestTarget: string,
): SignedMessage {
  const { rawHeaders } = req
  const proto = client.isPeerTrusted ? joinField(rawHeaders, 'x-forwarded-proto') : undefined
  const host = client.isPeerTrusted ? joinField(rawHeaders, 'x-forwarded-host') : undefined
  const isTls = 'encrypted' in req.socket && req.socket.encrypted === true
  return {
    method,
    scheme: proto === 'https' || (proto === undefined && isTls) ? 'https' : 'http',
    authority: host ?? joinField(rawHeaders, 'host'),
    requestTarget,
    rawHeaders,
  }
}

/** Counts the memory that signed bodies take until they are known to be what was signed. */
export class SignedBodies {
  #bytes = 0

  /** Error `overloaded` when there is no room, `body_too_large` above `signedBodyBytesMax`. */
  async take(req: IncomingMessage, res: ServerResponse): Promise<Buffer> {
    const bytesMax = limits.signedBodyBytesMax
    const length = joinField(req.rawHeaders, 'content-length')
    const isTooLarge = length !== undefined && Number(length) > bytesMax
    const bytes = length === undefined || isTooLarge ? bytesMax : Number(length)
    if (this.#bytes + bytes > limits.signedBodiesBytesMax) throw new KeywardError('overloaded')
    this.#bytes += bytes
    try {
      const isAwaited = /^100-continue$/i.test(req.headers.expect ?? '')
      if (isAwaited && !isTooLarge) res.writeContinue()
      return await readBody(req, bytesMax)
    } finally {
      this.#bytes -= bytes
    }
  }
}

/** `res` of null: the request wants to become a tunnel, which begins without a body. */
export function readSignedFacts(
  req: IncomingMessage,
  res: ServerResponse | null,
  client: ClientFacts,
  bodies: SignedBodies,
): SignedFacts {
  const message = readSignedMessage(req, client, req.method ?? '', req.url ?? '')
  if (!hasBody(req)) return { message, body: { kind: 'none' } }
  const take = () => {
    if (res === null) throw new KeywardError('invalid_request')
    return bodies.take(req, res)
  }
  return { message, body: { kind: 'coming', take } satisfies BodyFacts }
}

function hasBody({ rawHeaders }: IncomingMessage): boolean {
  if (joinField(rawHeaders, 'transfer-encoding') !== undefined) return true
  return (joinField(rawHeaders, 'content-length') ?? '0') !== '0'
}
