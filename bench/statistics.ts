/** Decides how repeated measurements become one figure: the median, and how far they lie apart. */
export interface Spread {
  readonly median: number
  readonly low: number
  readonly high: number
}

export function spreadOf(values: readonly number[]): Spread {
  if (values.length === 0) throw new Error('nothing was measured')
  const sorted = [...values].sort((left, right) => left - right)
  const middle = (sorted.length - 1) / 2
  const lower = sorted[Math.floor(middle)] as number
  const upper = sorted[Math.ceil(middle)] as number
  return {
    median: (lower + upper) / 2,
    low: sorted[0] as number,
    high: sorted[sorted.length - 1] as number,
  }
}
