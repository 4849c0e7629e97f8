/** Decides which requests are never relayed, because another server might read them otherwise. */
import type { IncomingMessage } from 'node:http'
import { limits } from '../base/limits.ts'
import { type FramingFields, findFramingRefusal } from '../server/find-framing-refusal.ts'

export type RequestRefusal =
  | 'ambiguous_framing'
  | 'not_a_websocket_handshake'
  | 'too_many_fields'
  | 'trace'

/** `TRACE` would echo our identity token and whatever else we add (RFC 9110 §9.3.8). */
export function findRequestRefusal(
  req: IncomingMessage,
  fields: FramingFields,
): RequestRefusal | undefined {
  if (findFramingRefusal(req, fields) !== undefined) return 'ambiguous_framing'
  if (req.rawHeaders.length > 2 * limits.headersMax) return 'too_many_fields'
  return req.method === 'TRACE' ? 'trace' : undefined
}
