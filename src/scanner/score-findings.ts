/** Decides score and grade of a scan from its findings, in a sum that can be told line by line. */
import type { Finding, Severity } from './finding.ts'
import { severities } from './finding.ts'
import type { Grade, ScoreLine, ScoreSum } from './scan-report.ts'

export interface Scored {
  readonly score: number
  readonly grade: Grade
  readonly sum: ScoreSum
}

/** What the first finding of a rule costs; each further one a tenth, together at most once more. */
const COST: Readonly<Record<Severity, number>> = {
  critical: 40,
  high: 20,
  medium: 8,
  low: 2,
  info: 0,
}

const FURTHER_MAX = 10

/** Whatever else is well: with such a finding the grade is no better than F, or C. */
const CAPS = [
  { severity: 'critical', score: 59 },
  { severity: 'high', score: 79 },
] as const

const BANDS: readonly (readonly [grade: Grade, from: number])[] = [
  ['A', 90],
  ['B', 80],
  ['C', 70],
  ['D', 60],
]

type Scorable = Pick<Finding, 'ruleId' | 'severity' | 'confidence'>

export function scoreFindings(findings: readonly Scorable[]): Scored {
  const lines = sumLines(findings)
  // In tenths, so that no sum depends on the order in which fractions are added.
  const lost = lines.reduce((sum, line) => sum + Math.round(line.points * 10), 0)
  const points = Math.max(0, 1_000 - lost) / 10
  const cap = findCap(findings, points)
  const score = cap?.score ?? points
  return { score, grade: gradeOf(score), sum: { lines, points, cap } }
}

function gradeOf(score: number): Grade {
  return BANDS.find(([, from]) => score >= from)?.[0] ?? 'F'
}

/** One rule may find things of different weight: each weight is a line, the heaviest is first. */
function sumLines(findings: readonly Scorable[]): ScoreLine[] {
  const lines = new Map<string, ScoreLine>()
  for (const { ruleId, severity } of findings) {
    const instances = (lines.get(`${severity} ${ruleId}`)?.instances ?? 0) + 1
    lines.set(`${severity} ${ruleId}`, { ruleId, severity, instances, points: 0 })
  }
  const sorted = [...lines.values()].sort(
    (one, other) =>
      severities.indexOf(one.severity) - severities.indexOf(other.severity) ||
      (one.ruleId < other.ruleId ? -1 : 1),
  )
  const charged = new Set<string>()
  return sorted.map((line) => {
    const isFirst = !charged.has(line.ruleId)
    charged.add(line.ruleId)
    return { ...line, points: costOf(line, isFirst) }
  })
}

/** Where the rule has a heavier line already, these are further instances of it. */
function costOf({ severity, instances }: ScoreLine, isFirst: boolean): number {
  const cost = COST[severity]
  const further = Math.min(isFirst ? instances - 1 : instances, FURTHER_MAX)
  return Math.round((isFirst ? cost : 0) * 10 + cost * further) / 10
}

function findCap(findings: readonly Scorable[], points: number): ScoreSum['cap'] {
  for (const { severity, score } of CAPS) {
    const found = findings.find(
      (each) => each.severity === severity && each.confidence === 'confirmed',
    )
    if (found === undefined || points <= score) continue
    return { score, reason: `a confirmed finding of severity ${severity}: ${found.ruleId}` }
  }
  return null
}
