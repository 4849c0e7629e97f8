import { describe, expect, it } from 'vitest'
import { createReport } from '../../../test/scanner-reports/sample-report.ts'
import { compareWithBaseline } from './compare-with-baseline.ts'
import { formatJsonReport } from './format-json-report.ts'
import { parseBaseline } from './parse-baseline.ts'

const rules = new Map()

describe('a baseline', () => {
  it('that is the report itself knows everything', () => {
    const report = createReport()
    const text = formatJsonReport({ report, rules, comparison: null })
    const { fresh, known, fixed } = compareWithBaseline(report, parseBaseline('f', text))
    expect([fresh.length, known.length, fixed.length]).toEqual([0, 4, 0])
  })

  it('tells what is new, and calls fixed only what was looked for again', () => {
    const findings = [
      { fingerprint: 'a1' },
      {
        fingerprint: 'x1',
        ruleId: 'verbose-error',
        operation: { method: 'GET', path: '/v1/users' },
      },
      { fingerprint: 'x2', ruleId: 'verbose-error', operation: { method: 'GET', path: '/reset' } },
      {
        fingerprint: 'x3',
        ruleId: 'bola-cross-key',
        operation: { method: 'GET', path: '/v1/users/{id}' },
      },
      { fingerprint: 'x4', ruleId: 'hsts-missing' },
      { fingerprint: 'x5' },
    ]
    const baseline = parseBaseline('f', JSON.stringify({ findings }))
    const { fresh, fixed, untested } = compareWithBaseline(createReport(), baseline)
    expect(fresh.map(({ fingerprint }) => fingerprint)).toEqual(['a2', 'b1', 'c1'])
    expect(fixed.map(({ fingerprint }) => fingerprint)).toEqual(['x1', 'x4'])
    expect(untested.map(({ fingerprint }) => fingerprint)).toEqual(['x2', 'x3', 'x5'])
  })

  it('carries on what was known, so that a report is the next baseline', () => {
    const report = createReport()
    const first = parseBaseline('f', '{"findings": [{"fingerprint": "a1", "reason": "agreed"}]}')
    const comparison = compareWithBaseline(report, first)
    const text = formatJsonReport({ report, rules, comparison })
    expect(JSON.parse(text).findings).toHaveLength(3)
    const next = compareWithBaseline(report, parseBaseline('f', text))
    expect([next.fresh.length, next.known.length]).toEqual([0, 4])
    expect(next.known[0]?.reason).toBe('agreed')
  })

  it.each([
    ['{', 'known.json is not JSON.'],
    ['[]', 'known.json is not a JSON object.'],
    ['{"runs": []}', 'known.json has no list "findings".'],
    ['{"findings": [{}]}', 'known.json finding 1 has no text "fingerprint".'],
    ['{"findings": [null]}', 'known.json finding 1 has no text "fingerprint".'],
  ])('that is none is refused: %s', (text, detail) => {
    expect(() => parseBaseline('known.json', text)).toThrow(
      expect.objectContaining({ code: 'baseline_invalid', message: detail }),
    )
  })
})
