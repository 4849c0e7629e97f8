/** Keeps the order of reviews that are paged through, so that not each page looks at all keys. */
import { limits } from '../../base/limits.ts'
import { compareFindings, compareRanks, type ReviewRank } from './worst-keys.ts'

/** All keys with the same weight, the newest first. */
interface Group {
  readonly findings: readonly number[]
  readonly ranks: ReviewRank[]
}

/** Takes keys as they are listed, the newest first, and sorts their weights only. */
export class ReviewOrder {
  readonly #groups = new Map<string, Group>()
  #size = 0

  get size(): number {
    return this.#size
  }

  add(rank: ReviewRank): void {
    this.#size++
    const name = rank.findings.join()
    const group = this.#groups.get(name) ?? { findings: rank.findings, ranks: [] }
    group.ranks.push({ ...rank, findings: group.findings })
    this.#groups.set(name, group)
  }

  /** The first ones behind that place. */
  list(after: ReviewRank, count: number): ReviewRank[] {
    const listed: ReviewRank[] = []
    const groups = [...this.#groups.values()].sort((one, other) => {
      return compareFindings(one.findings, other.findings)
    })
    for (const { findings, ranks } of groups) {
      if (compareFindings(findings, after.findings) < 0) continue
      const from = ranks.findIndex((rank) => compareRanks(after, rank) < 0)
      if (from >= 0) listed.push(...ranks.slice(from, from + count - listed.length))
      if (listed.length >= count) break
    }
    return listed
  }
}

/** What is not kept is made again: by whoever asks for the next page. */
export class ReviewOrders {
  readonly #kept = new Map<string, ReviewOrder>()

  /** `name` says of which moment, and what was asked. */
  find(name: string): ReviewOrder | undefined {
    return this.#kept.get(name)
  }

  keep(name: string, order: ReviewOrder): void {
    if (order.size > limits.reviewOrderedKeysMax) return
    this.#kept.delete(name)
    this.#kept.set(name, order)
    for (const [oldest] of this.#kept) {
      if (this.#countKeys() <= limits.reviewOrderedKeysMax) return
      this.#kept.delete(oldest)
    }
  }

  forget(name: string): void {
    this.#kept.delete(name)
  }

  #countKeys(): number {
    return [...this.#kept.values()].reduce((sum, { size }) => sum + size, 0)
  }
}
