/** Decides which lines are in several lists of lines at once. */
import type { LineRange } from './leak-task.ts'

/** Where it cannot be told which lines are new, all are. */
export const ALL_LINES: readonly LineRange[] = [[1, Number.MAX_SAFE_INTEGER]]

/** Both in order, without overlaps. */
export function intersectRanges(
  one: readonly LineRange[],
  other: readonly LineRange[],
): readonly LineRange[] {
  const found: LineRange[] = []
  let at = 0
  for (const [first, last] of one) {
    while ((other[at]?.[1] ?? Number.POSITIVE_INFINITY) < first) at += 1
    for (let index = at; index < other.length; index += 1) {
      const [otherFirst, otherLast] = other[index] ?? [0, 0]
      if (otherFirst > last) break
      found.push([Math.max(first, otherFirst), Math.min(last, otherLast)])
    }
  }
  return found
}
