/** Decides which requests are never relayed, because another server might read them otherwise. */
import type { IncomingMessage } from 'node:http'
import { limits } from '../base/limits.ts'
import type { ForwardedRequest } from './forward-request-fields.ts'

export type RequestRefusal =
  | 'http_version'
  | 'too_many_fields'
  | 'trace'
  | 'repeated_host'
  | 'repeated_content_length'
  | 'repeated_transfer_encoding'
  | 'content_length_and_transfer_encoding'
  | 'content_length_not_exact'
  | 'transfer_encoding_in_http_1_0'
  | 'unknown_transfer_encoding'
  | 'body_with_upgrade'
  | 'not_a_websocket_handshake'

/**
 * Node's strict parser has already refused what is malformed (header-smuggling.test.ts shows each
 * case). It lets pass: HTTP/0.9 and 2.0 in the request line, several `Host` fields, codings in
 * front of `chunked`, `Transfer-Encoding` in HTTP/1.0, and lengths that a double cannot hold.
 * `TRACE` would echo our identity token and whatever else we add (RFC 9110 §9.3.8).
 */
export function findRequestRefusal(
  req: IncomingMessage,
  request: ForwardedRequest,
): RequestRefusal | undefined {
  if (req.httpVersionMajor !== 1) return 'http_version'
  if (req.rawHeaders.length > 2 * limits.headersMax) return 'too_many_fields'
  if (req.method === 'TRACE') return 'trace'
  if (request.repeated !== undefined) return repetitions[request.repeated]
  const { contentLength, transferEncoding } = request
  if (contentLength !== undefined) {
    if (transferEncoding !== undefined) return 'content_length_and_transfer_encoding'
    if (Number(contentLength) > Number.MAX_SAFE_INTEGER) return 'content_length_not_exact'
  }
  if (transferEncoding === undefined) return undefined
  if (req.httpVersionMinor === 0) return 'transfer_encoding_in_http_1_0'
  return transferEncoding.toLowerCase() === 'chunked' ? undefined : 'unknown_transfer_encoding'
}

const repetitions = {
  'content-length': 'repeated_content_length',
  host: 'repeated_host',
  'transfer-encoding': 'repeated_transfer_encoding',
} as const satisfies Record<string, RequestRefusal>
