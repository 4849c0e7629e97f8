/** Decides how a person is told in a terminal what a scan tested, and who reaches what. */
import { countNoun } from '../../base/text/count-noun.ts'
import type { ScanReport } from '../scan-report.ts'
import { countTested, nameResource } from './describe-report.ts'
import { formatMatrix } from './format-text-matrix.ts'
import type { ReportStyle } from './report-input.ts'
import { indent, wrapText } from './wrap-text.ts'

const SKIPPED_SHOWN_MAX = 20
const REASONS_SHOWN_MAX = 20

export function tellScanCoverage(report: ScanReport, style: ReportStyle): string[][] {
  return [
    tellSource(report, style),
    tellCoverage(report, style),
    report.matrix === null ? [] : formatMatrix(report.matrix, style),
    tellProblems(report, style),
  ]
}

/** What the source says of itself, and what of it was seen at work. */
function tellSource({ source }: ScanReport, style: ReportStyle): string[] {
  if (source === undefined) return []
  const lines = source.findings.map((finding) => {
    const { severity, ruleId, title, provenBy = [] } = finding
    const proofs = [...new Set(provenBy.map((each) => each.ruleId))].join(', ')
    const proof = proofs === '' ? 'not seen live' : `seen live: ${proofs}`
    return `${nameResource(finding)} ${severity} ${ruleId}: ${title} (${proof})`
  })
  const none = ['Nothing was found in it.']
  return [
    style.bold(`In the source, ${countNoun(source.files, 'file')}`),
    ...(lines.length === 0 ? none : lines).flatMap((line) =>
      indent(wrapText(line, style.width - 4), 1),
    ),
  ]
}

function tellCoverage(report: ScanReport, style: ReportStyle): string[] {
  const { coverage } = report
  const { requestsSent, requestsBudget, keys, operations, checks } = coverage
  const { tested, total } = countTested(report)
  const passed = checks.filter(({ status }) => status === 'passed').length
  const untested = checks.filter(({ status }) => status === 'untested')
  const skipped = operations.filter(({ status }) => status === 'skipped')
  const lines = [
    `${tested} of ${countNoun(total, 'operation')} tested; ` +
      `${requestsSent} of at most ${requestsBudget} requests sent.`,
    `${countNoun(checks.length, 'check')}: ${passed} passed, ${untested.length} not made.`,
    ...keys.map(({ name, hint, proven, placement }) => {
      const how = placement === null ? '' : ` as ${placement}`
      return `Key ${name} (${hint}): ${proven ? `works${how}` : 'opened nothing'}.`
    }),
    ...skipped
      .slice(0, SKIPPED_SHOWN_MAX)
      .map(
        ({ method, path, reason }) => `Skipped ${method} ${path}: ${reason ?? 'no reason given'}`,
      ),
    ...(skipped.length > SKIPPED_SHOWN_MAX
      ? [`and ${skipped.length - SKIPPED_SHOWN_MAX} more; the JSON report has them all.`]
      : []),
    ...countReasons(untested.map(({ reason }) => reason ?? 'no reason given')),
  ]
  return [
    style.bold('Coverage'),
    ...lines.flatMap((line) => indent(wrapText(line, style.width - 4), 1)),
  ]
}

/** Thousands of checks may lack the same thing. */
function countReasons(reasons: readonly string[]): string[] {
  const counted = [...Map.groupBy(reasons, (reason) => reason)]
    .map(([reason, all]) => ({ reason, count: all.length }))
    .toSorted((one, other) => other.count - one.count)
  return counted
    .slice(0, REASONS_SHOWN_MAX)
    .map(({ reason, count }) => `${countNoun(count, 'check')} not made: ${reason}`)
}

function tellProblems({ documentProblems }: ScanReport, style: ReportStyle): string[] {
  if (documentProblems.length === 0) return []
  const lines = documentProblems.map(({ at, message }) => `${at}: ${message}`)
  return [
    style.bold('Problems of the API document'),
    ...lines.flatMap((line) => indent(wrapText(line, style.width - 2), 1)),
  ]
}
