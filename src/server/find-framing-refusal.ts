/** Decides which requests end the connection because another server may see their end elsewhere. */
import type { IncomingMessage } from 'node:http'
import type { RequestFields } from './request-fields.ts'

/** What was sent twice is joined, so that no check can miss the second. */
export type FramingFields = Pick<RequestFields, 'hosts' | 'contentLength' | 'transferEncoding'>

/**
 * Node's strict parser has refused what is malformed. It lets pass what two servers in a row may
 * read in two ways (request smuggling, RFC 9112 §11.2): HTTP/0.9 and 2.0 in the request line,
 * several `Host` fields, codings beside `chunked`, `Transfer-Encoding` in HTTP/1.0 or beside
 * `Content-Length`, and lengths that a double cannot hold.
 */
export function findFramingRefusal(
  req: IncomingMessage,
  { hosts, contentLength, transferEncoding }: FramingFields,
): string | undefined {
  if (req.httpVersionMajor !== 1) return 'Only HTTP/1.0 and HTTP/1.1 are spoken here.'
  if (hosts > 1) return 'Host was sent twice.'
  if (contentLength !== undefined) {
    if (transferEncoding !== undefined)
      return 'Content-Length and Transfer-Encoding exclude each other.'
    const isExact = /^\d{1,16}$/.test(contentLength) && Number.isSafeInteger(Number(contentLength))
    if (!isExact) return 'Content-Length must be one plain number.'
  }
  if (transferEncoding === undefined) return undefined
  if (req.httpVersionMinor === 0) return 'Transfer-Encoding does not exist in HTTP/1.0.'
  if (transferEncoding.toLowerCase() === 'chunked') return undefined
  return 'Transfer-Encoding must be chunked and nothing else.'
}
