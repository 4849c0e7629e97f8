/** Decides when a request may leave: so many at a time, so many a second, evenly, and no more. */
import { setTimeout as delay } from 'node:timers/promises'
import { limits } from '../../../base/limits.ts'
import { ScanStopped } from './exchange.ts'

interface PaceSettings {
  readonly requestsBudget: number
  readonly requestsPerSecond: number
  readonly concurrency: number
}

export class RequestPace {
  readonly #settings: PaceSettings
  readonly #stop = new AbortController()
  #stopped: ScanStopped['reason'] | null = null
  #sent = 0
  #underWay = 0
  readonly #waiting: (() => void)[] = []
  #nextMs = 0
  #perSecond: number
  #pausedUntilMs = 0

  constructor(settings: PaceSettings) {
    this.#settings = settings
    this.#perSecond = settings.requestsPerSecond
  }

  get sent(): number {
    return this.#sent
  }

  get remaining(): number {
    return this.#settings.requestsBudget - this.#sent
  }

  /** Nothing is sent from now on; whoever waits is told at once. */
  stop(reason: ScanStopped['reason']): void {
    this.#stopped ??= reason
    this.#stop.abort()
    for (const wake of this.#waiting.splice(0)) wake()
  }

  throwIfStopped(): void {
    if (this.#stopped !== null) throw new ScanStopped(this.#stopped)
  }

  /** Takes one request from the budget. False when there is none left, or nothing may be sent. */
  spend(): boolean {
    if (this.remaining < 1 || this.#stopped !== null) return false
    this.#sent += 1
    return true
  }

  get isPaused(): boolean {
    return this.#pausedUntilMs > performance.now()
  }

  /** From now on half as fast: all else would only meet the same limit again. */
  slowDown(): void {
    const slowest = Math.min(limits.probeSlowedPerSecondMin, this.#settings.requestsPerSecond)
    this.#perSecond = Math.max(slowest, this.#perSecond / 2)
  }

  pause(ms: number): void {
    this.#pausedUntilMs = Math.max(this.#pausedUntilMs, performance.now() + ms)
  }

  /** Runs `act` in its turn. Throws `ScanStopped` instead when the scan is over by then. */
  async run<T>(act: () => Promise<T>): Promise<T> {
    this.throwIfStopped()
    if (this.#underWay < this.#settings.concurrency) this.#underWay += 1
    // Whoever leaves hands the place on, so that nobody overtakes.
    else await new Promise<void>((resolve) => this.#waiting.push(resolve))
    try {
      this.throwIfStopped()
      await this.#waitForTurn()
      return await act()
    } finally {
      const next = this.#waiting.shift()
      if (next === undefined) this.#underWay -= 1
      else next()
    }
  }

  async #waitForTurn(): Promise<void> {
    // Again and again: while it slept, somebody else may have met a rate limit.
    do {
      await this.#sleepUntil(this.#pausedUntilMs)
      const turnMs = Math.max(performance.now(), this.#nextMs)
      this.#nextMs = turnMs + 1_000 / this.#perSecond
      await this.#sleepUntil(turnMs)
    } while (this.#pausedUntilMs > performance.now())
  }

  async #sleepUntil(untilMs: number): Promise<void> {
    const ms = untilMs - performance.now()
    // Timers know whole milliseconds only; the next turn makes up for what is lost here.
    if (ms >= 1) await delay(ms, undefined, { signal: this.#stop.signal }).catch(() => {})
    this.throwIfStopped()
  }
}
