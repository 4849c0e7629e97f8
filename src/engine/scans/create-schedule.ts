/** Decides that an API is scanned again and again, and when for the first time. */
import { FieldProblems } from '../../base/field-problems.ts'
import { limits } from '../../base/limits.ts'
import { refuseBuiltinApi } from '../apis/builtin-api.ts'
import { getApi } from '../apis/get-api.ts'
import type { Engine } from '../engine.ts'
import { createOnce, type IdempotencyClaim } from '../idempotency.ts'
import { describeMsRange } from '../limits/check-limits.ts'
import type { Principal } from '../principal.ts'
import { getSchedule } from './get-schedule.ts'
import type { ScanOptions, ScanSchedule } from './scan-record.ts'
import { scanTrail } from './scan-trail.ts'

export interface CreateScheduleRequest {
  readonly apiId: string
  readonly target: string
  readonly everyMs: number
  readonly options: ScanOptions
  readonly idempotency: IdempotencyClaim | null
}

export interface CreatedSchedule {
  readonly schedule: ScanSchedule
  /** True when the Idempotency-Key was used before: this is what it made then. */
  readonly isReplay: boolean
}

/** Errors: `api_not_found`, `builtin_api`, `invalid_request`, `already_exists`. */
export async function createSchedule(
  engine: Engine,
  principal: Principal,
  { apiId, target, everyMs, options, idempotency }: CreateScheduleRequest,
): Promise<CreatedSchedule> {
  refuseBuiltinApi(apiId)
  await getApi(engine, apiId)
  checkSpan(everyMs)
  const result = await createOnce(engine, principal, idempotency, async (recordFor) => {
    const nowMs = engine.clock.nowMs()
    const schedule: ScanSchedule = {
      apiId,
      target,
      everyMs,
      nextAtMs: nowMs + chooseOffset(engine),
      options,
      createdBy: principal.id,
      createdAtMs: nowMs,
      version: 1,
    }
    const place = { kind: 'scan_schedule', id: apiId } as const
    const told = { apiId, atMs: nowMs, scanned: target }
    const trail = scanTrail(principal, 'scan_schedule.created', place, told)
    await engine.storage.insertScanSchedule(schedule, recordFor(apiId), trail)
    return schedule
  })
  if ('made' in result) return { schedule: result.made, isReplay: false }
  return { schedule: await getSchedule(engine, result.earlierId), isReplay: true }
}

function checkSpan(everyMs: number): void {
  const { scanScheduleEveryMsMin: min, scanScheduleEveryMsMax: max } = limits
  const problems = new FieldProblems()
  const isFine = Number.isInteger(everyMs) && everyMs >= min && everyMs <= max
  problems.check(isFine, '/everyMs', describeMsRange(min, max))
  problems.throwIfAny()
}

/** Schedules that were made together are not due together: each keeps an offset of its own. */
function chooseOffset({ fillRandom }: Engine): number {
  const bytes = new Uint8Array(4)
  fillRandom(bytes)
  const share = new DataView(bytes.buffer).getUint32(0) / 2 ** 32
  return Math.floor(share * limits.scanScheduleOffsetMsMax)
}
