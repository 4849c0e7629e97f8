/** Decides how an error looks over HTTP: a problem document (RFC 9457), the same everywhere. */
import type { ServerResponse } from 'node:http'
import { KeywardError } from '../base/errors.ts'
import { limits } from '../base/limits.ts'
import { redactKeys } from '../engine/keys/redact-keys.ts'

export interface Problem {
  readonly status: number
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string>>
  readonly body: string
}

/** What a client that knows nothing of us can still tell apart; every other error is its code. */
const ERROR_OF_STATUS: Readonly<Record<number, string>> = {
  401: 'unauthorized',
  403: 'forbidden',
  429: 'rate_limited',
}

/** What HTTP wants with a status (RFC 9110 §15.5.2, §15.5.6) where nobody knows better. */
const FIELDS_OF_STATUS: Readonly<Record<number, Readonly<Record<string, string>>>> = {
  401: { 'www-authenticate': 'Bearer realm="keyward"' },
  // TRACE is the one method that is passed on to no API.
  405: { allow: 'GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS' },
}

/**
 * Whatever is no `KeywardError` becomes `internal_error` and tells nothing: its details are for
 * the log. So are those of our own errors with status 500, which speak of files and paths.
 */
export function toProblem(error: unknown, requestId: string): Problem {
  const known = error instanceof KeywardError ? error : new KeywardError('internal_error')
  const { code, status, title, fix, details } = known
  const detail = status === 500 ? undefined : details.detail
  const body = JSON.stringify({
    type: `/docs/errors/${code}`,
    title,
    status,
    ...(detail === undefined ? {} : { detail }),
    code,
    error: ERROR_OF_STATUS[status] ?? code,
    ...details.members,
    ...(details.errors === undefined || details.errors.length === 0
      ? {}
      : { errors: details.errors.slice(0, limits.problemErrorsMax) }),
    requestId,
    fix,
  })
  return {
    status,
    headers: {
      'content-type': 'application/problem+json',
      'cache-control': 'no-store',
      'x-content-type-options': 'nosniff',
      'x-request-id': requestId,
      ...FIELDS_OF_STATUS[status],
      ...details.headers,
    },
    body: redactKeys(body),
  }
}

/** Answers with the problem, or hangs up when the answer had already begun. */
export function sendProblem(res: ServerResponse, error: unknown, requestId: string): void {
  if (res.headersSent) {
    res.destroy()
    return
  }
  const { status, headers, body } = toProblem(error, requestId)
  res.writeHead(status, { ...headers, 'content-length': Buffer.byteLength(body) })
  res.end(body)
}
