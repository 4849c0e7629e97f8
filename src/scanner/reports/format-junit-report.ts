/** Decides the report for test runners: one case for each rule and each place it was applied to. */
import { type FileReport, isScanReport } from '../file-report.ts'
import type { Finding } from '../finding.ts'
import { nameOperation } from '../probe/operation.ts'
import type { CheckCoverage } from '../scan-report.ts'
import { listShown, nameResource } from './describe-report.ts'
import { nameSkipped } from './list-skips.ts'
import type { ReportInput } from './report-input.ts'

type CaseStatus = 'passed' | 'failed' | 'skipped'

interface Case {
  readonly category: string
  readonly ruleId: string
  readonly name: string
  readonly status: CaseStatus
  readonly message: string
  readonly text: string
}

const WHOLE = 'the target as a whole'

export function formatJunitReport(input: ReportInput): string {
  const { report } = input
  const cases = listCases(input)
  const seconds = (report.durationMs / 1_000).toFixed(3)
  const suites = [...groupByCategory(cases)].map(([category, members]) =>
    [
      `  <testsuite name="${escapeXml(category)}" ${counts(members)} time="0.000" ` +
        `timestamp="${escapeXml(report.startedAt.replace(/(?:\.\d+)?Z$/, ''))}">`,
      ...members.map(formatCase),
      '  </testsuite>',
    ].join('\n'),
  )
  const tool = report.schema.slice('keyward.'.length, -'/1'.length)
  const name = escapeXml(`keyward ${tool} ${report.target}`)
  return (
    '<?xml version="1.0" encoding="UTF-8"?>\n' +
    `<testsuites name="${name}" ${counts(cases)} time="${seconds}">\n` +
    `${suites.map((each) => `${each}\n`).join('')}</testsuites>\n`
  )
}

function listCases(input: ReportInput): Case[] {
  const { report, comparison } = input
  const shown = groupByPlace(listShown(input))
  const known = groupByPlace((comparison?.known ?? []).map(({ finding }) => finding))
  const cases = new Map<string, Case>()
  for (const check of isScanReport(report) ? report.coverage.checks : []) {
    const place = check.operation === null ? null : nameOperation(check.operation)
    const name = nameCase(check.ruleId, place)
    // A rule that looked at the whole target, and found something at single operations.
    const isElsewhere = check.status === 'found' && !shown.has(name) && !known.has(name)
    if (!cases.has(name) && !isElsewhere) {
      cases.set(name, toCase(input, { ...check, place }, shown, known))
    }
  }
  for (const [name, [first]] of [...shown, ...known]) {
    if (cases.has(name) || first === undefined) continue
    const { ruleId } = first
    const check = { ruleId, place: placeOf(first), status: 'found', reason: null } as const
    cases.set(name, toCase(input, check, shown, known))
  }
  return [...cases.values(), ...(isScanReport(report) ? [] : listFileCases(report))]
}

/** What was read and is fine is one case; each file that was not read is one. */
function listFileCases({ schema, coverage, findings }: FileReport): Case[] {
  const category = schema === 'keyward.leaks/1' ? 'leaks' : 'code'
  const base = { category, ruleId: category, text: '' }
  const { roots, files, skipped } = coverage
  const read = { ...base, name: roots.join(', '), status: 'passed', message: '' } as const
  return [
    ...(findings.length === 0 && files > 0 ? [read] : []),
    ...skipped.map((each) => {
      return { ...base, name: nameSkipped(each), status: 'skipped', message: each.reason } as const
    }),
  ]
}

interface Check {
  readonly ruleId: string
  /** Null for the target as a whole. */
  readonly place: string | null
  readonly status: CheckCoverage['status']
  readonly reason: string | null
}

type Places = ReadonlyMap<string, readonly Finding[]>

function toCase(input: ReportInput, check: Check, shown: Places, known: Places): Case {
  const { ruleId, place, status, reason } = check
  const name = nameCase(ruleId, place)
  const findings = shown.get(name) ?? []
  const category = input.rules.get(ruleId)?.category ?? findings[0]?.category ?? 'other'
  const base = {
    category,
    ruleId,
    name: place ?? WHOLE,
    text: findings.map(describe).join('\n\n'),
  }
  const failing = findings.find(({ severity }) => severity !== 'info')
  if (failing !== undefined) {
    return { ...base, status: 'failed', message: `${failing.severity}: ${failing.title}` }
  }
  if (status === 'untested') return { ...base, status: 'skipped', message: reason ?? 'not tested' }
  if (known.has(name)) return { ...base, status: 'skipped', message: 'known: in the baseline' }
  return { ...base, status: 'passed', message: '' }
}

function describe(finding: Finding): string {
  const { severity, confidence, title, why, remedy, evidence, helpUri } = finding
  const seen = [evidence?.request, evidence?.response].filter((each) => each !== undefined)
  return [
    `${severity}, ${confidence}: ${title} (${nameResource(finding)})`,
    why,
    ...seen,
    `Remedy: ${remedy}`,
    `Help: ${helpUri}`,
  ].join('\n')
}

function formatCase({ ruleId, name, status, message, text }: Case): string {
  const opening = `    <testcase classname="keyward.${escapeXml(ruleId)}" name="${escapeXml(name)}"`
  const head = `${opening} time="0.000"`
  if (status === 'failed') {
    const attributes = `type="${escapeXml(ruleId)}" message="${escapeXml(message)}"`
    const failure = `      <failure ${attributes}>${escapeText(text)}</failure>`
    return `${head}>\n${failure}\n    </testcase>`
  }
  if (status === 'skipped') {
    return `${head}>\n      <skipped message="${escapeXml(message)}"/>\n    </testcase>`
  }
  if (text === '') return `${head}/>`
  return `${head}>\n      <system-out>${escapeText(text)}</system-out>\n    </testcase>`
}

function counts(cases: readonly Case[]): string {
  const count = (status: CaseStatus) => cases.filter((each) => each.status === status).length
  const failures = count('failed')
  return `tests="${cases.length}" failures="${failures}" errors="0" skipped="${count('skipped')}"`
}

function groupByCategory(cases: readonly Case[]): Map<string, Case[]> {
  return Map.groupBy(cases, ({ category }) => category)
}

function groupByPlace(findings: readonly Finding[]): Map<string, Finding[]> {
  return Map.groupBy(findings, (finding) => nameCase(finding.ruleId, placeOf(finding)))
}

function placeOf(finding: Finding): string | null {
  const { operation, location } = finding
  return operation === undefined && location === undefined ? null : nameResource(finding)
}

function nameCase(ruleId: string, place: string | null): string {
  return `${ruleId} ${place ?? ''}`
}

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&apos;',
}

/** Everything outside the characters of XML 1.0 §2.2, C1 controls too, becomes U+FFFD. */
const NOT_XML = /[^\t\n\u0020-\u007e\u00a0-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu

function escapeText(text: string): string {
  return text
    .replaceAll('\r\n', '\n')
    .replace(NOT_XML, '\ufffd')
    .replace(/[&<>"']/g, (character) => ENTITIES[character] ?? '')
}

/** In an attribute, a parser would turn line ends and tabs into spaces. */
function escapeXml(text: string): string {
  return escapeText(text).replaceAll('\t', '&#9;').replaceAll('\n', '&#10;')
}
