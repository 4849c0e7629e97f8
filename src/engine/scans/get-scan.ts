/** Finds a scan that must exist, and its report. */
import { KeywardError } from '../../base/errors.ts'
import type { Engine } from '../engine.ts'
import type { ScanRecord } from './scan-record.ts'

/** Error `scan_not_found`. */
export async function getScan(engine: Engine, id: string): Promise<ScanRecord> {
  const scan = await engine.storage.findScan(id)
  if (scan === undefined) throw new KeywardError('scan_not_found')
  return scan
}

/** The JSON text. Errors `scan_not_found`, `scan_not_ready` while there is no report. */
export async function getScanReport(engine: Engine, id: string): Promise<string> {
  const scan = await getScan(engine, id)
  const report = await engine.storage.findScanReport(id)
  if (report !== undefined) return report
  const why = scan.problem === null ? '.' : `: ${scan.problem}`
  throw new KeywardError('scan_not_ready', { detail: `The scan ${scan.id} is ${scan.state}${why}` })
}
