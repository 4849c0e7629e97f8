/** Decides how skips of many entries are told: the first of each reason, then how many more. */
import { limits } from '../../../base/limits.ts'
import type { LeakSink } from '../leak-sink.ts'
import { type Place, placeWithin } from '../place.ts'

export class SkipTally {
  readonly #counts = new Map<string, number>()
  readonly #place: Place
  readonly #sink: LeakSink

  constructor(place: Place, sink: LeakSink) {
    this.#place = place
    this.#sink = sink
  }

  total = 0

  add(entry: string, reason: string): void {
    const count = (this.#counts.get(reason) ?? 0) + 1
    this.#counts.set(reason, count)
    this.total += 1
    if (count > limits.skipsPerReasonMax) return
    this.#sink.skip(placeWithin(this.#place, entry), reason)
  }

  /** At the end of the archive. */
  finish(): void {
    for (const [reason, count] of this.#counts) {
      const more = count - limits.skipsPerReasonMax
      if (more > 0) this.#sink.skip(this.#place, `has ${more} more such entries: each ${reason}`)
    }
  }
}
