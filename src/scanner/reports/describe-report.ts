/** Decides the sentences that several forms of a report share. */
import { countNoun } from '../../base/text/count-noun.ts'
import { neutralise } from '../../base/text/neutralise.ts'
import { isScanReport, type Report } from '../file-report.ts'
import type { Finding, Location, Severity } from '../finding.ts'
import { severities } from '../finding.ts'
import { nameOperation } from '../probe/operation.ts'
import type { Access, ScanReport, ScoreLine } from '../scan-report.ts'
import type { ReportInput } from './report-input.ts'

const COMMIT_LENGTH = 10

/** The findings that a report tells: with a baseline only what is new. */
export function listShown({ report, comparison }: ReportInput): readonly Finding[] {
  return comparison?.fresh ?? report.findings
}

export function countBySeverity(findings: readonly Finding[]): ReadonlyMap<Severity, number> {
  const counts = new Map<Severity, number>(severities.map((severity) => [severity, 0]))
  for (const { severity } of findings) counts.set(severity, (counts.get(severity) ?? 0) + 1)
  return counts
}

/** `2 critical, 1 low`; null when there are none. */
function describeCounts(findings: readonly Finding[]): string | null {
  const parts = [...countBySeverity(findings)].filter(([, count]) => count > 0)
  return parts.length === 0 ? null : parts.map(([each, count]) => `${count} ${each}`).join(', ')
}

/** One sentence; of what was not tested it never says that nothing was found. */
export function summarise(input: ReportInput): string {
  const { report, comparison } = input
  const shown = listShown(input)
  const counts = describeCounts(shown)
  const kind = comparison === null ? '' : 'new '
  const looked = describeLooked(report)
  if (counts !== null) {
    return `${countNoun(shown.length, `${kind}finding`)}: ${counts}; ${looked}.`
  }
  if (report.complete) return `No ${kind}findings; ${looked}.`
  const [could, parts] = isScanReport(report)
    ? ['tested', 'parts were not tested']
    : ['read', 'parts were not read']
  return `No ${kind}findings in what could be ${could}; ${looked}, and ${parts}.`
}

/** `3 of 5 operations tested`, `1204 files read, 31.2 MB`. */
function describeLooked(report: Report): string {
  if (isScanReport(report)) {
    const { tested, total } = countTested(report)
    return `${tested} of ${countNoun(total, 'operation')} tested`
  }
  const { files, bytes, commits } = report.coverage
  const history = commits === undefined ? '' : `, ${countNoun(commits, 'commit')}`
  return `${countNoun(files, 'file')} read${history}, ${formatBytes(bytes)}`
}

/** In powers of ten, as sizes of files are told: `31.2 MB`. */
export function formatBytes(bytes: number): string {
  const units = ['bytes', 'kB', 'MB', 'GB', 'TB']
  let amount = bytes
  let unit = 0
  while (amount >= 1_000 && unit < units.length - 1) {
    amount /= 1_000
    unit += 1
  }
  return `${unit === 0 ? amount : amount.toFixed(1)} ${units[unit]}`
}

export function countTested({ coverage }: ScanReport): { tested: number; total: number } {
  const tested = coverage.operations.filter(({ status }) => status === 'tested').length
  return { tested, total: coverage.operations.length }
}

/** `3 known, 1 fixed, 2 not tested again`. */
export function describeBaseline({ comparison }: ReportInput): string | null {
  if (comparison === null) return null
  const { fresh, known, fixed, untested } = comparison
  const parts = [`${fresh.length} new`, `${known.length} known`, `${fixed.length} fixed`]
  if (untested.length > 0) parts.push(`${untested.length} not tested again`)
  return parts.join(', ')
}

export function nameRule({ ruleId, severity, instances }: ScoreLine): string {
  return `${ruleId}, ${severity}${instances === 1 ? '' : `, ${instances} instances`}`
}

/** Where a finding is: an operation, a place in a file, or the target as a whole. */
export function nameResource({ operation, location, snippet }: Finding): string {
  const isInSource = location !== undefined && snippet !== undefined
  if (operation !== undefined) {
    const name = nameOperation(operation)
    return isInSource ? `${neutralise(nameFile(location))} (${name})` : name
  }
  if (location === undefined) return 'the target as a whole'
  const { original, commit } = location
  const source = original === undefined ? '' : ` (${original.path}:${original.line})`
  const brought = commit === undefined ? '' : ` in commit ${commit.id.slice(0, COMMIT_LENGTH)}`
  // A name of a file may hold line ends, and whatever would then stand at the front of a line.
  return neutralise(`${nameFile(location)}${source}${brought}`)
}

/** As editors take it: `path:line:column`. */
function nameFile({ path, container, line, column }: Location): string {
  const within = container === undefined ? '' : container.slice(container.indexOf('!'))
  if (line === undefined) return `${path}${within}`
  return `${path}${within}:${line}${column === undefined ? '' : `:${column}`}`
}

export const accessMeanings: Readonly<Record<Access, string>> = {
  open: 'it answers with data',
  refused: 'it is refused',
  absent: 'as if it did not exist',
  limited: 'the limit was met',
  failed: 'it answers with an error',
  unclear: 'the answer can be read either way',
  untested: 'not asked',
}

/**
 * The line of the source, or the first lines of request and answer: `GET /v1/users` → `200 OK`;
 * null without any.
 */
export function describeSeen({ evidence, snippet }: Finding): string | null {
  if (snippet !== undefined) return firstLine(snippet.trimStart()) ?? null
  const request = firstLine(evidence?.request)?.replace(/ HTTP\/[\d.]+$/, '')
  const response = firstLine(evidence?.response)?.replace(/^HTTP\/[\d.]+ /, '')
  if (request === undefined) return response ?? null
  return response === undefined ? request : `${request} → ${response}`
}

/** Where the source answers an operation: `app.py:12 (route-without-auth)`; null if not known. */
export function describeSource({ source }: Finding): string | null {
  if (source === undefined) return null
  const { path, line, ruleId, route } = source
  return neutralise(`${path}:${line} (${ruleId ?? route ?? 'its route'})`)
}

function firstLine(text: string | undefined): string | undefined {
  const line = text?.split('\n', 1)[0]?.trim()
  return line === '' ? undefined : line
}
