/** Says what a limit is: so many units per sliding window, or per calendar period. */

/** Who shares a counter: each key alone, or all keys of one owner in one API. */
export type LimitSharing = 'key' | 'owner'

/** At most `limit` units in any window of `windowMs` milliseconds, wherever it is laid. */
export interface RateLimit {
  readonly name: string
  /** Units, 1 to `limits.rateLimitMax`. */
  readonly limit: number
  readonly windowMs: number
  readonly per: LimitSharing
}

/** `total` never resets; `day` and `month` are calendar periods in UTC. */
export type QuotaPeriod = 'total' | 'day' | 'month'

export interface Quota {
  /** Units, 1 to `limits.quotaMax`. */
  readonly limit: number
  readonly period: QuotaPeriod
  readonly per: LimitSharing
}
