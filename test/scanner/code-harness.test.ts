/**
 * Holds every rule on source code to its samples: it catches what it should, spares what it should,
 * and no other rule speaks on them. `KEYWARD_RULE=tls-verify-off` takes that rule only.
 */
import { describe, expect, it } from 'vitest'
import type { CodeFinding } from '../../src/scanner/code/code-finding.ts'
import type { CodeRule, CodeSample } from '../../src/scanner/code/code-rule.ts'
import { codeRules } from '../../src/scanner/code/code-rules.ts'
import { readCodeSample } from './read-code-sample.ts'

const only = process.env['KEYWARD_RULE']
const chosen = codeRules.filter(({ id }) => only === undefined || id === only)

describe.each(chosen.map((rule) => [rule.id, rule] as const))('%s', (_id, rule) => {
  it.each(rule.catches.map((each) => [each.name, each] as const))(
    'catches: %s',
    async (_, sample) => {
      const { findings, coverage } = await readCodeSample(sample.files)
      expect(findings.some(({ ruleId }) => ruleId === rule.id) ? '' : tell(sample, [])).toBe('')
      expect(listOthers(rule, sample, findings)).toEqual([])
      expect(coverage.parseErrors).toBe(0)
    },
  )

  it.each(rule.ignores.map((each) => [each.name, each] as const))(
    'spares: %s',
    async (_, sample) => {
      const { findings, coverage } = await readCodeSample(sample.files)
      expect(findings.filter(({ ruleId }) => ruleId === rule.id).map(tellFinding)).toEqual([])
      expect(listOthers(rule, sample, findings)).toEqual([])
      expect(coverage.parseErrors).toBe(0)
    },
  )
})

function listOthers(
  rule: CodeRule,
  sample: CodeSample,
  findings: readonly CodeFinding[],
): string[] {
  const allowed = [rule.id, ...(sample.also ?? [])]
  return findings.filter(({ ruleId }) => !allowed.includes(ruleId)).map(tellFinding)
}

function tellFinding({ ruleId, location, snippet, why }: CodeFinding): string {
  return `${ruleId} at ${location.path}:${location.line}: ${snippet}\n  ${why}`
}

function tell(sample: CodeSample, findings: readonly CodeFinding[]): string {
  const texts = Object.entries(sample.files).map(([path, text]) => `--- ${path}\n${text}`)
  return [`nothing was found in "${sample.name}"`, ...findings.map(tellFinding), ...texts].join(
    '\n',
  )
}
