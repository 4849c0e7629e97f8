/** Writes down that a scan was asked for; whoever runs scans takes it from there. */
import { createPublicId } from '../../base/ids.ts'
import { isConflict } from '../../base/is-conflict.ts'
import { limits } from '../../base/limits.ts'
import { getApi } from '../apis/get-api.ts'
import type { Engine } from '../engine.ts'
import { createOnce, type IdempotencyClaim } from '../idempotency.ts'
import type { Principal } from '../principal.ts'
import { getScan } from './get-scan.ts'
import type { ScanOptions, ScanRecord, ScanSchedule } from './scan-record.ts'
import { scanTrail } from './scan-trail.ts'

export interface CreateScanRequest {
  readonly apiId: string | null
  readonly target: string
  readonly options: ScanOptions
  readonly idempotency: IdempotencyClaim | null
}

export interface CreatedScan {
  readonly scan: ScanRecord
  /** True when the Idempotency-Key was used before: this is what it made then. */
  readonly isReplay: boolean
}

/** Errors: `api_not_found`, `idempotency_key_reused`, and what `checkRoom` throws. */
export async function createScan(
  engine: Engine,
  principal: Principal,
  { apiId, target, options, idempotency }: CreateScanRequest,
  checkRoom: () => void,
): Promise<CreatedScan> {
  if (apiId !== null) await getApi(engine, apiId)
  const result = await createOnce(engine, principal, idempotency, async (recordFor) => {
    checkRoom()
    const asked = { apiId, target, options, trigger: 'request', createdBy: principal.id } as const
    const scan = beginScan(engine, asked)
    const told = { apiId, atMs: scan.createdAtMs, scanned: target }
    const trail = scanTrail(principal, 'scan.created', { kind: 'scan', id: scan.id }, told)
    await engine.storage.insertScan(scan, recordFor(scan.id), trail)
    return scan
  })
  if ('made' in result) return { scan: result.made, isReplay: false }
  return { scan: await getScan(engine, result.earlierId), isReplay: true }
}

/** The scan that a due schedule asks for; undefined when somebody else took it meanwhile. */
export async function takeSchedule(
  engine: Engine,
  schedule: ScanSchedule,
): Promise<ScanRecord | undefined> {
  const { apiId, target, options, everyMs, createdBy } = schedule
  const scan = beginScan(engine, { apiId, target, options, createdBy, trigger: 'schedule' })
  const taken: ScanSchedule = {
    ...schedule,
    nextAtMs: chooseNext(schedule.nextAtMs, everyMs, engine.clock.nowMs()),
    version: schedule.version + 1,
  }
  try {
    await engine.storage.takeScanSchedule(taken, scan)
    return scan
  } catch (error) {
    if (isConflict(error)) return undefined
    throw error
  }
}

/** Keeps the beat that it had: what was missed is made up for by this one run. */
function chooseNext(dueAtMs: number, everyMs: number, nowMs: number): number {
  const missed = Math.max(0, Math.floor((nowMs - dueAtMs) / everyMs))
  return Math.min(dueAtMs + (missed + 1) * everyMs, limits.timeMsMax)
}

type AskedScan = Pick<ScanRecord, 'apiId' | 'target' | 'options' | 'trigger' | 'createdBy'>

function beginScan(engine: Engine, asked: AskedScan): ScanRecord {
  return {
    ...asked,
    id: `scan_${createPublicId(engine.fillRandom)}`,
    state: 'queued',
    summary: null,
    problem: null,
    createdAtMs: engine.clock.nowMs(),
    startedAtMs: null,
    endedAtMs: null,
    version: 1,
  }
}
