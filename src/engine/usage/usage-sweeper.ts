/** Decides when old counts of use are forgotten: a little at a time, with turns in between. */
import { setImmediate as nextTurn } from 'node:timers/promises'
import { limits } from '../../base/limits.ts'
import type { Engine } from '../engine.ts'

export class UsageSweeper {
  readonly #engine: Engine
  readonly #timer: NodeJS.Timeout
  #sweeping: Promise<void> = Promise.resolve()
  #sightingsSweptAtMs = 0
  #isClosed = false

  constructor(engine: Engine) {
    this.#engine = engine
    this.#timer = setInterval(() => void this.sweep(), limits.usageSweepIntervalMs).unref()
  }

  sweep(): Promise<void> {
    this.#sweeping = this.#sweeping.then(() => this.#sweep())
    return this.#sweeping
  }

  async close(): Promise<void> {
    this.#isClosed = true
    clearInterval(this.#timer)
    await this.#sweeping
  }

  /** What cannot be forgotten now is forgotten the next time. */
  async #sweep(): Promise<void> {
    const { storage, clock, onBackgroundError } = this.#engine
    const nowMs = clock.nowMs()
    const isDue = nowMs - this.#sightingsSweptAtMs >= limits.usageProfileKeptMs
    const retention = {
      minutesBeforeMs: nowMs - limits.usageMinutesKeptMs,
      hoursBeforeMs: nowMs - limits.usageHoursKeptMs,
      sightingsBeforeMs: isDue ? nowMs - limits.usageHoursKeptMs : null,
      rowsMax: limits.usageSweepRows,
    }
    try {
      while (!this.#isClosed && (await storage.sweepUsage(retention)) >= retention.rowsMax) {
        await nextTurn()
      }
      if (isDue) this.#sightingsSweptAtMs = nowMs
    } catch (error) {
      onBackgroundError(error, 'old use could not be forgotten')
    }
  }
}
