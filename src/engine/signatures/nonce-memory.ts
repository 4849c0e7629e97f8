/** Remembers which nonces were used, so that no signature is ever accepted twice. */
import { hash } from 'node:crypto'
import { limits } from '../../base/limits.ts'

/**
 * - `fresh`: never used before, and remembered from now on.
 * - `used`: it was used before, or it may have been and is forgotten.
 * - `unknown`: it may have been used before this process began.
 * - `full`: there is no room to remember it. It is never made by forgetting another one.
 */
type NonceAnswer = 'fresh' | 'used' | 'unknown' | 'full'

interface NonceUse {
  readonly keyId: string
  readonly nonce: string
  readonly createdMs: number
  /** Before this moment nothing can have been signed with the key that is accepted today. */
  readonly keyCreatedMs: number
}

/**
 * In memory only. What was used before this process began is not known, so signatures that could
 * have been used then are refused, but for keys that were made later. Entries lie in buckets by the
 * second in which their signature was created; a bucket goes when its signatures are too old.
 * Should the clock be set back afterwards, what might have been forgotten stays refused.
 */
export class NonceMemory {
  readonly #sinceMs: number
  readonly #noncesMax: number
  readonly #perKeyMax: number
  readonly #used = new Set<string>()
  /** Entry and key in turn: one flat list costs no object per entry. */
  readonly #buckets = new Map<number, string[]>()
  readonly #counts = new Map<string, number>()
  #forgottenUntilMs = Number.NEGATIVE_INFINITY

  constructor(
    sinceMs: number,
    noncesMax: number = limits.noncesMax,
    perKeyMax: number = limits.noncesPerKeyMax,
  ) {
    this.#sinceMs = sinceMs
    this.#noncesMax = noncesMax
    this.#perKeyMax = perKeyMax
  }

  get size(): number {
    return this.#used.size
  }

  /** True when it was used before; remembers nothing. */
  isUsed(use: NonceUse): boolean {
    return use.createdMs <= this.#forgottenUntilMs || this.#used.has(entryOf(use))
  }

  /** Takes the nonce; synchronous, so that of two equal requests one is the first. */
  use(use: NonceUse, nowMs: number): NonceAnswer {
    this.#sweep(nowMs)
    const entry = entryOf(use)
    const { keyId, createdMs } = use
    if (createdMs <= this.#forgottenUntilMs || this.#used.has(entry)) return 'used'
    if (this.#isFromBefore(use)) return 'unknown'
    const count = this.#counts.get(keyId) ?? 0
    if (count >= this.#perKeyMax || this.#used.size >= this.#noncesMax) return 'full'
    this.#used.add(entry)
    this.#counts.set(keyId, count + 1)
    const bucket = this.#buckets.get(createdMs)
    if (bucket === undefined) this.#buckets.set(createdMs, [entry, keyId])
    else bucket.push(entry, keyId)
    return 'fresh'
  }

  /** The client's clock may have been ahead when it was used before we began. */
  #isFromBefore({ createdMs, keyCreatedMs }: NonceUse): boolean {
    if (keyCreatedMs >= this.#sinceMs) return false
    return createdMs - limits.signatureAheadMsMax <= this.#sinceMs
  }

  /** There are at most as many buckets as seconds in the window. */
  #sweep(nowMs: number): void {
    for (const [createdMs, bucket] of this.#buckets) {
      if (nowMs <= createdMs + limits.signatureAgeMsMax) continue
      this.#buckets.delete(createdMs)
      this.#forgottenUntilMs = Math.max(this.#forgottenUntilMs, createdMs)
      for (let index = 0; index < bucket.length; index += 2) {
        this.#used.delete(bucket[index] as string)
        this.#countDown(bucket[index + 1] as string)
      }
    }
  }

  #countDown(keyId: string): void {
    const left = (this.#counts.get(keyId) ?? 1) - 1
    if (left === 0) this.#counts.delete(keyId)
    else this.#counts.set(keyId, left)
  }
}

/** 128 bits, a byte for each character: as short as can be, whatever the length of the nonce. */
function entryOf({ keyId, nonce }: NonceUse): string {
  return hash('sha256', `${keyId} ${nonce}`, 'binary').slice(0, 16)
}
