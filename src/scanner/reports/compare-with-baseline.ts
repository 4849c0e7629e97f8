/** Decides what is new since a baseline, what was known, and what has been fixed meanwhile. */
import { type FileReport, isScanReport, type Report } from '../file-report.ts'
import type { Finding } from '../finding.ts'
import { nameOperation } from '../probe/operation.ts'
import type { ScanReport } from '../scan-report.ts'
import type { Baseline, BaselineEntry } from './parse-baseline.ts'

export interface BaselineComparison {
  /** In the order of the report. */
  readonly fresh: readonly Finding[]
  readonly known: readonly KnownFinding[]
  /** In the baseline, looked for again, and not found. */
  readonly fixed: readonly BaselineEntry[]
  /** In the baseline, but not looked for this time. */
  readonly untested: readonly BaselineEntry[]
}

export interface KnownFinding {
  readonly finding: Finding
  readonly reason: string | null
}

export function compareWithBaseline(report: Report, baseline: Baseline): BaselineComparison {
  const present = new Set(report.findings.map(({ fingerprint }) => fingerprint))
  const gone = [...baseline.values()].filter(({ fingerprint }) => !present.has(fingerprint))
  const wasTested = isScanReport(report) ? createTestedLookup(report) : createReadLookup(report)
  return {
    fresh: report.findings.filter(({ fingerprint }) => !baseline.has(fingerprint)),
    known: report.findings.flatMap((finding) => {
      const entry = baseline.get(finding.fingerprint)
      return entry === undefined ? [] : [{ finding, reason: entry.reason }]
    }),
    fixed: gone.filter(wasTested),
    untested: gone.filter((entry) => !wasTested(entry)),
  }
}

/** What is no longer found is fixed only where the rule could look, and looked there. */
function createTestedLookup(report: ScanReport): (entry: BaselineEntry) => boolean {
  const rules = new Set<string>()
  const untested = new Set<string>()
  for (const { ruleId, operation, status } of report.coverage.checks) {
    if (status !== 'untested') rules.add(ruleId)
    else if (operation !== null) untested.add(`${ruleId} ${nameOperation(operation)}`)
  }
  const skipped = new Set(
    report.coverage.operations
      .filter(({ status }) => status === 'skipped')
      .map((each) => nameOperation(each)),
  )
  return ({ ruleId, operation }) => {
    if (ruleId === null) return report.complete
    if (!rules.has(ruleId)) return false
    if (operation === null) return true
    const name = nameOperation(operation)
    return !skipped.has(name) && !untested.has(`${ruleId} ${name}`)
  }
}

/** A file that is gone was looked for, if it would have lain within what was given. */
function createReadLookup({ coverage }: FileReport): (entry: BaselineEntry) => boolean {
  const rules = new Set(coverage.rules)
  const skipped = new Set(coverage.skipped.map(({ path }) => path))
  return ({ ruleId, path }) => {
    if (path === null || ruleId === null || !rules.has(ruleId) || skipped.has(path)) return false
    return coverage.roots.some((root) => contains(root, path))
  }
}

function contains(root: string, path: string): boolean {
  if (root === '.' || root === path) return true
  return path.startsWith(root.endsWith('/') ? root : `${root}/`)
}
