/** Decides what a bounded cache keeps: what was asked for since the hand last came by (CLOCK). */

interface Entry<V> {
  readonly value: V
  wasUsed: boolean
}

/**
 * A hit is one look-up in a Map and one flag; nothing is linked anew. When the cache is full, the
 * oldest entry that was not used since it was last looked at makes room.
 */
export class ClockCache<K, V> {
  readonly #sizeMax: number
  readonly #entries = new Map<K, Entry<V>>()

  constructor(sizeMax: number) {
    this.#sizeMax = sizeMax
  }

  get size(): number {
    return this.#entries.size
  }

  find(key: K): V | undefined {
    const entry = this.#entries.get(key)
    if (entry === undefined) return undefined
    entry.wasUsed = true
    return entry.value
  }

  set(key: K, value: V): void {
    // Removed first, so that a new value goes to the end of the Map's order.
    this.#entries.delete(key)
    if (this.#entries.size >= this.#sizeMax) this.#makeRoom()
    this.#entries.set(key, { value, wasUsed: false })
  }

  delete(key: K): void {
    this.#entries.delete(key)
  }

  clear(): void {
    this.#entries.clear()
  }

  /** The order of the Map is the dial: what got a second chance goes to its end. */
  #makeRoom(): void {
    for (const [key, entry] of this.#entries) {
      this.#entries.delete(key)
      if (!entry.wasUsed) return
      entry.wasUsed = false
      this.#entries.set(key, entry)
    }
  }
}
