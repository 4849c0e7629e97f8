/** Counts in this process: exact windows in memory, quotas set aside in the durable ledger. */
import { limits } from '../../base/limits.ts'
import { isPromise, type MaybePromise } from '../../base/maybe-promise.ts'
import type { Counters, QuotaSpend, QuotaState, SpendResult, WindowSpend } from '../counters.ts'
import type { QuotaLedger } from '../storage.ts'
import { QuotaAccount, type QuotaDurability } from './quota-account.ts'
import { endOfPeriodMs } from './quota-period.ts'
import { SlidingWindow } from './sliding-window.ts'

const NO_STATES: SpendResult['windows'] = []

export class LocalCounters implements Counters {
  readonly #ledger: QuotaLedger
  readonly #durability: QuotaDurability
  readonly #windows = new Map<string, SlidingWindow>()
  readonly #accounts = new Map<string, QuotaAccount>()
  #sweptAtMs = 0

  constructor(ledger: QuotaLedger, options: { quotaDurability?: QuotaDurability } = {}) {
    this.#ledger = ledger
    this.#durability = options.quotaDurability ?? 'block'
  }

  spend(
    nowMs: number,
    cost: number,
    windows: readonly WindowSpend[],
    quota: QuotaSpend | null,
  ): MaybePromise<SpendResult> {
    if (nowMs - this.#sweptAtMs >= limits.countersSweepIntervalMs) this.#sweep(nowMs)
    if (quota === null) return this.#spendWindows(nowMs, cost, windows)
    const account = this.#getAccount(quota)
    const needsNoLedger =
      account.isReady(nowMs, cost) || account.isSpentUp(nowMs, cost, quota.limit)
    if (needsNoLedger) return this.#spendAll(nowMs, cost, windows, quota, account)
    // A window that refuses anyway must not make the ledger set units aside.
    const isRefused = this.#findRefusal(nowMs, cost, windows) !== null
    if (isRefused && account.isReady(nowMs, 0)) {
      return this.#spendAll(nowMs, cost, windows, quota, account)
    }
    const wanted = isRefused ? 0 : cost
    const reserving = account.reserve(nowMs, wanted, quota.limit)
    if (!isPromise(reserving)) return this.#spendAll(nowMs, cost, windows, quota, account)
    return reserving.then(() => this.#spendAll(nowMs, cost, windows, quota, account))
  }

  async close(): Promise<void> {
    for (const account of this.#accounts.values()) await account.release()
    this.#accounts.clear()
  }

  #spendAll(
    nowMs: number,
    cost: number,
    windows: readonly WindowSpend[],
    quota: QuotaSpend,
    account: QuotaAccount,
  ): SpendResult {
    const isOver = account.spent + cost > quota.limit || !account.isReady(nowMs, cost)
    if (isOver) {
      const refused = this.#findRefusal(nowMs, cost, windows)
      if (refused !== null) return this.#tell(nowMs, windows, stateOf(account, quota), refused)
      const state = stateOf(account, quota)
      const canEver = cost <= quota.limit && state.resetAtMs !== null
      const retryAfterMs = canEver && state.resetAtMs !== null ? state.resetAtMs - nowMs : null
      return this.#tell(nowMs, windows, state, { by: 'quota_exceeded', retryAfterMs })
    }
    const result = this.#spendWindows(nowMs, cost, windows)
    if (result.refusedBy === null) account.take(cost)
    return { ...result, quota: stateOf(account, quota) }
  }

  #spendWindows(nowMs: number, cost: number, windows: readonly WindowSpend[]): SpendResult {
    if (windows.length === 1) {
      const first = windows[0]
      if (first !== undefined) return this.#spendOne(nowMs, cost, first)
    }
    const refused = this.#findRefusal(nowMs, cost, windows)
    if (refused === null && cost > 0) {
      for (const each of windows) this.#getWindow(each).take(nowMs, cost)
    }
    return this.#tell(nowMs, windows, null, refused)
  }

  /** The usual case, one window, without the walks of the general one. */
  #spendOne(nowMs: number, cost: number, spend: WindowSpend): SpendResult {
    const window = this.#getWindow(spend)
    const used = window.countUsed(nowMs)
    const isRefused = used + cost > spend.limit
    if (isRefused) return this.#tell(nowMs, [spend], null, this.#findRefusal(nowMs, cost, [spend]))
    if (cost > 0) window.take(nowMs, cost)
    const state = { remaining: spend.limit - used - cost, resetMs: window.resetMs(nowMs) }
    return { refusedBy: null, retryAfterMs: 0, windows: [state], quota: null }
  }

  #findRefusal(nowMs: number, cost: number, windows: readonly WindowSpend[]): Refusal | null {
    let retryAfterMs: number | null = 0
    let isRefused = false
    for (const each of windows) {
      const window = this.#getWindow(each)
      if (window.countUsed(nowMs) + cost <= each.limit) continue
      isRefused = true
      const waitMs = cost > each.limit ? null : window.msUntilUsed(nowMs, each.limit - cost)
      retryAfterMs =
        waitMs === null || retryAfterMs === null ? null : Math.max(retryAfterMs, waitMs)
    }
    return isRefused ? { by: 'rate_limited', retryAfterMs } : null
  }

  #tell(
    nowMs: number,
    windows: readonly WindowSpend[],
    quota: QuotaState | null,
    refused: Refusal | null,
  ): SpendResult {
    const states =
      windows.length === 0
        ? NO_STATES
        : windows.map((each) => {
            const window = this.#getWindow(each)
            const remaining = Math.max(0, each.limit - window.countUsed(nowMs))
            return { remaining, resetMs: window.resetMs(nowMs) }
          })
    const by = refused === null ? null : refused.by
    return {
      refusedBy: by,
      retryAfterMs: refused === null ? 0 : refused.retryAfterMs,
      windows: states,
      quota,
    }
  }

  #getWindow(spend: WindowSpend): SlidingWindow {
    const known = this.#windows.get(spend.counter)
    if (known !== undefined) return known
    const made = new SlidingWindow(spend.windowMs)
    this.#windows.set(spend.counter, made)
    return made
  }

  #getAccount(quota: QuotaSpend): QuotaAccount {
    const name = `${quota.period} ${quota.subject}`
    const known = this.#accounts.get(name)
    if (known !== undefined) return known
    const made = new QuotaAccount(this.#ledger, this.#durability, quota)
    this.#accounts.set(name, made)
    return made
  }

  /** Forgets windows that are empty: a counter that nobody uses holds no memory. */
  #sweep(nowMs: number): void {
    this.#sweptAtMs = nowMs
    for (const [name, window] of this.#windows) {
      if (window.countUsed(nowMs) === 0) this.#windows.delete(name)
    }
  }
}

interface Refusal {
  readonly by: 'rate_limited' | 'quota_exceeded'
  readonly retryAfterMs: number | null
}

function stateOf(account: QuotaAccount, quota: QuotaSpend): QuotaState {
  return {
    remaining: Math.max(0, quota.limit - account.spent),
    resetAtMs: endOfPeriodMs(quota.period, account.periodStartMs),
  }
}
