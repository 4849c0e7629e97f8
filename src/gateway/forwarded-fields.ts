/** Decides what the upstream is told of the client behind a connection. */
import type { IncomingMessage } from 'node:http'
import type { ClientFacts } from '../server/client-facts.ts'
import { joinField } from '../server/join-field.ts'

/** `X-Forwarded-*` and `X-Real-IP` for the upstream: what a trusted peer says, else what we see. */
export function createForwardedFields(req: IncomingMessage, client: ClientFacts): string[] {
  const { isPeerTrusted, address } = client
  const peer = client.peer ?? 'unknown'
  const before = isPeerTrusted ? joinField(req.rawHeaders, 'x-forwarded-for') : undefined
  const proto = isPeerTrusted ? joinField(req.rawHeaders, 'x-forwarded-proto') : undefined
  const host =
    (isPeerTrusted ? joinField(req.rawHeaders, 'x-forwarded-host') : undefined) ??
    joinField(req.rawHeaders, 'host')
  const isTls = 'encrypted' in req.socket && req.socket.encrypted === true
  const fields = [
    'x-forwarded-for',
    before === undefined ? peer : `${before}, ${peer}`,
    'x-forwarded-proto',
    proto === 'http' || proto === 'https' ? proto : isTls ? 'https' : 'http',
  ]
  if (host !== undefined) fields.push('x-forwarded-host', host)
  if (address !== undefined) fields.push('x-real-ip', address)
  return fields
}
