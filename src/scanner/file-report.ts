/** Says what a search for leaks, or a reading of source code, tells; as a scan, but of files. */
import type { CodeFinding } from './code/code-finding.ts'
import type { LeakFinding } from './leaks/leak-finding.ts'
import type { ReportBase, ScanReport } from './scan-report.ts'

export interface LeaksReport extends ReportBase<LeakFinding> {
  readonly schema: 'keyward.leaks/1'
  readonly coverage: FileCoverage
}

export interface CodeReport extends ReportBase<CodeFinding> {
  readonly schema: 'keyward.code/1'
  readonly coverage: FileCoverage
}

export type FileReport = LeaksReport | CodeReport
export type Report = ScanReport | FileReport

export interface FileCoverage {
  /** What was given: paths, URLs, `stdin`. */
  readonly roots: readonly string[]
  /** Files, blobs of git and answers to requests that were read. */
  readonly files: number
  readonly bytes: number
  /** Archives, databases, recordings: what was opened to look within. */
  readonly containers: number
  /** Of git history; left out where none was read. */
  readonly commits?: number
  readonly skipped: readonly SkippedFile[]
  /** Ids of all rules that were applied. */
  readonly rules: readonly string[]
}

export interface SkippedFile {
  readonly path: string
  /** Archive and entries, such as `base.apk!classes.dex`. */
  readonly container?: string
  /** A sentence without a full stop. */
  readonly reason: string
}

export function isScanReport(report: Report): report is ScanReport {
  return report.schema === 'keyward.scan/1'
}
