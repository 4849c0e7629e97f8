/** Decides what a client gets whose request is not HTTP, too large or too slow to be read. */
import { type ServerResponse, STATUS_CODES } from 'node:http'
import type { Duplex } from 'node:stream'
import { KeywardError } from '../base/errors.ts'
import { toProblem } from './problem.ts'
import { createRequestId } from './request-id.ts'

/** What a log and a client may know of it: never a byte of what came. */
function toClientError(error: Error): KeywardError {
  const code = 'code' in error ? error.code : undefined
  if (code === 'HPE_HEADER_OVERFLOW') return new KeywardError('headers_too_large')
  if (code === 'ERR_HTTP_REQUEST_TIMEOUT') return new KeywardError('request_timeout')
  return new KeywardError('invalid_request', { detail: 'This is not well-formed HTTP/1.1.' })
}

/**
 * Answers on the bare connection and ends it. Not when another request of it is still being
 * answered: the client would take this for the answer to that one. `current` is the newest.
 */
export function answerClientError(
  error: Error,
  socket: Duplex,
  current: ServerResponse | undefined,
): void {
  const isBetweenAnswers =
    current === undefined ||
    current.writableFinished ||
    (!current.headersSent && !current.req.complete)
  if (!socket.writable || !isBetweenAnswers || !isAboutHttp(error)) {
    socket.destroy()
    return
  }
  const { status, headers, body } = toProblem(toClientError(error), createRequestId())
  const fields = { ...headers, 'content-length': String(Buffer.byteLength(body)) }
  const lines = Object.entries({ ...fields, connection: 'close' }).map(
    ([name, value]) => `${name}: ${value}\r\n`,
  )
  const reason = STATUS_CODES[status] ?? 'Error'
  socket.end(`HTTP/1.1 ${status} ${reason}\r\n${lines.join('')}\r\n${body}`, () => {
    socket.destroy()
  })
}

/** The rest are connections that broke, and TLS handshakes that never came to speak HTTP. */
function isAboutHttp(error: Error): boolean {
  return 'code' in error && /^(?:HPE_|ERR_HTTP_)/.test(String(error.code))
}
