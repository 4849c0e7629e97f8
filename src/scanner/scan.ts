/** Decides what a scan with all rules of the product tells of a target. */
import { probeRules } from './probe/probe-rules.ts'
import { runScan } from './probe/run/run-scan.ts'
import type { ScanReport } from './scan-report.ts'
import type { ScanEnvironment, ScanSettings } from './scan-settings.ts'

/** Throws `target_unreachable` when nothing answers; what stops it later is in the report. */
export function scan(settings: ScanSettings, environment: ScanEnvironment): Promise<ScanReport> {
  return runScan(settings, environment, probeRules)
}
