/**
 * Decides how many units were taken in the last `windowMs`: an exact log, not an estimate, so
 * that no window of that length, wherever it is laid, ever holds more than the limit, and a
 * steady rate below the limit is never refused.
 */

/** Entries in the ring at first; a power of two, as all that follow. */
const FIRST_CAPACITY = 4

/**
 * A ring of entries (millisecond, units), oldest first; units of one millisecond share an entry.
 * Holds at most one entry per unit of the limit and per millisecond of the window. Both numbers
 * of an entry lie side by side in one plain array: it is what the garbage collector and the
 * processor's cache like best, and most windows are small.
 */
export class SlidingWindow {
  #ring: number[] = createRing(FIRST_CAPACITY)
  #mask = FIRST_CAPACITY - 1
  #head = 0
  #length = 0
  #used = 0
  /** Time of the newest entry, so that the usual request need not look it up in the ring. */
  #newestMs = 0
  readonly #windowMs: number

  constructor(windowMs: number) {
    this.#windowMs = windowMs
  }

  /** Units taken in the window that ends at `nowMs`, which must not go back. */
  countUsed(nowMs: number): number {
    const cutoff = nowMs - this.#windowMs
    while (this.#length > 0 && this.#timeAt(0) <= cutoff) {
      this.#used -= this.#unitsAt(0)
      this.#head = (this.#head + 1) & this.#mask
      this.#length--
    }
    return this.#used
  }

  take(nowMs: number, units: number): void {
    this.#used += units
    if (this.#length > 0 && this.#newestMs === nowMs) {
      const last = this.#indexOf(this.#length - 1)
      this.#ring[last + 1] = this.#unitsAt(this.#length - 1) + units
      return
    }
    if (this.#length > this.#mask) this.#grow()
    this.#newestMs = nowMs
    const next = this.#indexOf(this.#length)
    this.#ring[next] = nowMs
    this.#ring[next + 1] = units
    this.#length++
  }

  /** Milliseconds until the newest unit leaves the window; 0 when it is empty. */
  resetMs(nowMs: number): number {
    if (this.#length === 0) return 0
    return Math.max(0, this.#newestMs + this.#windowMs - nowMs)
  }

  /** Milliseconds until at most `units` are left in the window. */
  msUntilUsed(nowMs: number, units: number): number {
    let used = this.#used
    for (let offset = 0; offset < this.#length && used > units; offset++) {
      used -= this.#unitsAt(offset)
      if (used <= units) return this.#timeAt(offset) + this.#windowMs - nowMs
    }
    return 0
  }

  #indexOf(offset: number): number {
    return ((this.#head + offset) & this.#mask) * 2
  }

  #timeAt(offset: number): number {
    return this.#ring[this.#indexOf(offset)] as number
  }

  #unitsAt(offset: number): number {
    return this.#ring[this.#indexOf(offset) + 1] as number
  }

  /** Gives back what a busy time has made it grow to. For one that is empty. */
  shrink(): void {
    if (this.#mask < FIRST_CAPACITY) return
    this.#ring = createRing(FIRST_CAPACITY)
    this.#mask = FIRST_CAPACITY - 1
    this.#head = 0
  }

  #grow(): void {
    const capacity = this.#length * 2
    const ring = createRing(capacity)
    for (let offset = 0; offset < this.#length; offset++) {
      ring[offset * 2] = this.#timeAt(offset)
      ring[offset * 2 + 1] = this.#unitsAt(offset)
    }
    this.#ring = ring
    this.#mask = capacity - 1
    this.#head = 0
  }
}

/** Filled with a fraction first, so that the engine of the language keeps plain doubles in it. */
function createRing(capacity: number): number[] {
  return new Array<number>(capacity * 2).fill(0.5)
}
