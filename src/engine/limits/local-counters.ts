/** Counts in this process: exact windows in memory, quotas set aside in the durable ledger. */
import { limits } from '../../base/limits.ts'
import { isPromise, type MaybePromise } from '../../base/maybe-promise.ts'
import type {
  Counters,
  QuotaSpend,
  QuotaState,
  SpendResult,
  WindowSpend,
  WindowState,
} from '../counters.ts'
import type { QuotaLedger } from '../storage.ts'
import { QuotaAccount, type QuotaDurability } from './quota-account.ts'
import { endOfPeriodMs } from './quota-period.ts'
import { SlidingWindow } from './sliding-window.ts'

const NO_STATES: SpendResult['windows'] = []

export class LocalCounters implements Counters {
  readonly #ledger: QuotaLedger
  readonly #durability: QuotaDurability
  readonly #windows = new Map<string, CountedWindow>()
  readonly #accounts = new Map<string, QuotaAccount>()
  #latestMs = 0
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
    const atMs = this.#forward(nowMs)
    if (quota === null) return this.#spendWindows(atMs, cost, windows)
    const account = this.#getAccount(quota)
    const needsNoLedger = account.isReady(atMs, cost) || account.isSpentUp(atMs, cost, quota.limit)
    if (needsNoLedger) return this.#spendAll(atMs, cost, windows, quota, account)
    // What somebody else is already waiting for may be enough for both.
    if (account.reserving !== null) {
      return account.reserving.then(() => this.spend(nowMs, cost, windows, quota))
    }
    const isKnown = account.isReady(atMs, 0)
    const isRefused = this.#findRefusal(atMs, cost, windows) !== null
    if (isRefused && isKnown) return this.#spendAll(atMs, cost, windows, quota, account)
    // Nothing is set aside for what a window refuses anyway, nor before it is known what is left:
    // a request for more than that would bind all of it.
    const wanted = isRefused || !isKnown ? 0 : cost
    const reserving = account.reserve(atMs, wanted, quota.limit)
    const goOn = (granted: number) =>
      isKnown && granted === 0
        ? this.#spendAll(this.#forward(nowMs), cost, windows, quota, account)
        : this.spend(nowMs, cost, windows, quota)
    return isPromise(reserving) ? reserving.then(goOn) : goOn(reserving)
  }

  spendWindow(nowMs: number, cost: number, spend: WindowSpend): SpendResult {
    const atMs = this.#forward(nowMs)
    const window = this.#getWindow(spend)
    const used = window.countUsed(atMs)
    if (used + cost > spend.limit) return this.#spendWindows(atMs, cost, [spend])
    if (cost > 0) window.take(atMs, cost)
    const state = createState(spend, spend.limit - used - cost, window.resetMs(atMs))
    return { refusedBy: null, retryAfterMs: 0, windows: [state], quota: null }
  }

  /** Tries all, then throws what the first one threw. */
  async close(): Promise<void> {
    const released = await Promise.allSettled(
      [...this.#accounts.values()].map((account) => account.release()),
    )
    this.#accounts.clear()
    for (const each of released) if (each.status === 'rejected') throw each.reason
  }

  /** Who had to wait comes with an older time, and a window must not be asked about the past. */
  #forward(nowMs: number): number {
    if (nowMs > this.#latestMs) this.#latestMs = nowMs
    if (this.#latestMs - this.#sweptAtMs >= limits.countersSweepIntervalMs) this.#sweep()
    return this.#latestMs
  }

  #spendAll(
    nowMs: number,
    cost: number,
    windows: readonly WindowSpend[],
    quota: QuotaSpend,
    account: QuotaAccount,
  ): SpendResult {
    const isSpentUp = account.isSpentUp(nowMs, cost, quota.limit)
    if (!isSpentUp && account.isReady(nowMs, cost)) {
      const result = this.#spendWindows(nowMs, cost, windows)
      if (result.refusedBy === null) account.take(cost)
      return { ...result, quota: stateOf(account, quota) }
    }
    const state = stateOf(account, quota)
    const canEver = cost <= quota.limit && state.resetAtMs !== null
    const retryAfterMs = canEver && state.resetAtMs !== null ? state.resetAtMs - nowMs : null
    const refused = this.#findRefusal(nowMs, cost, windows)
    if (refused === null) {
      return this.#tell(nowMs, windows, state, { by: 'quota_exceeded', retryAfterMs })
    }
    const waitMs = isSpentUp ? later(refused.retryAfterMs, retryAfterMs) : refused.retryAfterMs
    return this.#tell(nowMs, windows, state, { by: 'rate_limited', retryAfterMs: waitMs })
  }

  #spendWindows(nowMs: number, cost: number, windows: readonly WindowSpend[]): SpendResult {
    const refused = this.#findRefusal(nowMs, cost, windows)
    if (refused === null && cost > 0) {
      for (const each of windows) this.#getWindow(each).take(nowMs, cost)
    }
    return this.#tell(nowMs, windows, null, refused)
  }

  #findRefusal(nowMs: number, cost: number, windows: readonly WindowSpend[]): Refusal | null {
    let retryAfterMs: number | null = 0
    let isRefused = false
    for (const each of windows) {
      const window = this.#getWindow(each)
      if (window.countUsed(nowMs) + cost <= each.limit) continue
      isRefused = true
      const waitMs = cost > each.limit ? null : window.msUntilUsed(nowMs, each.limit - cost)
      retryAfterMs = later(retryAfterMs, waitMs)
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
            return createState(each, remaining, window.resetMs(nowMs))
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
    const { shortcut } = spend
    if (shortcut instanceof CountedWindow && shortcut.owner === this) return shortcut
    const window = this.#windows.get(spend.counter) ?? new CountedWindow(spend.windowMs, this)
    this.#windows.set(spend.counter, window)
    spend.shortcut = window
    return window
  }

  #getAccount(quota: QuotaSpend): QuotaAccount {
    const name = `${quota.period} ${quota.subject}`
    const known = this.#accounts.get(name)
    if (known !== undefined) return known
    const made = new QuotaAccount(this.#ledger, this.#durability, quota)
    this.#accounts.set(name, made)
    return made
  }

  /** Forgets windows that are empty and quotas whose period is over. */
  #sweep(): void {
    const nowMs = this.#latestMs
    this.#sweptAtMs = nowMs
    for (const [name, window] of this.#windows) {
      if (window.countUsed(nowMs) > 0) continue
      this.#windows.delete(name)
      window.owner = null
      // A shortcut to it may last as long as its key is warm.
      window.shrink()
    }
    for (const [name, account] of this.#accounts) {
      if (account.isOver(nowMs)) this.#accounts.delete(name)
    }
  }
}

/** `owner` is null once the window is forgotten: a shortcut to it must not be used any more. */
class CountedWindow extends SlidingWindow {
  owner: LocalCounters | null

  constructor(windowMs: number, owner: LocalCounters) {
    super(windowMs)
    this.owner = owner
  }
}

function createState(spend: WindowSpend, remaining: number, resetMs: number): WindowState {
  const { name, limit, windowMs } = spend
  return { name, limit, windowMs, remaining, resetMs }
}

interface Refusal {
  readonly by: 'rate_limited' | 'quota_exceeded'
  readonly retryAfterMs: number | null
}

/** Null is never. */
function later(leftMs: number | null, rightMs: number | null): number | null {
  return leftMs === null || rightMs === null ? null : Math.max(leftMs, rightMs)
}

function stateOf(account: QuotaAccount, quota: QuotaSpend): QuotaState {
  return {
    remaining: Math.max(0, quota.limit - account.spent),
    resetAtMs: endOfPeriodMs(quota.period, account.periodStartMs),
  }
}
