/** Decides what an enforcement point answers when a request does not pass: 401, 403 or 429. */
import { KeywardError } from '../base/errors.ts'
import type { DpopTrouble } from '../engine/dpop/verify-dpop-key.ts'
import { DPOP_ALGORITHMS } from '../engine/dpop/verify-dpop-proof.ts'
import type { DenialCode, Denied } from '../engine/keys/decision.ts'
import { createRateLimitFields, toSeconds } from './rate-limit-fields.ts'

/** RFC 9110 §15.5: who are you, you may not, not now. */
const ANSWERS = {
  malformed: 'unauthorized',
  not_found: 'unauthorized',
  revoked: 'unauthorized',
  disabled: 'unauthorized',
  not_yet_valid: 'unauthorized',
  expired: 'unauthorized',
  address_not_allowed: 'forbidden',
  insufficient_scope: 'forbidden',
  rate_limited: 'rate_limited',
  quota_exceeded: 'rate_limited',
} as const satisfies Record<DenialCode, string>

const DETAILS: Readonly<Record<DenialCode, string>> = {
  malformed: 'The key is not valid.',
  not_found: 'The key is not valid.',
  revoked: 'The key was revoked.',
  disabled: 'The key is disabled.',
  not_yet_valid: 'The key is not valid yet.',
  expired: 'The key has expired.',
  address_not_allowed: 'The key may not be used from this address.',
  insufficient_scope: 'The key lacks a scope that this request needs.',
  rate_limited: 'A rate limit of the key is used up.',
  quota_exceeded: 'The quota of the key is used up.',
}

/** What a client that proves a key is told beside the decision. */
export interface DpopTold {
  readonly trouble: DpopTrouble | null
  readonly nonce: string
}

/**
 * `decision` of null: no credential was sent. The code is told to holders of the secret only.
 * `dpop` of null: the credential was not sent as one that needs a proof.
 */
export function createDenialError(
  apiId: string,
  decision: Denied | null,
  nowMs: number,
  dpop: DpopTold | null = null,
): KeywardError {
  if (decision === null) {
    return new KeywardError('unauthorized', {
      detail: 'No key was sent.',
      headers: { 'www-authenticate': `Bearer realm="${apiId}"` },
    })
  }
  const { code, key, missing, retryAfterMs } = decision
  const answer = ANSWERS[code]
  return new KeywardError(answer, {
    detail: dpop?.trouble?.detail ?? describe(decision),
    headers: {
      ...createRateLimitFields(decision, nowMs),
      ...(dpop === null ? {} : { 'dpop-nonce': dpop.nonce }),
      ...(answer === 'rate_limited' && retryAfterMs !== null
        ? { 'retry-after': String(Math.max(1, toSeconds(retryAfterMs))) }
        : {}),
      ...(answer === 'rate_limited'
        ? {}
        : { 'www-authenticate': challenge(apiId, decision, dpop) }),
    },
    ...(key === null
      ? {}
      : { members: { code, keyId: key.id, ...(missing.length > 0 ? { missing } : {}) } }),
  })
}

/** Which of them counts, nobody can know (RFC 6750 §3.1). */
export function createSeveralError(apiId: string): KeywardError {
  return new KeywardError('several_credentials', {
    headers: { 'www-authenticate': `Bearer realm="${apiId}", error="invalid_request"` },
  })
}

/**
 * Of a request whose signature does not count. Why is not told, as for any wrong key; what has to
 * be signed is the same for everybody (RFC 9421 §5.1).
 */
export function createSignatureError(apiId: string, method: string): KeywardError {
  const mayHaveBody = method !== 'GET' && method !== 'HEAD'
  const covered = `"@method" "@authority" "@path" "@query"${mayHaveBody ? ' "content-digest"' : ''}`
  return new KeywardError('unauthorized', {
    detail: DETAILS.not_found,
    headers: {
      'www-authenticate': `Bearer realm="${apiId}", error="invalid_token"`,
      'accept-signature': `sig=(${covered});created;alg="ed25519"`,
    },
  })
}

function describe({ code, key, missing }: Denied): string {
  if (code === 'rate_limited' && key === null) return 'Too many attempts failed from this address.'
  if (code !== 'insufficient_scope') return DETAILS[code]
  if (missing.length === 0) return 'No route of the API names this request.'
  return `Missing: ${missing.join(', ')}.`
}

/** RFC 6750 §3, RFC 9449 §7.1. */
function challenge(apiId: string, decision: Denied, dpop: DpopTold | null): string {
  const scheme = dpop === null ? 'Bearer' : 'DPoP'
  const parameters = [`realm="${apiId}"`, ...listReasons(decision, dpop?.trouble ?? null)]
  if (dpop !== null) parameters.push(`algs="${DPOP_ALGORITHMS.join(' ')}"`)
  return `${scheme} ${parameters.join(', ')}`
}

function listReasons({ code, missing }: Denied, trouble: DpopTrouble | null): string[] {
  if (trouble !== null) return [`error="${trouble.code}"`, `error_description="${trouble.detail}"`]
  if (code === 'address_not_allowed') return []
  if (code !== 'insufficient_scope') return ['error="invalid_token"']
  const scope = missing.length > 0 ? [`scope="${missing.join(' ')}"`] : []
  return ['error="insufficient_scope"', ...scope]
}
