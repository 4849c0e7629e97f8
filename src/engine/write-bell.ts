/** Tells whoever waits for news that something was written, without saying what. */

/**
 * Listeners are called after the write, once for many that come together, and look for
 * themselves. A call may also come for nothing.
 */
export class WriteBell {
  readonly #listeners = new Set<() => void>()
  #isRinging = false

  /** Answers how to stop listening. */
  listen(listener: () => void): () => void {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  ring(): void {
    if (this.#isRinging || this.#listeners.size === 0) return
    this.#isRinging = true
    setImmediate(() => {
      this.#isRinging = false
      for (const listener of [...this.#listeners]) listener()
    })
  }
}
