/** Decides how trouble looks at the OAuth endpoints: JSON by RFC 6749 §5.2, not a problem. */
import { KeywardError } from '../../base/errors.ts'
import type { OAuthErrorCode } from '../../engine/tokens/oauth-refusal.ts'
import type { Answer } from '../endpoint.ts'

/** What RFC 6749 has no word for keeps ours. */
type ErrorName =
  | OAuthErrorCode
  | ChallengeError
  | 'access_denied'
  | 'rate_limited'
  | 'server_error'
  | 'temporarily_unavailable'

/** What a challenge says of a bearer key (RFC 6750 §3.1), or of a token with a proof. */
const CHALLENGE_ERRORS = [
  'invalid_token',
  'insufficient_scope',
  'invalid_dpop_proof',
  'use_dpop_nonce',
] as const

type ChallengeError = (typeof CHALLENGE_ERRORS)[number]

/** RFC 6749 §5.1: nothing of these answers may be kept. */
export const NO_STORE = { 'cache-control': 'no-store', pragma: 'no-cache' }

export interface OAuthTrouble {
  readonly status: number
  readonly headers: Readonly<Record<string, string>>
  readonly body: string
}

function createOAuthError(
  error: ErrorName,
  description: string,
  { status = 400, headers = {} }: Partial<Pick<OAuthTrouble, 'status' | 'headers'>> = {},
): OAuthTrouble {
  return {
    status,
    headers: { 'content-type': 'application/json', ...NO_STORE, ...headers },
    body: JSON.stringify({ error, error_description: toDescription(description) }),
  }
}

export function answerOAuthError(...about: Parameters<typeof createOAuthError>): Answer {
  return { ...createOAuthError(...about), target: null }
}

/** The same for whatever was thrown; nothing is told of trouble that is ours. */
export function toOAuthError(error: unknown): OAuthTrouble {
  const known = error instanceof KeywardError ? error : new KeywardError('internal_error')
  const { status, details, title } = known
  const isOurs = status === 500
  const description = isOurs ? title : (details.detail ?? title)
  // A client library knows no other status for a request that is wrong (RFC 6749 §5.2).
  const told = status === 415 ? 400 : status
  const headers = details.headers ?? {}
  const name = findChallenge(headers['www-authenticate']) ?? nameOf(status)
  return createOAuthError(name, description, { status: told, headers })
}

/** Where the header says what is wrong, the body says the same. */
function findChallenge(challenge = ''): ChallengeError | undefined {
  return CHALLENGE_ERRORS.find((error) => challenge.includes(`, error="${error}"`))
}

function nameOf(status: number): ErrorName {
  if (status === 401) return 'invalid_client'
  if (status === 403) return 'access_denied'
  if (status === 429) return 'rate_limited'
  if (status === 503) return 'temporarily_unavailable'
  return status >= 500 ? 'server_error' : 'invalid_request'
}

/** RFC 6749 §5.2: printable ASCII without quotation mark and backslash. */
function toDescription(text: string): string {
  return text.replace(/"/g, "'").replace(/[^\x20-\x21\x23-\x5b\x5d-\x7e]/g, '?')
}
