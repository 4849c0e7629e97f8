/** Keeps the keys with the worst findings behind a place, and no more than were asked for. */
import { REVIEW_SEVERITIES } from './review-kinds.ts'
import type { ReviewedKey } from './reviewed-key.ts'

/** Where a key stands among all that were reviewed; no two stand at the same place. */
export interface ReviewRank {
  /** Findings by `REVIEW_SEVERITIES`. */
  readonly findings: readonly number[]
  readonly createdAtMs: number
  readonly id: string
}

export class WorstKeys {
  readonly #count: number
  readonly #after: ReviewRank | null
  #kept: ReviewedKey[] = []
  #hasMore = false

  /** `after`: only keys behind it are kept. */
  constructor(count: number, after: ReviewRank | null) {
    this.#count = count
    this.#after = after
  }

  /** True when there are more behind those that are kept. */
  get hasMore(): boolean {
    return this.#hasMore || this.#kept.length > this.#count
  }

  add(key: ReviewedKey): void {
    if (this.#after !== null && compareRanks(this.#after, rankKey(key)) >= 0) return
    this.#kept.push(key)
    // Sorted once in a while, so that an inventory of any size costs little more than its length.
    if (this.#kept.length < 2 * this.#count) return
    this.#hasMore ||= this.#kept.length > this.#count
    this.#kept = this.list()
  }

  /** The worst first; of equals the one with more findings, then the newest. */
  list(): ReviewedKey[] {
    const byRank = (one: ReviewedKey, other: ReviewedKey) =>
      compareRanks(rankKey(one), rankKey(other))
    return this.#kept.toSorted(byRank).slice(0, this.#count)
  }
}

export function rankKey({ key: { createdAtMs, id }, findings }: ReviewedKey): ReviewRank {
  const bySeverity = REVIEW_SEVERITIES.map(
    (severity) => findings.filter((found) => found.severity === severity).length,
  )
  return { findings: bySeverity, createdAtMs, id }
}

/** Below zero where the first is worse. */
export function compareFindings(one: readonly number[], other: readonly number[]): number {
  const at = one.findIndex((count, index) => count !== other[index])
  return at < 0 ? 0 : (other[at] ?? 0) - (one[at] ?? 0)
}

/** Below zero where the first is shown before. */
export function compareRanks(one: ReviewRank, other: ReviewRank): number {
  const byFindings = compareFindings(one.findings, other.findings)
  if (byFindings !== 0) return byFindings
  if (one.createdAtMs !== other.createdAtMs) return other.createdAtMs - one.createdAtMs
  if (one.id === other.id) return 0
  return one.id < other.id ? 1 : -1
}
