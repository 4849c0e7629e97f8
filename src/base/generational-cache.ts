/** Decides what a bounded cache keeps: what was asked for lately, at the cost of one look-up. */

/**
 * Two Maps: when the young one is full it becomes the old one, and what the old one still held
 * is forgotten. A hit in the old one moves it over. So a hit costs one look-up and no bookkeeping
 * per entry, and whatever was used within the last `sizeMax / 2` new entries is there.
 */
export class GenerationalCache<K, V> {
  readonly #youngMax: number
  #young = new Map<K, V>()
  #old = new Map<K, V>()

  constructor(sizeMax: number) {
    this.#youngMax = Math.max(1, Math.ceil(sizeMax / 2))
  }

  get size(): number {
    return this.#young.size + this.#old.size
  }

  find(key: K): V | undefined {
    const young = this.#young.get(key)
    if (young !== undefined) return young
    const old = this.#old.get(key)
    if (old !== undefined) {
      this.#old.delete(key)
      this.set(key, old)
    }
    return old
  }

  set(key: K, value: V): void {
    this.#old.delete(key)
    if (this.#young.size >= this.#youngMax && !this.#young.has(key)) {
      this.#old = this.#young
      this.#young = new Map()
    }
    this.#young.set(key, value)
  }

  delete(key: K): void {
    this.#young.delete(key)
    this.#old.delete(key)
  }

  clear(): void {
    this.#young.clear()
    this.#old.clear()
  }
}
