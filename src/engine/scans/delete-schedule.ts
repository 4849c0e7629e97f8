/** Ends the schedule of an API; what it has scanned stays. */
import { KeywardError } from '../../base/errors.ts'
import type { Engine } from '../engine.ts'

/** Error `scan_schedule_not_found`. */
export async function deleteSchedule(engine: Engine, apiId: string): Promise<void> {
  const wasThere = await engine.storage.deleteScanSchedule(apiId)
  if (!wasThere) throw new KeywardError('scan_schedule_not_found')
}
