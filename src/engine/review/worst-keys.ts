/** Keeps the keys with the worst findings, and no more than were asked for. */
import { REVIEW_SEVERITIES } from './review-kinds.ts'
import type { ReviewedKey } from './reviewed-key.ts'

export class WorstKeys {
  readonly #count: number
  #kept: ReviewedKey[] = []

  constructor(count: number) {
    this.#count = count
  }

  add(key: ReviewedKey): void {
    this.#kept.push(key)
    // Sorted once in a while, so that an inventory of any size costs little more than its length.
    if (this.#kept.length >= 2 * this.#count) this.#kept = this.list()
  }

  /** The worst first; of equals the one with more findings, then the newest as they were added. */
  list(): ReviewedKey[] {
    return this.#kept.toSorted(compare).slice(0, this.#count)
  }
}

function compare(left: ReviewedKey, right: ReviewedKey): number {
  const [most, other] = [countBySeverity(left), countBySeverity(right)]
  const index = most.findIndex((count, at) => count !== other[at])
  return index < 0 ? 0 : (other[index] ?? 0) - (most[index] ?? 0)
}

function countBySeverity({ findings }: ReviewedKey): number[] {
  return REVIEW_SEVERITIES.map(
    (severity) => findings.filter((found) => found.severity === severity).length,
  )
}
