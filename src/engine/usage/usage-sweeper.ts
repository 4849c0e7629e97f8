/** Decides when old counts of use are forgotten: a little at a time, with turns in between. */
import { setImmediate as nextTurn } from 'node:timers/promises'
import { limits } from '../../base/limits.ts'
import type { Engine } from '../engine.ts'
import { RepeatedWork } from '../repeated-work.ts'

export class UsageSweeper {
  readonly #engine: Engine
  readonly #work: RepeatedWork
  #sightingsSweptAtMs = 0
  #isClosed = false

  constructor(engine: Engine) {
    this.#engine = engine
    const trouble = 'old use could not be forgotten'
    const options = { everyMs: limits.usageSweepIntervalMs, trouble }
    this.#work = new RepeatedWork(engine, options, () => this.#sweep())
  }

  sweep(): Promise<void> {
    return this.#work.run()
  }

  async close(): Promise<void> {
    this.#isClosed = true
    await this.#work.close()
  }

  /** What cannot be forgotten now is forgotten the next time. */
  async #sweep(): Promise<void> {
    const { storage, retentionClock } = this.#engine
    const nowMs = retentionClock.nowMs()
    const isDue = nowMs - this.#sightingsSweptAtMs >= limits.usageProfileKeptMs
    const retention = {
      minutesBeforeMs: nowMs - limits.usageMinutesKeptMs,
      hoursBeforeMs: nowMs - limits.usageHoursKeptMs,
      sightingsBeforeMs: isDue ? nowMs - limits.usageHoursKeptMs : null,
      rowsMax: limits.usageSweepRows,
    }
    while (!this.#isClosed && (await storage.sweepUsage(retention)) >= retention.rowsMax) {
      await nextTurn()
    }
    if (isDue) this.#sightingsSweptAtMs = nowMs
  }
}
