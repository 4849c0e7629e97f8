/** Ends the schedule of an API; what it has scanned stays. */
import { KeywardError } from '../../base/errors.ts'
import type { Engine } from '../engine.ts'
import type { Principal } from '../principal.ts'
import { scanTrail } from './scan-trail.ts'

/** Error `scan_schedule_not_found`. */
export async function deleteSchedule(
  engine: Engine,
  principal: Principal,
  apiId: string,
): Promise<void> {
  const place = { kind: 'scan_schedule', id: apiId } as const
  const told = { apiId, atMs: engine.clock.nowMs() }
  const trail = scanTrail(principal, 'scan_schedule.deleted', place, told)
  const wasThere = await engine.storage.deleteScanSchedule(apiId, trail)
  if (!wasThere) throw new KeywardError('scan_schedule_not_found')
}
