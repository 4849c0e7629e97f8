/** Decides how a durable quota is spent in memory: only from what the ledger has set aside. */
import { assert } from '../../base/assert.ts'
import { limits } from '../../base/limits.ts'
import { isPromise, type MaybePromise } from '../../base/maybe-promise.ts'
import type { QuotaSpend } from '../counters.ts'
import type { QuotaGrant, QuotaLedger } from '../storage.ts'
import { startOfPeriodMs } from './quota-period.ts'

/**
 * `block`: sets aside up to a hundredth of the quota at a time, so that a crash costs the key at
 * most that much of it. `each`: every spend is durable before the answer, and a crash costs
 * nothing. Neither ever gives a key more than its quota.
 */
export type QuotaDurability = 'block' | 'each'

/** One quota of one key or owner in one period. */
export class QuotaAccount {
  readonly #ledger: QuotaLedger
  readonly #durability: QuotaDurability
  readonly #spend: QuotaSpend
  periodStartMs = 0
  /** All that was ever set aside in the period, by this process and before it. */
  #reserved = 0
  /** The part of it that is still to be spent here. */
  #available = 0
  #loaded = false
  #reserving: Promise<number> | null = null

  constructor(ledger: QuotaLedger, durability: QuotaDurability, spend: QuotaSpend) {
    this.#ledger = ledger
    this.#durability = durability
    this.#spend = spend
  }

  get spent(): number {
    return this.#reserved - this.#available
  }

  /** Settles when the ledger has answered; null when nothing was asked. Only one asks at a time. */
  get reserving(): Promise<number> | null {
    return this.#reserving
  }

  /** True when the account knows the period of `nowMs` and can pay `cost` without the ledger. */
  isReady(nowMs: number, cost: number): boolean {
    return this.#available >= cost && this.#isCurrent(nowMs)
  }

  /** True when it is known, without the ledger, that `cost` is more than what is left. */
  isSpentUp(nowMs: number, cost: number, limit: number): boolean {
    return this.spent + cost > limit && this.#isCurrent(nowMs)
  }

  /**
   * Asks the ledger for what is needed to pay `cost`, and a little ahead in `block` mode; a cost
   * of 0 only reads. Answers what was granted; others may have spent of it meanwhile.
   */
  reserve(nowMs: number, cost: number, limit: number): MaybePromise<number> {
    const { subject, period } = this.#spend
    const asked = startOfPeriodMs(period, nowMs)
    const periodStartMs = this.#loaded ? Math.max(asked, this.periodStartMs) : asked
    if (periodStartMs !== this.periodStartMs) this.#available = 0
    const missing = Math.max(0, cost - this.#available)
    const amount = missing === 0 ? 0 : Math.max(missing, this.#blockSize(limit))
    const granted = this.#ledger.reserveQuota({ subject, period, periodStartMs, amount, limit })
    if (!isPromise(granted)) return this.#credit(granted, periodStartMs)
    this.#reserving = granted
      .then((grant) => this.#credit(grant, periodStartMs))
      .finally(() => {
        this.#reserving = null
      })
    return this.#reserving
  }

  take(cost: number): void {
    this.#available -= cost
  }

  /** Gives the unspent part back to the ledger; the account is not used again. */
  async release(): Promise<void> {
    await this.#reserving?.catch(() => {})
    if (this.#available === 0) return
    const { subject, period } = this.#spend
    const amount = this.#available
    this.#available = 0
    await this.#ledger.releaseQuota(subject, period, this.periodStartMs, amount)
  }

  /** True when the period has ended and nobody waits: what is left of it is worth nothing. */
  isOver(nowMs: number): boolean {
    return this.#reserving === null && !this.#isCurrent(nowMs)
  }

  #isCurrent(nowMs: number): boolean {
    return this.#loaded && startOfPeriodMs(this.#spend.period, nowMs) <= this.periodStartMs
  }

  #blockSize(limit: number): number {
    if (this.#durability === 'each') return 0
    const share = Math.floor(limit / limits.quotaReserveDivisor)
    return Math.min(limits.quotaReserveMax, share)
  }

  #credit(grant: QuotaGrant, askedStartMs: number): number {
    assert(grant.periodStartMs >= askedStartMs, 'the ledger answered about an earlier period')
    if (grant.periodStartMs !== this.periodStartMs) this.#available = 0
    this.periodStartMs = grant.periodStartMs
    this.#available += grant.granted
    this.#reserved = grant.reserved
    this.#loaded = true
    return grant.granted
  }
}
