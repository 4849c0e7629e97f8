/**
 * Decides how many units were taken in the last `windowMs`: an exact log, not an estimate, so
 * that no window of that length, wherever it is laid, ever holds more than the limit, and a
 * steady rate below the limit is never refused.
 */
const FIRST_CAPACITY = 4

/**
 * A ring of (millisecond, units) pairs, oldest first; units of one millisecond share a pair.
 * Holds at most one pair per unit of the limit and per millisecond of the window.
 */
export class SlidingWindow {
  #times = new Float64Array(FIRST_CAPACITY)
  #units = new Float64Array(FIRST_CAPACITY)
  #head = 0
  #length = 0
  #used = 0
  #windowMs: number

  constructor(windowMs: number) {
    this.#windowMs = windowMs
  }

  /** Units taken in the window that ends at `nowMs`, which must not go back. */
  countUsed(nowMs: number): number {
    const cutoff = nowMs - this.#windowMs
    while (this.#length > 0 && (this.#times[this.#head] as number) <= cutoff) {
      this.#used -= this.#units[this.#head] as number
      this.#head = (this.#head + 1) & (this.#times.length - 1)
      this.#length--
    }
    return this.#used
  }

  take(nowMs: number, units: number): void {
    const mask = this.#times.length - 1
    const last = (this.#head + this.#length - 1) & mask
    this.#used += units
    if (this.#length > 0 && this.#times[last] === nowMs) {
      this.#units[last] = (this.#units[last] as number) + units
      return
    }
    if (this.#length === this.#times.length) this.#grow()
    const next = (this.#head + this.#length) & (this.#times.length - 1)
    this.#times[next] = nowMs
    this.#units[next] = units
    this.#length++
  }

  /** Milliseconds until the newest unit leaves the window; 0 when it is empty. */
  resetMs(nowMs: number): number {
    if (this.#length === 0) return 0
    const newest = this.#times[(this.#head + this.#length - 1) & (this.#times.length - 1)]
    return Math.max(0, (newest as number) + this.#windowMs - nowMs)
  }

  /** Milliseconds until at most `units` are left in the window. */
  msUntilUsed(nowMs: number, units: number): number {
    let used = this.#used
    for (let offset = 0; offset < this.#length; offset++) {
      if (used <= units) break
      const index = (this.#head + offset) & (this.#times.length - 1)
      used -= this.#units[index] as number
      if (used <= units) return (this.#times[index] as number) + this.#windowMs - nowMs
    }
    return 0
  }

  #grow(): void {
    const capacity = this.#times.length
    const times = new Float64Array(capacity * 2)
    const units = new Float64Array(capacity * 2)
    for (let offset = 0; offset < this.#length; offset++) {
      const index = (this.#head + offset) & (capacity - 1)
      times[offset] = this.#times[index] as number
      units[offset] = this.#units[index] as number
    }
    this.#times = times
    this.#units = units
    this.#head = 0
  }
}
