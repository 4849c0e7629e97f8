/** Decides whether the findings of a report are a failure: some weigh as much as was said. */
import { type Severity, severities } from '../../scanner/finding.ts'
import { listShown } from '../../scanner/reports/describe-report.ts'
import type { ReportInput } from '../../scanner/reports/report-input.ts'

/** With a baseline only what is new counts. */
export function isFailing(input: ReportInput, failOn: Severity | 'never' = 'high'): boolean {
  if (failOn === 'never') return false
  const least = severities.indexOf(failOn)
  return listShown(input).some(({ severity }) => severities.indexOf(severity) <= least)
}
