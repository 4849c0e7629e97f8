/** Decides what an answer of the management API means to a command: its body, or an error. */
import { type ErrorCode, errorTable } from '../../base/error-table.ts'
import { type ErrorDetails, KeywardError } from '../../base/errors.ts'

/** `server` names it in errors; null: it was asked in process, where no log has request ids. */
export async function readAnswer(response: Response, server: string | null): Promise<unknown> {
  if (response.status === 204) return null
  const text = await response.text()
  const type = response.headers.get('content-type') ?? ''
  const body = /^application\/(?:[\w.-]+\+)?json\b/.test(type) ? parseJson(text) : undefined
  if (response.ok && body !== undefined) return body
  if (!response.ok && isRecord(body) && typeof body['code'] === 'string')
    throw toError(body, server !== null)
  throw new KeywardError('server_unreachable', {
    detail: `${server} answered ${response.status}, and not as Keyward does.`,
  })
}

/** An answer that is not read whole: what is in it is for others to judge. */
export async function openBody(
  response: Response,
  server: string | null,
): Promise<AsyncIterable<Uint8Array>> {
  if (response.ok && response.body !== null) return response.body
  await readAnswer(response, server)
  throw new KeywardError('server_unreachable', { detail: `${server} answered without a body.` })
}

/** A newer server may know errors that we do not: then its words are told under a code of ours. */
function toError(problem: Readonly<Record<string, unknown>>, hasLog: boolean): KeywardError {
  const { code, error, title, detail, errors, requestId, status } = problem
  // Of a denial `code` is the reason, such as `insufficient_scope`, and `error` is what it is.
  const known = [code, error].find(isErrorCode)
  const fallback = typeof status === 'number' && status < 500 ? 'invalid_request' : 'internal_error'
  const told = typeof detail === 'string' ? detail : known === undefined ? String(title) : undefined
  const details: ErrorDetails = {
    ...(told === undefined ? {} : { detail: told }),
    ...(Array.isArray(errors) ? { errors: errors.filter(isFieldError) } : {}),
    ...(hasLog ? { members: { requestId } } : {}),
  }
  return new KeywardError(known ?? fallback, details)
}

function isErrorCode(value: unknown): value is ErrorCode {
  return typeof value === 'string' && Object.hasOwn(errorTable, value)
}

function isFieldError(value: unknown): value is { at: string; message: string } {
  return isRecord(value) && typeof value['at'] === 'string' && typeof value['message'] === 'string'
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
