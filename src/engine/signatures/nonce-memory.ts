/** Remembers which nonces were used, so that no signature is ever accepted twice. */
import { hash } from 'node:crypto'
import { limits } from '../../base/limits.ts'
import { type RoomHolder, SharedRoom } from '../../base/shared-room.ts'
import { SECOND_MS } from '../../base/units.ts'

/**
 * - `fresh`: never used before, and remembered from now on.
 * - `used`: it was used before, or it may have been and is forgotten.
 * - `unknown`: it may have been used before this process began.
 * - `full`: there is no room to remember it for this owner. None is made by forgetting others.
 */
type NonceAnswer = 'fresh' | 'used' | 'unknown' | 'full'

interface NonceUse {
  readonly keyId: string
  /** Whose nonces count together. */
  readonly subject: string
  readonly nonce: string
  readonly createdMs: number
  /** Before this moment nothing can have been signed with the key that is accepted today. */
  readonly keyCreatedMs: number
}

/** Entries and holders side by side: two flat lists cost no object per entry. */
interface Bucket {
  /** When the youngest of its signatures was created. */
  lastMs: number
  readonly entries: string[]
  readonly holders: RoomHolder[]
}

/**
 * In memory only. What was used before this process began is not known, so signatures that could
 * have been used then are refused, but for keys that were made later. Entries lie in buckets by the
 * second in which their signature was created; a bucket goes when its signatures are too old.
 * Should the clock be set back afterwards, what might have been forgotten stays refused.
 */
export class NonceMemory {
  readonly #sinceMs: number
  readonly #room: SharedRoom
  readonly #used = new Set<string>()
  readonly #buckets = new Map<number, Bucket>()
  #forgottenUntilMs = Number.NEGATIVE_INFINITY

  constructor(
    sinceMs: number,
    room: SharedRoom = new SharedRoom(limits.noncesMax, limits.noncesParts),
  ) {
    this.#sinceMs = sinceMs
    this.#room = room
  }

  get size(): number {
    return this.#used.size
  }

  /** True when it was used before; remembers nothing. */
  isUsed(use: Pick<NonceUse, 'keyId' | 'nonce' | 'createdMs'>): boolean {
    return use.createdMs <= this.#forgottenUntilMs || this.#used.has(entryOf(use))
  }

  /** Takes the nonce; synchronous, so that of two equal requests one is the first. */
  use(use: NonceUse, nowMs: number): NonceAnswer {
    this.#sweep(nowMs)
    const entry = entryOf(use)
    const { createdMs } = use
    if (createdMs <= this.#forgottenUntilMs || this.#used.has(entry)) return 'used'
    if (this.#isFromBefore(use)) return 'unknown'
    const holder = this.#room.take(use.subject, 1)
    if (holder === undefined) return 'full'
    this.#used.add(entry)
    const { entries, holders } = this.#openBucket(createdMs)
    entries.push(entry)
    holders.push(holder)
    return 'fresh'
  }

  /** The client's clock may have been ahead when it was used before we began. */
  #isFromBefore({ createdMs, keyCreatedMs }: NonceUse): boolean {
    if (keyCreatedMs >= this.#sinceMs) return false
    return createdMs - limits.signatureAheadMsMax <= this.#sinceMs
  }

  /** There are at most as many buckets as seconds in the window. */
  #sweep(nowMs: number): void {
    for (const [second, bucket] of this.#buckets) {
      if (nowMs <= bucket.lastMs + limits.signatureAgeMsMax) continue
      this.#buckets.delete(second)
      this.#forgottenUntilMs = Math.max(this.#forgottenUntilMs, bucket.lastMs)
      for (const entry of bucket.entries) this.#used.delete(entry)
      for (const holder of bucket.holders) this.#room.giveBack(holder, 1)
    }
  }

  /** By whole seconds, or whoever signs tokens with fractions of them would make them countless. */
  #openBucket(createdMs: number): Bucket {
    const second = Math.floor(createdMs / SECOND_MS)
    const known = this.#buckets.get(second)
    if (known !== undefined) {
      known.lastMs = Math.max(known.lastMs, createdMs)
      return known
    }
    const made: Bucket = { lastMs: createdMs, entries: [], holders: [] }
    this.#buckets.set(second, made)
    return made
  }
}

/** 128 bits, a byte for each character: as short as can be, whatever the length of the nonce. */
function entryOf({ keyId, nonce }: Pick<NonceUse, 'keyId' | 'nonce'>): string {
  return hash('sha256', `${keyId} ${nonce}`, 'binary').slice(0, 16)
}
