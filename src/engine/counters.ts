/** The counter port: takes from rate limits and quota together, or from none of them. */
import type { MaybePromise } from '../base/maybe-promise.ts'
import type { QuotaPeriod } from './limits/limit-policy.ts'

export interface WindowSpend {
  /** As in `RateLimit`. */
  readonly name: string
  /** Names the counter: `<key or owner> <limit name> <windowMs>`. */
  readonly counter: string
  readonly limit: number
  readonly windowMs: number
  /** Room for a shortcut of the counters to what they keep under this name; theirs alone. */
  shortcut: unknown
}

export interface QuotaSpend {
  readonly subject: string
  readonly limit: number
  readonly period: QuotaPeriod
}

export interface WindowState {
  /** As asked: name, limit and length. */
  readonly name: string
  readonly limit: number
  readonly windowMs: number
  readonly remaining: number
  /** Milliseconds until the window is empty again when nothing more is taken. */
  readonly resetMs: number
}

export interface QuotaState {
  readonly remaining: number
  /** First millisecond of the next period; null for `total`. */
  readonly resetAtMs: number | null
}

export interface SpendResult {
  readonly refusedBy: 'rate_limited' | 'quota_exceeded' | null
  /** How long until this very request could pass; 0 when it passed, null when it never can. */
  readonly retryAfterMs: number | null
  /** One for each window asked for, in the same order. */
  readonly windows: readonly WindowState[]
  readonly quota: QuotaState | null
}

export interface Counters {
  /** All or nothing. A `cost` of 0 only looks. */
  spend(
    nowMs: number,
    cost: number,
    windows: readonly WindowSpend[],
    quota: QuotaSpend | null,
  ): MaybePromise<SpendResult>
  /** The usual case, one window and no quota, with no list to look through. */
  spendWindow(nowMs: number, cost: number, window: WindowSpend): MaybePromise<SpendResult>
  /** Gives unspent reservations back. */
  close(): MaybePromise<void>
}
