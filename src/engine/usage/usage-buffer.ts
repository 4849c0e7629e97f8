/** Counts use per key in memory and writes it in batches: never a write per request. */
import { setImmediate as nextTurn } from 'node:timers/promises'
import { limits } from '../../base/limits.ts'
import type { Storage, UsageDelta } from '../storage.ts'

export interface BufferedDelta {
  readonly keyId: string
  allowed: number
  denied: number
  lastUsedAtMs: number
  /** Marks the batch that it will be written with; a shortcut to an older one is not followed. */
  readonly batch: symbol
}

/** Who is counted: a key, with room for a shortcut to what is counted of it. */
export interface CountedKey {
  readonly key: { readonly id: string }
  usageDelta: BufferedDelta | null
}

/**
 * Holds the use of each key since the last flush; from `limits.usageBufferMax` keys on it flushes
 * early. Only real keys are counted, so strangers cannot fill it. A crash loses what was not
 * flushed (promise 6: one interval).
 */
export class UsageBuffer {
  readonly #storage: Storage
  readonly #onError: (error: unknown, what: string) => void
  #deltas = new Map<string, BufferedDelta>()
  #batch = Symbol()
  #timer: NodeJS.Timeout | null = null
  #flushing: Promise<void> = Promise.resolve()
  #isClosed = false

  constructor(storage: Storage, onError: (error: unknown, what: string) => void) {
    this.#storage = storage
    this.#onError = onError
  }

  count(counted: CountedKey, isAllowed: boolean, nowMs: number): void {
    const shortcut = counted.usageDelta
    const delta =
      shortcut !== null && shortcut.batch === this.#batch ? shortcut : this.#open(counted, nowMs)
    if (isAllowed) delta.allowed++
    else delta.denied++
    if (nowMs > delta.lastUsedAtMs) delta.lastUsedAtMs = nowMs
  }

  /** What is counted but not written yet, to show fresh figures. */
  findPending(keyId: string): UsageDelta | undefined {
    return this.#deltas.get(keyId)
  }

  /** Writes what is buffered. On failure it is kept for the next time and told, never thrown. */
  flush(): Promise<void> {
    this.#flushing = this.#flushing.then(() => this.#write())
    return this.#flushing
  }

  /** Flushes one last time; what cannot be written then is lost, and told. */
  async close(): Promise<void> {
    this.#isClosed = true
    if (this.#timer !== null) clearTimeout(this.#timer)
    this.#timer = null
    await this.flush()
  }

  #open(counted: CountedKey, nowMs: number): BufferedDelta {
    const keyId = counted.key.id
    const known = this.#deltas.get(keyId)
    const fresh = { keyId, allowed: 0, denied: 0, lastUsedAtMs: nowMs, batch: this.#batch }
    const delta = known ?? fresh
    counted.usageDelta = delta
    if (known === undefined) {
      this.#deltas.set(keyId, delta)
      this.#schedule()
      // Once, and not again for each further key while the storage takes none.
      if (this.#deltas.size === limits.usageBufferMax) void this.flush()
    }
    return delta
  }

  #schedule(): void {
    if (this.#timer !== null || this.#isClosed) return
    this.#timer = setTimeout(() => {
      this.#timer = null
      void this.flush()
    }, limits.usageFlushIntervalMs)
    this.#timer.unref()
  }

  /** In pieces, with other requests in between: a long transaction would hold them up. */
  async #write(): Promise<void> {
    const written = [...this.#deltas.values()]
    if (written.length === 0) return
    this.#deltas = new Map()
    this.#batch = Symbol()
    for (let start = 0; start < written.length; start += limits.usageFlushKeysMax) {
      const piece = written.slice(start, start + limits.usageFlushKeysMax)
      try {
        await this.#storage.addUsage(piece)
      } catch (error) {
        this.#onError(error, 'usage could not be written')
        this.#restore(written.slice(start))
        return
      }
      if (start + piece.length < written.length) await nextTurn()
    }
  }

  #restore(unwritten: readonly BufferedDelta[]): void {
    const deltas = this.#deltas
    const batch = this.#batch
    for (const delta of unwritten) {
      const newer = deltas.get(delta.keyId)
      if (newer === undefined) {
        deltas.set(delta.keyId, { ...delta, batch })
      } else {
        newer.allowed += delta.allowed
        newer.denied += delta.denied
        newer.lastUsedAtMs = Math.max(newer.lastUsedAtMs, delta.lastUsedAtMs)
      }
    }
    this.#schedule()
  }
}
