/** Finds the schedule of an API that must have one. */
import { KeywardError } from '../../base/errors.ts'
import type { Engine } from '../engine.ts'
import type { ScanSchedule } from './scan-record.ts'

/** Error `scan_schedule_not_found`. */
export async function getSchedule(engine: Engine, apiId: string): Promise<ScanSchedule> {
  const schedule = await engine.storage.findScanSchedule(apiId)
  if (schedule === undefined) throw new KeywardError('scan_schedule_not_found')
  return schedule
}
