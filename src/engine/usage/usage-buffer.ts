/** Counts use per key in memory and writes it in batches: never a write per request. */
import { limits } from '../../base/limits.ts'
import type { Storage, UsageDelta } from '../storage.ts'

interface MutableDelta {
  keyId: string
  allowed: number
  denied: number
  lastUsedAtMs: number
}

/**
 * Holds the use of each key since the last flush, at most `limits.usageBufferMax` keys: beyond
 * that it flushes early. A crash loses what was not flushed (promise 6: one interval).
 */
export class UsageBuffer {
  readonly #storage: Storage
  readonly #onError: (error: unknown, what: string) => void
  #deltas = new Map<string, MutableDelta>()
  #timer: NodeJS.Timeout | null = null
  #flushing: Promise<void> = Promise.resolve()

  constructor(storage: Storage, onError: (error: unknown, what: string) => void) {
    this.#storage = storage
    this.#onError = onError
  }

  count(keyId: string, isAllowed: boolean, nowMs: number): void {
    let delta = this.#deltas.get(keyId)
    if (delta === undefined) {
      delta = { keyId, allowed: 0, denied: 0, lastUsedAtMs: nowMs }
      this.#deltas.set(keyId, delta)
      if (this.#timer === null) this.#schedule()
      if (this.#deltas.size >= limits.usageBufferMax) void this.flush()
    }
    if (isAllowed) delta.allowed++
    else delta.denied++
    delta.lastUsedAtMs = nowMs
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

  async close(): Promise<void> {
    if (this.#timer !== null) clearTimeout(this.#timer)
    this.#timer = null
    await this.flush()
  }

  #schedule(): void {
    this.#timer = setTimeout(() => {
      this.#timer = null
      void this.flush()
    }, limits.usageFlushIntervalMs)
    this.#timer.unref()
  }

  async #write(): Promise<void> {
    if (this.#deltas.size === 0) return
    const written = this.#deltas
    this.#deltas = new Map()
    try {
      await this.#storage.addUsage([...written.values()])
    } catch (error) {
      this.#onError(error, 'usage could not be written')
      this.#restore(written)
    }
  }

  #restore(unwritten: ReadonlyMap<string, MutableDelta>): void {
    for (const [keyId, delta] of unwritten) {
      const newer = this.#deltas.get(keyId)
      if (newer === undefined) {
        if (this.#deltas.size < limits.usageBufferMax) this.#deltas.set(keyId, delta)
      } else {
        newer.allowed += delta.allowed
        newer.denied += delta.denied
        newer.lastUsedAtMs = Math.max(newer.lastUsedAtMs, delta.lastUsedAtMs)
      }
    }
    if (this.#timer === null) this.#schedule()
  }
}
