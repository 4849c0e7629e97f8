/** Decides when schedules are run: soon after they are due, once, and never two on one target. */
import { KeywardError } from '../../base/errors.ts'
import { limits } from '../../base/limits.ts'
import type { Engine } from '../../engine/engine.ts'
import { RepeatedWork } from '../../engine/repeated-work.ts'
import { takeSchedule } from '../../engine/scans/create-scan.ts'
import type { ScanQueue } from './scan-queue.ts'

/**
 * When the next run is due stands in the store, so a restart neither loses nor repeats one: what
 * came due while no server ran is made up for by one scan.
 */
export class ScanScheduler {
  readonly #engine: Engine
  readonly #queue: ScanQueue
  readonly #work: RepeatedWork

  constructor(engine: Engine, queue: ScanQueue) {
    this.#engine = engine
    this.#queue = queue
    const options = { everyMs: limits.scanScheduleCheckMs, trouble: 'due scans could not be begun' }
    this.#work = new RepeatedWork(engine, options, () => this.#beginDue())
  }

  /** One after the other: two looks at once would see the same schedules. */
  runDue(): Promise<void> {
    return this.#work.run()
  }

  close(): Promise<void> {
    return this.#work.close()
  }

  /** What finds no place stays due, and is looked at again: a full queue is no trouble. */
  async #beginDue(): Promise<void> {
    try {
      const nowMs = this.#engine.clock.nowMs()
      const due = await this.#engine.storage.listDueScanSchedules(nowMs, limits.scansQueuedMax)
      for (const schedule of due) {
        if (this.#queue.isBusyWith(schedule.target)) continue
        using place = this.#queue.place()
        place.take()
        const scan = await takeSchedule(this.#engine, schedule)
        if (scan !== undefined) this.#queue.add(scan, [])
      }
    } catch (error) {
      const isFull = error instanceof KeywardError && error.status === 503
      if (!isFull) throw error
    }
  }
}
