import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Confidence, type Severity, severities } from './finding.ts'
import { scoreFindings } from './score-findings.ts'

function find(ruleId: string, severity: Severity, confidence: Confidence = 'likely') {
  return { ruleId, severity, confidence }
}

function repeat(count: number, ruleId: string, severity: Severity) {
  return Array.from({ length: count }, () => find(ruleId, severity))
}

describe('the score', () => {
  it('of nothing is 100, an A', () => {
    expect(scoreFindings([])).toEqual({
      score: 100,
      grade: 'A',
      sum: { lines: [], points: 100, cap: null },
    })
  })

  it('loses 40, 20, 8, 2 and nothing by severity', () => {
    const score = (severity: Severity) => scoreFindings([find('a', severity)]).score
    expect(severities.map(score)).toEqual([60, 80, 92, 98, 100])
  })

  it('loses a tenth for each further instance, up to the cost of one more', () => {
    const score = (count: number) => scoreFindings(repeat(count, 'a', 'medium')).score
    expect([1, 2, 6, 11, 12, 500].map(score)).toEqual([92, 91.2, 88, 84, 84, 84])
  })

  it('counts lighter findings of the same rule as further instances', () => {
    const { score, sum } = scoreFindings([find('a', 'low'), find('a', 'high'), find('a', 'low')])
    expect(score).toBe(79.6)
    expect(sum.lines).toEqual([
      { ruleId: 'a', severity: 'high', instances: 1, points: 20 },
      { ruleId: 'a', severity: 'low', instances: 2, points: 0.4 },
    ])
  })

  it('is never below 0', () => {
    const all = ['a', 'b', 'c', 'd'].map((id) => find(id, 'critical'))
    expect(scoreFindings(all)).toMatchObject({ score: 0, grade: 'F', sum: { points: 0 } })
  })

  it('is capped at 59 by a confirmed critical and at 79 by a confirmed high one', () => {
    const critical = scoreFindings([find('a', 'critical', 'confirmed')])
    expect(critical).toMatchObject({ score: 59, grade: 'F', sum: { points: 60 } })
    expect(critical.sum.cap?.reason).toContain('critical: a')
    expect(scoreFindings([find('b', 'high', 'confirmed')])).toMatchObject({ score: 79, grade: 'C' })
    expect(scoreFindings([find('b', 'high', 'likely')])).toMatchObject({ score: 80, grade: 'B' })
    expect(scoreFindings([find('b', 'high', 'likely')]).sum.cap).toBeNull()
  })

  it('has no cap where the sum is lower already', () => {
    const found = [find('a', 'critical', 'confirmed'), find('b', 'high')]
    expect(scoreFindings(found)).toMatchObject({ score: 40, sum: { cap: null } })
  })

  it.each([
    [1, 'low', 98, 'A'],
    [11, 'medium', 84, 'B'],
    [6, 'high', 70, 'C'],
    [1, 'critical', 60, 'D'],
    [2, 'critical', 56, 'F'],
  ] as const)('of %i %s is %f, grade %s', (count, severity, score, grade) => {
    expect(scoreFindings(repeat(count, 'a', severity))).toMatchObject({ score, grade })
  })

  it('adds up to the lines, whatever the findings and their order', () => {
    const finding = fc.record({
      ruleId: fc.constantFrom('a', 'b', 'c', 'd'),
      severity: fc.constantFrom(...severities),
      confidence: fc.constantFrom<Confidence>('confirmed', 'likely', 'possible'),
    })
    fc.assert(
      fc.property(fc.array(finding, { maxLength: 60 }), (findings) => {
        const scored = scoreFindings(findings)
        expect(scoreFindings([...findings].reverse())).toEqual({
          ...scored,
          sum: { ...scored.sum, cap: scored.sum.cap && expect.anything() },
        })
        const lost = scored.sum.lines.reduce((sum, line) => sum + line.points, 0)
        expect(scored.sum.points).toBeCloseTo(Math.max(0, 100 - lost), 6)
      }),
    )
  })
})
