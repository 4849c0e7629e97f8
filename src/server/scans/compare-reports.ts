/** Decides what changed between two scans: what is new, what was fixed, what is still there. */
import type { Finding } from '../../scanner/finding.ts'
import { compareWithBaseline } from '../../scanner/reports/compare-with-baseline.ts'
import { parseBaseline } from '../../scanner/reports/parse-baseline.ts'
import type { ScanReport } from '../../scanner/scan-report.ts'

export interface ReportComparison {
  readonly new: readonly ComparedFinding[]
  readonly fixed: readonly ComparedFinding[]
  readonly stillThere: readonly ComparedFinding[]
  /** Found before, but not looked for this time: whether they are fixed is not known. */
  readonly untested: readonly ComparedFinding[]
}

export type ComparedFinding = ReturnType<typeof identify>

/** Both are texts that `performScan` gave. Findings are the same when their fingerprints are. */
export function compareReports(earlier: string, later: string): ReportComparison {
  const before = readReport(earlier)
  const found = new Map(before.findings.map((each) => [each.fingerprint, each]))
  const comparison = compareWithBaseline(readReport(later), parseBaseline('report', earlier))
  const recall = (entries: readonly { readonly fingerprint: string }[]) =>
    entries.flatMap(({ fingerprint }) => {
      const finding = found.get(fingerprint)
      return finding === undefined ? [] : [identify(finding)]
    })
  return {
    new: comparison.fresh.map(identify),
    fixed: recall(comparison.fixed),
    stillThere: comparison.known.map(({ finding }) => identify(finding)),
    untested: recall(comparison.untested),
  }
}

/** It was written by ourselves, and kept as it was. */
export function readReport(text: string): ScanReport {
  return JSON.parse(text) as ScanReport
}

function identify({ fingerprint, ruleId, severity, title, operation }: Finding) {
  return { fingerprint, ruleId, severity, title, operation: operation ?? null }
}
