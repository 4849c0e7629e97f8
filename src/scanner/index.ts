/** The public face of the scanner: what a program that scans an API needs. */
export { type ReviewEnvironment, reviewCode } from './code/review-code.ts'
export type { CodeReport, FileCoverage, LeaksReport, SkippedFile } from './file-report.ts'
export type { Category, Confidence, Evidence, Finding, OperationRef, Severity } from './finding.ts'
export type { LeakFinding } from './leaks/leak-finding.ts'
export type { LeakEnvironment, LeakSettings, LeakTarget } from './leaks/leak-settings.ts'
export { findLeaks } from './leaks/run/find-leaks.ts'
export { type PlannedOperation, planScan, type ScanPlan } from './plan-scan.ts'
export { scan } from './scan.ts'
export type { AccessMatrix, MissingPart, ScanCoverage, ScanReport } from './scan-report.ts'
export type {
  GivenKey,
  KeyPlacement,
  ScanEnvironment,
  ScanProgress,
  ScanSettings,
} from './scan-settings.ts'
