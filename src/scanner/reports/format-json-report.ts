/** Decides the document that other programs read: the scan itself, with what a baseline changes. */
import { formatJson } from '../../base/text/format-json.ts'
import type { Finding } from '../finding.ts'
import type { ReportInput } from './report-input.ts'

export function formatJsonReport({ report, comparison }: ReportInput): string {
  if (comparison === null) return `${formatJson(report, 2)}\n`
  const { fresh, known, fixed, untested } = comparison
  // What is known is carried on, so that this report can be the next baseline.
  const baseline = {
    known: known.map(({ finding, reason }) => ({ ...identify(finding), reason })),
    fixed,
    untested,
  }
  return `${formatJson({ ...report, findings: fresh, baseline }, 2)}\n`
}

function identify({ fingerprint, ruleId, title, severity, operation, location }: Finding) {
  const place = operation === undefined && location !== undefined ? { location } : {}
  return { fingerprint, ruleId, title, severity, operation: operation ?? null, ...place }
}
