/** Decides when schedules are run: soon after they are due, once, and never two on one target. */
import { KeywardError } from '../../base/errors.ts'
import { limits } from '../../base/limits.ts'
import type { Engine } from '../../engine/engine.ts'
import { takeSchedule } from '../../engine/scans/create-scan.ts'
import type { ScanQueue } from './scan-queue.ts'

/**
 * When the next run is due stands in the store, so a restart neither loses nor repeats one: what
 * came due while no server ran is made up for by one scan.
 */
export class ScanScheduler {
  readonly #engine: Engine
  readonly #queue: ScanQueue
  readonly #timer: NodeJS.Timeout
  #running: Promise<void> = Promise.resolve()

  constructor(engine: Engine, queue: ScanQueue) {
    this.#engine = engine
    this.#queue = queue
    this.#timer = setInterval(() => void this.runDue(), limits.scanScheduleCheckMs).unref()
  }

  /** One after the other: two looks at once would see the same schedules. */
  runDue(): Promise<void> {
    this.#running = this.#running.then(() => this.#runDue())
    return this.#running
  }

  async close(): Promise<void> {
    clearInterval(this.#timer)
    await this.#running
  }

  /** What finds no place stays due, and is looked at again. */
  async #runDue(): Promise<void> {
    try {
      const nowMs = this.#engine.clock.nowMs()
      const { scansQueuedMax } = limits
      const due = await this.#engine.storage.listDueScanSchedules(nowMs, scansQueuedMax)
      for (const schedule of due) {
        if (this.#queue.isBusyWith(schedule.target)) continue
        using place = this.#queue.place()
        place.take()
        const scan = await takeSchedule(this.#engine, schedule)
        if (scan !== undefined) this.#queue.add(scan, [])
      }
    } catch (error) {
      const isFull = error instanceof KeywardError && error.status === 503
      if (!isFull) this.#engine.onBackgroundError(error, 'due scans could not be begun')
    }
  }
}
