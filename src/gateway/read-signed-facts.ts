/** Decides what a client can have signed, from what the gateway sees of its request. */
import type { IncomingMessage, ServerResponse } from 'node:http'
import { KeywardError } from '../base/errors.ts'
import type { SignedMessage } from '../engine/signatures/signed-message.ts'
import type { BodyFacts, SignedFacts } from '../engine/signatures/verify-signed-request.ts'
import type { ClientFacts } from '../server/client-facts.ts'
import { joinField } from '../server/join-field.ts'
import type { SignedBodies } from './signed-bodies.ts'

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

/** `res` of null: the request wants to become a tunnel, which begins without a body. */
export function readSignedFacts(
  req: IncomingMessage,
  res: ServerResponse | null,
  client: ClientFacts,
  bodies: SignedBodies,
): SignedFacts {
  const message = readSignedMessage(req, client, req.method ?? '', req.url ?? '')
  if (!hasBody(req)) return { message, body: { kind: 'none' } }
  const take = (subject: string) => {
    if (res === null) throw new KeywardError('invalid_request')
    return bodies.take(req, res, subject)
  }
  return { message, body: { kind: 'coming', take } satisfies BodyFacts }
}

function hasBody({ rawHeaders }: IncomingMessage): boolean {
  if (joinField(rawHeaders, 'transfer-encoding') !== undefined) return true
  return (joinField(rawHeaders, 'content-length') ?? '0') !== '0'
}
