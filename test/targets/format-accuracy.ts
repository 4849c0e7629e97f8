/** Decides how recall and false findings are told: the table of docs/scan-accuracy.md. */
import type { Target } from './target.ts'

export interface Measured {
  readonly target: Target
  readonly missed: readonly string[]
  /** Of the flawed one and of the sound one together. */
  readonly falseFindings: readonly string[]
}

export function formatAccuracy(measured: readonly Measured[]): string {
  const rows = measured.map(({ target, missed, falseFindings }) =>
    rowOf(
      `${target.name}: ${target.about}`,
      target.mustFind.length,
      missed.length,
      falseFindings.length,
    ),
  )
  const sum = (count: (each: Measured) => number) =>
    measured.reduce((total, each) => total + count(each), 0)
  const total = rowOf(
    'all',
    sum(({ target }) => target.mustFind.length),
    sum(({ missed }) => missed.length),
    sum(({ falseFindings }) => falseFindings.length),
  )
  return [
    '| target | known flaws | found | recall | false findings |',
    '|---|---|---|---|---|',
    ...rows,
    total,
  ].join('\n')
}

function rowOf(name: string, known: number, missed: number, untrue: number): string {
  const recall = `${Math.round(((known - missed) / known) * 100)} %`
  return `| ${name} | ${known} | ${known - missed} | ${recall} | ${untrue} |`
}
