/** Decides how a scan goes from one state to the next, and that what has ended stays as it is. */
import { KeywardError } from '../../base/errors.ts'
import { limits } from '../../base/limits.ts'
import type { Engine } from '../engine.ts'
import type { Page } from '../storage.ts'
import { getScan } from './get-scan.ts'
import { hasEnded, type ScanRecord, type ScanState, type ScanSummary } from './scan-record.ts'

export interface EndedScan {
  readonly state: Exclude<ScanState, 'queued' | 'running'>
  readonly summary: ScanSummary | null
  /** JSON text; null when there is none. */
  readonly report: string | null
  readonly problem: string | null
}

/** Error `conflict` when it is not waiting. */
export async function startScan(engine: Engine, id: string): Promise<ScanRecord> {
  const scan = await getScan(engine, id)
  if (scan.state !== 'queued') throw new KeywardError('conflict')
  const startedAtMs = engine.clock.nowMs()
  const started: ScanRecord = { ...scan, state: 'running', startedAtMs, version: scan.version + 1 }
  await engine.storage.updateScan(started, null)
  return started
}

/** Error `conflict` when it has ended already. */
export async function endScan(
  engine: Engine,
  id: string,
  { state, summary, report, problem }: EndedScan,
): Promise<ScanRecord> {
  const scan = await getScan(engine, id)
  if (hasEnded(scan)) throw new KeywardError('conflict', { detail: 'The scan has ended.' })
  const ended: ScanRecord = {
    ...scan,
    state,
    summary,
    problem: problem === null ? null : problem.slice(0, limits.scanProblemLengthMax),
    endedAtMs: engine.clock.nowMs(),
    version: scan.version + 1,
  }
  await engine.storage.updateScan(ended, report)
  return ended
}

/**
 * What an earlier process left waiting or running will never end: its keys were in memory only.
 * There is one process to a store, so nobody else is at work on them.
 */
export async function failLeftScans(engine: Engine): Promise<number> {
  let count = 0
  for (const state of ['queued', 'running'] as const) {
    for (;;) {
      const page: Page<ScanRecord> = await engine.storage.listScans(
        { state },
        { cursor: null, size: limits.pageSizeMax },
      )
      for (const scan of page.items) await endScan(engine, scan.id, RESTARTED)
      count += page.items.length
      if (page.cursor === null) break
    }
  }
  return count
}

const RESTARTED: EndedScan = {
  state: 'failed',
  summary: null,
  report: null,
  problem: 'The server was restarted before the scan had ended.',
}

/** Forgets scans that are older or more than `limits` say. */
export async function sweepScans(engine: Engine): Promise<void> {
  await engine.storage.sweepScans({
    createdBeforeMs: engine.retentionClock.nowMs() - limits.scansKeptMs,
    perTargetMax: limits.scansPerTargetMax,
    totalMax: limits.scansMax,
  })
}
