/** Decides the SARIF 2.1.0 document: one run, for code scanning and other viewers of findings. */

import { limits } from '../../base/limits.ts'
import { countNoun } from '../../base/text/count-noun.ts'
import { formatJson } from '../../base/text/format-json.ts'
import { isScanReport, type Report } from '../file-report.ts'
import { countSkips } from './list-skips.ts'
import type { ReportInput } from './report-input.ts'
import { formatSarifResults } from './sarif-results.ts'
import { formatSarifRules } from './sarif-rules.ts'
import { formatTaxonomies, listTaxonomyRefs } from './sarif-taxonomies.ts'

const SCHEMA = 'https://json.schemastore.org/sarif-2.1.0.json'

const FULL_NAMES: Readonly<Record<Report['schema'], string>> = {
  'keyward.scan/1': 'Keyward scan, a black-box scanner of HTTP APIs',
  'keyward.leaks/1': 'Keyward leaks, a scanner for leaked API keys',
  'keyward.code/1': 'Keyward code, a reader of source code that handles API keys',
}

export function formatSarifReport(input: ReportInput): string {
  const { report, comparison } = input
  const { descriptors, indexOf, controls } = formatSarifRules(input)
  const all = formatSarifResults(input, indexOf)
  // The worst come first, so what is cut weighs least.
  const results = all.slice(0, limits.sarifResultsMax)
  const run = {
    tool: {
      driver: {
        name: 'Keyward',
        fullName: FULL_NAMES[report.schema],
        version: report.tool.version,
        semanticVersion: report.tool.version,
        rules: descriptors,
        supportedTaxonomies: listTaxonomyRefs(),
      },
    },
    automationDetails: { id: nameRun(report) },
    originalUriBaseIds: { '%SRCROOT%': { description: { text: 'The root of the repository' } } },
    columnKind: 'utf16CodeUnits',
    invocations: [formatInvocation(report, all.length - results.length)],
    taxonomies: formatTaxonomies(controls),
    results,
    properties: {
      target: report.target,
      rulesVersion: report.tool.rulesVersion,
      score: report.score,
      grade: report.grade,
      complete: report.complete,
      ...(comparison === null
        ? {}
        : { baselineFixed: comparison.fixed.map(({ fingerprint }) => fingerprint) }),
    },
  }
  return `${formatJson({ $schema: SCHEMA, version: '2.1.0', runs: [run] }, 2)}\n`
}

/** What stands before the last slash is the category by which code scanning tells runs apart. */
function nameRun(report: Report): string {
  if (!isScanReport(report)) return `${report.schema.replace('.', '-').replace('/1', '')}/`
  const { protocol, host, pathname } = new URL(report.target)
  const path = pathname.replace(/\/$/, '')
  return `keyward-scan/${protocol.replace(':', '')}/${host}${path}/`
}

function formatInvocation(report: Report, cut: number) {
  const startedMs = Date.parse(report.startedAt)
  const missing = report.missing.map(({ what, how }) => `${what} ${how}`)
  const problems = isScanReport(report)
    ? report.documentProblems.map(({ at, message }) => `${at}: ${message}`)
    : countSkips(report.coverage.skipped).map(
        ({ reason, items }) => `${countNoun(items.length, 'file')} not read: ${reason}`,
      )
  const left = cut === 0 ? [] : [`${cut} findings of least weight are left out of this file.`]
  return {
    executionSuccessful: true,
    startTimeUtc: report.startedAt,
    endTimeUtc: new Date(startedMs + report.durationMs).toISOString(),
    toolExecutionNotifications: [...missing, ...problems, ...left].map((text) => ({
      level: 'warning',
      message: { text },
    })),
  }
}
