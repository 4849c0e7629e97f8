/** Decides the report that a person reads in a terminal: worst first, then how it was graded. */
import { neutralise } from '../../base/text/neutralise.ts'
import { isScanReport } from '../file-report.ts'
import type { Finding, Severity } from '../finding.ts'
import type { ReportBase } from '../scan-report.ts'
import {
  describeBaseline,
  describeSeen,
  describeSource,
  listShown,
  nameResource,
  nameRule,
  summarise,
} from './describe-report.ts'
import { type FindingGroup, groupFindings } from './group-findings.ts'
import type { ReportInput, ReportStyle } from './report-input.ts'
import { tellFileCoverage } from './text-file-coverage.ts'
import { tellScanCoverage } from './text-scan-coverage.ts'
import { indent, wrapText } from './wrap-text.ts'

const INDENT = '  '
/** Of the code of a fix. */
const CODE_LINES_MAX = 12
const SUM_INDENT = ' '.repeat(10)

/** Longer lines are hard to read, even where nothing limits them. */
const PROSE_WIDTH_MAX = 100

export function formatTextReport(input: ReportInput, output: ReportStyle): string {
  const { report } = input
  const style = { ...output, width: Math.min(output.width, PROSE_WIDTH_MAX) }
  const sections = [
    tellSummary(input, style),
    ...tellFindings(input, style),
    tellSum(report, style),
    tellMissing(report, style),
    ...(isScanReport(report) ? tellScanCoverage(report, style) : [tellFileCoverage(report, style)]),
  ]
  return sections
    .filter((lines) => lines.length > 0)
    .map((lines) => `${lines.join('\n')}\n`)
    .join('\n')
}

/** The heading of a report, also printed alone where the report went into a file. */
export function tellSummary(input: ReportInput, style: ReportStyle): string[] {
  const { report } = input
  const { grade, score, complete } = report
  const paint =
    grade === 'A' || grade === 'B' ? style.good : grade === 'F' ? style.bad : style.careful
  const state = complete ? '' : style.careful(' (incomplete)')
  const baseline = describeBaseline(input)
  return [
    `${style.bold(paint(`Grade ${grade}`))}, score ${score} of 100${state}  ` +
      style.dim(neutralise(report.target)),
    ...wrapText(summarise(input), style.width),
    ...(baseline === null ? [] : [`Against the baseline: ${baseline}.`]),
  ]
}

function tellFindings(input: ReportInput, style: ReportStyle): string[][] {
  const groups = groupFindings(listShown(input), input.rules)
  return groups.map((group, index) => {
    const isFirst = groups[index - 1]?.severity !== group.severity
    const heading = paintSeverity(group.severity, style)(group.severity.toUpperCase())
    return [...(isFirst ? [style.bold(heading), ''] : []), ...tellGroup(group, style)]
  })
}

function paintSeverity(severity: Severity, style: ReportStyle): (text: string) => string {
  if (severity === 'critical' || severity === 'high') return style.bad
  return severity === 'medium' ? style.careful : style.dim
}

function tellGroup(group: FindingGroup, style: ReportStyle): string[] {
  const { title, ruleId, confidence, why, remedy, helpUri, instances } = group
  const name = [ruleId, ...(confidence === null ? [] : [confidence])].join(', ')
  return [
    ...indent(wrapText(title, style.width - 2), 1).map(style.bold),
    `${INDENT}${style.dim(neutralise(name))}`,
    ...(why === null ? [] : indent(wrapText(why, style.width - 2), 1)),
    ...instances.flatMap(({ finding, detail }) => [
      ...tellPlace(nameResource(finding), style),
      ...(detail === '' ? [] : indent(wrapText(detail, style.width - 4), 2)),
      ...tellSeen(describeSeen(finding), style),
      ...tellSeen(describeSource(finding), style),
    ]),
    ...labelled('Fix', remedy, style),
    ...tellCode(instances.map(({ finding }) => finding)),
    ...labelled('More', helpUri, style),
  ]
}

function tellPlace(place: string, style: ReportStyle): string[] {
  const [first = '', ...rest] = wrapText(place, style.width - 4)
  return [`${INDENT}${style.careful('•')} ${style.bold(first)}`, ...indent(rest.map(style.bold), 2)]
}

function tellSeen(seen: string | null, style: ReportStyle): string[] {
  if (seen === null) return []
  const [line = ''] = wrapText(seen, style.width - 4)
  return [`${INDENT}${INDENT}${style.dim(line)}`]
}

/** Of the first place; the JSON and HTML reports have that of each. */
function tellCode(findings: readonly Finding[]): string[] {
  const code = findings.find(({ fix }) => fix !== undefined)?.fix?.code ?? ''
  if (code.trim() === '') return []
  const lines = code.trimEnd().split('\n')
  const shown = lines.slice(0, CODE_LINES_MAX).map((line) => neutralise(line))
  return [...indent(shown, 4), ...(lines.length > CODE_LINES_MAX ? indent(['…'], 4) : [])]
}

function labelled(label: string, text: string, style: ReportStyle): string[] {
  const [first = '', ...rest] = wrapText(text, style.width - 8)
  return [
    `${INDENT}${style.good(label.padEnd(4))}  ${first}`,
    ...rest.map((line) => `${INDENT}      ${line}`),
  ]
}

function tellSum({ sum, score, grade }: ReportBase, style: ReportStyle): string[] {
  const row = (amount: string, what: string) => {
    const [first = '', ...rest] = wrapText(what, style.width - SUM_INDENT.length)
    const lines = [`${INDENT}${amount.padStart(6)}  ${first}`]
    return [...lines, ...rest.map((line) => `${SUM_INDENT}${line}`)]
  }
  return [
    style.bold('Score'),
    ...row('100', 'to begin with'),
    ...sum.lines.flatMap((line) =>
      row(line.points === 0 ? '0' : `−${line.points}`, nameRule(line)),
    ),
    ...(sum.cap === null ? [] : row(`≤ ${sum.cap.score}`, `because of ${sum.cap.reason}`)),
    ...row(`= ${score}`, `grade ${grade}`).map(style.bold),
  ]
}

function tellMissing({ missing }: ReportBase, style: ReportStyle): string[] {
  if (missing.length === 0) return []
  return [
    style.bold(style.careful('Not tested')),
    ...missing.flatMap(({ what, how }) => [
      ...indent(wrapText(what, style.width - 2), 1),
      ...indent(wrapText(how, style.width - 4), 2).map(style.dim),
    ]),
  ]
}
