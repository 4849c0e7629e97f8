/** Says what the answer to "may this request pass?" can be. */
import type { RoutePolicy } from '../apis/api-record.ts'
import type { QuotaState, WindowState } from '../counters.ts'
import type { Quota } from '../limits/limit-policy.ts'
import type { KeyRecord, KeyState } from './key-record.ts'
import type { LiveKey } from './live-key.ts'

/** The same codes everywhere: HTTP, CLI, logs, metrics, docs. */
export const DENIAL_CODES = [
  'malformed',
  'not_found',
  'revoked',
  'disabled',
  'not_yet_valid',
  'expired',
  'address_not_allowed',
  'insufficient_scope',
  'rate_limited',
  'quota_exceeded',
] as const

export type DenialCode = (typeof DENIAL_CODES)[number]

/** Why a key in that state opens nothing. A caller need not know that somebody found it. */
export function denialOfState(state: Exclude<KeyState, 'active'>): DenialCode {
  return state === 'quarantined' ? 'disabled' : state
}

export interface QuotaReport extends QuotaState {
  readonly limit: number
  readonly period: Quota['period']
}

export interface Allowed {
  readonly allowed: true
  readonly key: KeyRecord
  /** The same with what proved it, for whoever has to ask again whether it still does. */
  readonly live: LiveKey
  /** The route policy that was applied; null when the request named no method and path. */
  readonly route: RoutePolicy | null
  readonly rateLimits: readonly WindowState[]
  readonly quota: QuotaReport | null
}

export interface Denied {
  readonly allowed: false
  readonly code: DenialCode
  /** Only when the caller held the real secret: nobody else learns why. */
  readonly key: KeyRecord | null
  /** The route policy that was applied, when it came to that. */
  readonly route: RoutePolicy | null
  /** Scopes that were needed and are not granted. */
  readonly missing: readonly string[]
  readonly rateLimits: readonly WindowState[]
  readonly quota: QuotaReport | null
  /** When the very same request could pass; null when never, or not by waiting. */
  readonly retryAfterMs: number | null
}

export type Decision = Allowed | Denied

/** A denial without more to say; `key` only when its real secret was presented. */
export function deny(
  code: DenialCode,
  key: KeyRecord | null,
  missing: readonly string[] = [],
  route: RoutePolicy | null = null,
): Denied {
  const nothing = { rateLimits: [], quota: null, retryAfterMs: null }
  return { allowed: false, code, key, route, missing, ...nothing }
}
