/** Brings together what the server needs to scan: targets, queue, schedules, reports. */
import type { Engine } from '../../engine/engine.ts'
import { failLeftScans, sweepScans } from '../../engine/scans/change-scan.ts'
import { ReportTasks } from './report-tasks.ts'
import { runTask } from './run-task.ts'
import { ScanQueue } from './scan-queue.ts'
import { ScanScheduler } from './scan-scheduler.ts'
import { type ScanTargetRules, ScanTargets } from './scan-targets.ts'

export interface ScanDesk {
  readonly targets: ScanTargets
  readonly queue: ScanQueue
  readonly scheduler: ScanScheduler
  readonly reports: ReportTasks
  /** Stops what is under way, and records that. */
  close(): Promise<void>
}

/** What an earlier process left unfinished is recorded as failed before anything new comes. */
export async function openScanDesk(
  engine: Engine,
  rules: ScanTargetRules,
  version: string,
): Promise<ScanDesk> {
  await failLeftScans(engine)
  await sweepScans(engine)
  const targets = new ScanTargets(rules)
  const queue = new ScanQueue({ engine, targets, runTask, version })
  const scheduler = new ScanScheduler(engine, queue)
  return {
    targets,
    queue,
    scheduler,
    reports: new ReportTasks(engine, runTask),
    async close() {
      await scheduler.close()
      await queue.close()
    },
  }
}
