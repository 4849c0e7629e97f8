/** `keyward token`: exchanges a key for a short-lived access token. */
import type { ErrorCode } from '../../base/error-table.ts'
import { KeywardError } from '../../base/errors.ts'
import { limits } from '../../base/limits.ts'
import { formatSpan } from '../../base/text/format-span.ts'
import { neutralise } from '../../base/text/neutralise.ts'
import { SECOND_MS } from '../../base/units.ts'
import { API_KEY_TYPE_URN, TOKEN_EXCHANGE, TOKEN_PATH } from '../../server/oauth/oauth-names.ts'
import type { Run } from '../command.ts'
import { readPresentedKey } from '../files/read-presented-key.ts'
import { succeed } from '../outcome.ts'
import type { exchangeTokenShape } from '../specs/token-specs.ts'
import { parseServerUrl, refuseCleartext, sendTo } from '../transport/server-connection.ts'

export const exchangeToken: Run<typeof exchangeTokenShape> = async (context, { options }) => {
  const { url, apiKeyFile, scope, audience = [], address, lifetime, insecureHttp } = options
  if (url === undefined) {
    throw new KeywardError('usage_error', { detail: 'name the server with --url or KEYWARD_URL' })
  }
  const server = parseServerUrl(url)
  refuseCleartext(server, insecureHttp === true)
  const sources = { variable: 'KEYWARD_API_KEY', fileOption: 'apiKeyFile' } as const
  const key = await readPresentedKey(context, { ...sources, file: apiKeyFile })
  const form = new URLSearchParams({
    grant_type: TOKEN_EXCHANGE,
    subject_token: key.reveal().trim(),
    subject_token_type: API_KEY_TYPE_URN,
  })
  if (scope !== undefined) form.set('scope', scope.join(' '))
  for (const each of audience) form.append('audience', each)
  if (address !== undefined) form.set('address', address.join(' '))
  const asked = lifetime === undefined ? null : Math.floor(lifetime / 1_000)
  // Longer than any token lives says no more than that.
  const longest = limits.tokenLifetimeMsMax / SECOND_MS
  if (asked !== null) form.set('lifetime', String(Math.min(asked, longest)))
  const response = await sendTo(server, TOKEN_PATH, { method: 'POST', body: form })
  const answer = await readTokenAnswer(response, server.origin)
  const isCut = asked !== null && asked > answer.expires_in
  if (isCut) context.warn(describeCut(asked, answer.expires_in))
  const json = isCut ? { ...answer, requested_lifetime: asked } : answer
  return succeed(json, () => `${neutralise(answer.access_token)}\n`)
}

/** Which of them it was is for those to know who may read the policy. */
function describeCut(asked: number, given: number): string {
  return (
    `asked for ${formatSpan(asked * SECOND_MS)}, given ${formatSpan(given * SECOND_MS)}: a token ` +
    'lives no longer than the policy of its API (tokenLifetime), its key and its secret allow'
  )
}

interface TokenAnswer {
  readonly access_token: string
  readonly expires_in: number
}

async function readTokenAnswer(response: Response, origin: string): Promise<TokenAnswer> {
  const answer: unknown = await response.json().catch(() => undefined)
  if (isTokenAnswer(answer) && response.ok) return answer
  if (hasText(answer, 'error')) throw toError(response.status, answer)
  throw new KeywardError('server_unreachable', {
    detail: `${origin} answered ${response.status}, and not as Keyward does.`,
  })
}

function toError(
  status: number,
  answer: { readonly error: string; readonly error_description?: unknown },
): KeywardError {
  const { error, error_description: description } = answer
  const detail = typeof description === 'string' ? description : error
  // RFC 8693 §2.2.2 calls a key that is not valid a wrong request; to people it is a wrong key.
  if (detail.startsWith('subject_token ')) return new KeywardError('unauthorized', { detail })
  return new KeywardError(CODES[status] ?? 'invalid_request', { detail })
}

const CODES: Readonly<Record<number, ErrorCode>> = {
  401: 'unauthorized',
  403: 'forbidden',
  429: 'rate_limited',
  500: 'internal_error',
  503: 'storage_unavailable',
}

function isTokenAnswer(answer: unknown): answer is TokenAnswer {
  if (!hasText(answer, 'access_token') || !('expires_in' in answer)) return false
  return typeof answer.expires_in === 'number'
}

function hasText<N extends string>(
  value: unknown,
  name: N,
): value is { readonly [Name in N]: string } {
  return (
    typeof value === 'object' &&
    value !== null &&
    name in value &&
    typeof (value as Record<string, unknown>)[name] === 'string'
  )
}
