/**
 * Holds every rule to its samples: it catches what it should, spares what it should, and no other
 * rule speaks on its samples. `KEYWARD_RULE=bola-cross-key` takes the samples of that rule only.
 */
import { describe, expect, it } from 'vitest'
import type { Finding } from '../../src/scanner/finding.ts'
import type { ProbeRule } from '../../src/scanner/probe/probe-rule.ts'
import type { Sample } from '../../src/scanner/probe/sample.ts'
import { loadRules } from './load-rules.ts'
import { type SampleScan, scanSample } from './serve-sample.ts'

const { rules, broken } = await loadRules()
const only = process.env['KEYWARD_RULE']
const chosen = rules.filter((each) => only === undefined || each.id === only)

describe('rules', () => {
  it('are read from every file', () => {
    if (only !== undefined) return
    expect(broken).toEqual([])
  })

  for (const rule of chosen) {
    describe(rule.id, () => {
      it.concurrent.each(rule.catches.map((each) => [each.name, each] as const))(
        'catches: %s',
        async (_name, sample) => {
          const scanned = await scanSample(sample, rules)
          expect(judgeCatch(rule, sample, scanned)).toBe('')
        },
      )

      it.concurrent.each(rule.ignores.map((each) => [each.name, each] as const))(
        'spares: %s',
        async (_name, sample) => {
          const scanned = await scanSample(sample, rules)
          expect(judgeIgnore(rule, sample, scanned)).toBe('')
        },
      )
    })
  }
})

function judgeCatch(rule: ProbeRule, sample: Sample, scanned: SampleScan): string {
  const own = scanned.report.findings.filter((each) => each.ruleId === rule.id)
  const counts = own.filter((each) => rule.severity === 'info' || each.severity !== 'info')
  const missed =
    counts.length > 0
      ? []
      : [`${rule.id} should have reported here, and did not.`, ...tellChecks(rule, scanned)]
  return tell(sample, [...missed, ...judgeOthers(rule, sample, scanned)], scanned)
}

function judgeIgnore(rule: ProbeRule, sample: Sample, scanned: SampleScan): string {
  const wrong = scanned.report.findings
    .filter((each) => each.ruleId === rule.id && each.severity !== 'info')
    .map((each) => `${rule.id} should be silent here, but says: ${tellFinding(each)}`)
  return tell(sample, [...wrong, ...judgeOthers(rule, sample, scanned)], scanned)
}

function judgeOthers(rule: ProbeRule, sample: Sample, scanned: SampleScan): string[] {
  const allowed = new Set([rule.id, ...(sample.also ?? [])])
  const spoke = scanned.report.findings
    .filter((each) => each.severity !== 'info' && !allowed.has(each.ruleId))
    .map((each) => `${each.ruleId} speaks on a sample of ${rule.id}: ${tellFinding(each)}`)
  const threw = scanned.failures.map(
    ({ ruleId, error }) =>
      `${ruleId} threw: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`,
  )
  return [...spoke, ...threw]
}

function tellFinding({ severity, confidence, title, operation, why, evidence }: Finding): string {
  const place = operation === undefined ? 'the target' : `${operation.method} ${operation.path}`
  const indented = (text = '') => text.replaceAll('\n', '\n      | ')
  return [
    `${severity}, ${confidence}, ${place}: ${title}`,
    `    ${why}`,
    ...(evidence === undefined
      ? []
      : [`      > ${indented(evidence.request)}`, `      < ${indented(evidence.response)}`]),
  ].join('\n')
}

/** What the rule had to look at, for whoever wonders why it said nothing. */
function tellChecks(rule: ProbeRule, { report }: SampleScan): string[] {
  const checks = report.coverage.checks
    .filter((each) => each.ruleId === rule.id)
    .map(({ operation, status, reason }) => {
      const place = operation === null ? 'target' : `${operation.method} ${operation.path}`
      return `    ${place}: ${status}${reason === null ? '' : `, ${reason}`}`
    })
  const keys = report.coverage.keys.map(
    (each) => `    key ${each.name}: ${each.proven ? `proven, ${each.placement}` : 'not proven'}`,
  )
  const rows = (report.matrix?.rows ?? []).map(
    ({ operation, access }) => `    ${operation.method} ${operation.path}: ${access.join(', ')}`,
  )
  return ['  Its checks:', ...checks, '  Keys:', ...keys, '  Access:', ...rows]
}

function tell(sample: Sample, problems: readonly string[], { report }: SampleScan): string {
  if (problems.length === 0) return ''
  const missing = report.missing.map((each) => `    ${each.what}`)
  const sent = `  ${report.coverage.requestsSent} requests, ${report.durationMs} ms`
  return [`On the sample "${sample.name}":`, ...problems, '  Missing:', ...missing, sent].join('\n')
}
