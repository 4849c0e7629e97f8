/** Decides how late it certainly is, for what is forgotten for good: a clock may be years ahead. */
import type { Clock } from '../../base/clock.ts'
import { limits } from '../../base/limits.ts'
import type { AuditStorage } from '../audit/audit-storage.ts'

/**
 * What is old is forgotten by this clock and by no other. It is never ahead of the clock of the
 * machine, and runs at most `clockCatchUpFactor` times as fast as time really passes while
 * Keyward runs. So a jump ahead forgets nothing early, and an outage is caught up with in as long
 * as it took. A machine clock that has run evenly for long enough is believed at last.
 */
export class RetentionClock {
  readonly #storage: AuditStorage
  readonly #clock: Clock
  readonly #startedMs: number
  #trustedMs: number
  /** Where the machine's clock has run evenly from. */
  #evenFrom: { readonly nowMs: number; readonly passedMs: number }
  #evenMs = 0
  #passedMs: number

  /** Believes the clock of the machine, until `load`. */
  constructor(storage: AuditStorage, clock: Clock) {
    this.#storage = storage
    this.#clock = clock
    this.#startedMs = clock.passedMs()
    this.#passedMs = this.#startedMs
    this.#trustedMs = clock.nowMs()
    this.#evenFrom = { nowMs: this.#trustedMs, passedMs: this.#startedMs }
  }

  /** At the start: goes on from what was kept, or from the newest event of an older Keyward. */
  async load(): Promise<void> {
    const watch = await this.#storage.findClockWatch()
    const trustedMs = watch?.trustedMs ?? (await this.#findNewestEvent())
    if (trustedMs === undefined) return
    this.#trustedMs = trustedMs
    const strayedMs = Math.abs(this.#clock.nowMs() - (watch?.seenMs ?? 0))
    this.#evenMs = strayedMs > limits.clockStrayMsMax ? 0 : (watch?.evenMs ?? 0)
  }

  nowMs(): number {
    const nowMs = this.#clock.nowMs()
    const passedMs = this.#clock.passedMs()
    const sinceMs = passedMs - this.#passedMs
    this.#passedMs = passedMs
    this.#watchEvenness(nowMs, passedMs, sinceMs)
    const fastestMs = this.#trustedMs + sinceMs * limits.clockCatchUpFactor
    // What was trusted of a clock that was ahead is taken back, but not for one that just started.
    const isSettled = passedMs - this.#startedMs >= limits.clockSettleMs
    const isBelieved = this.#evenMs >= limits.clockEvenMsMin
    if (isBelieved || (nowMs < this.#trustedMs && isSettled)) this.#trustedMs = nowMs
    else this.#trustedMs = Math.max(this.#trustedMs, Math.min(nowMs, fastestMs))
    return Math.min(nowMs, this.#trustedMs)
  }

  /** How far the clock of the machine is ahead of what is trusted. */
  get doubtMs(): number {
    const trustedMs = this.nowMs()
    return this.#clock.nowMs() - trustedMs
  }

  /** A crash costs what was trusted since: it is caught up with as after an outage. */
  async keep(): Promise<void> {
    this.nowMs()
    const [trustedMs, evenMs] = [this.#trustedMs, this.#evenMs].map(Math.floor)
    const seenMs = this.#clock.nowMs()
    await this.#storage.keepClockWatch({ trustedMs: trustedMs ?? 0, seenMs, evenMs: evenMs ?? 0 })
  }

  /** One that is slewed back to the right time strays, too: it is not the right one yet. */
  #watchEvenness(nowMs: number, passedMs: number, sinceMs: number): void {
    const { nowMs: fromMs, passedMs: fromPassedMs } = this.#evenFrom
    this.#evenMs += sinceMs
    const strayedMs = Math.abs(nowMs - fromMs - (passedMs - fromPassedMs))
    if (strayedMs <= limits.clockStrayMsMax) return
    this.#evenFrom = { nowMs, passedMs }
    this.#evenMs = 0
  }

  async #findNewestEvent(): Promise<number | undefined> {
    const { items } = await this.#storage.listAuditEvents({}, { cursor: null, size: 1 })
    return items[0]?.atMs
  }
}
