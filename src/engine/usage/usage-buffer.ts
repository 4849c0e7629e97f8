/** Counts use per key in memory and writes it in batches: never a write per request. */
import { setImmediate as nextTurn } from 'node:timers/promises'
import { limits } from '../../base/limits.ts'
import type { RoutePolicy } from '../apis/api-record.ts'
import type { AuditStorage } from '../audit/audit-storage.ts'
import { findUnusualUse, type UnusualUse } from './find-unusual-use.ts'
import type { KeyProfile } from './key-profile.ts'
import { PendingUse, type UseBatch, type UsedKey, type UseFacts } from './pending-use.ts'
import { ProfileBook } from './profile-book.ts'
import type { EndedSecret, PresentedFrom, RefusedKey } from './refusal.ts'
import { RefusedUses } from './refused-uses.ts'
import { UnusualUseTeller } from './unusual-use-teller.ts'
import type {
  RefusedUse,
  SecretUse,
  UsageDelta,
  UsageOutcome,
  UsageStorage,
} from './usage-storage.ts'

/** Who is counted: a key, with room for a shortcut to what is counted of it. */
export interface CountedKey {
  readonly key: UsedKey
  /** The version of the secret that was presented is told when it will end. */
  readonly proof: { readonly endingSecretVersion: number | null }
  usageDelta: PendingUse | null
}

type PendingTotals = Pick<UsageDelta, 'allowed' | 'denied' | 'lastUsedAtMs'>

/**
 * Holds the use of each key since the last flush; from `limits.usageBufferMax` keys on it flushes
 * early. Only real keys are counted, so strangers cannot fill it. A crash loses what was not
 * flushed (promise 6: one interval). What is unusual is looked for while it is written: no
 * decision waits for that.
 */
export class UsageBuffer {
  readonly #storage: UsageStorage
  readonly #onError: (error: unknown, what: string) => void
  readonly #profiles: ProfileBook
  readonly #teller: UnusualUseTeller
  readonly #refused: RefusedUses
  #pending = new Map<string, PendingUse>()
  /** On its way into the store. */
  readonly #writing = new Map<string, PendingUse>()
  #batch: UseBatch = { startMs: 0 }
  #timer: NodeJS.Timeout | null = null
  #flushing: Promise<void> = Promise.resolve()
  #isClosed = false

  constructor(
    storage: UsageStorage & AuditStorage,
    onError: (error: unknown, what: string) => void,
  ) {
    this.#storage = storage
    this.#onError = onError
    this.#profiles = new ProfileBook(storage)
    this.#teller = new UnusualUseTeller(storage)
    this.#refused = new RefusedUses(storage, this.#teller)
  }

  /** `route` is the policy that was applied, if it came to that. */
  count(
    counted: CountedKey,
    outcome: UsageOutcome,
    route: RoutePolicy | null,
    facts: UseFacts,
    nowMs: number,
  ): void {
    const shortcut = counted.usageDelta
    const use =
      shortcut !== null && shortcut.batch === this.#batch ? shortcut : this.#open(counted, nowMs)
    use.count(outcome, route, facts, nowMs)
    const version = counted.proof.endingSecretVersion
    if (version !== null) use.countSecret(version, facts.address, nowMs)
  }

  /** The real secret, presented after its end: no use of the key. */
  countRefused(key: RefusedKey, secret: EndedSecret, from: PresentedFrom, nowMs: number): void {
    this.#refused.count(key, secret, from, nowMs)
    this.#schedule()
  }

  /** What is counted but not written yet, to show fresh figures. */
  findPending(keyId: string): PendingTotals | undefined {
    const pending = this.#pending.get(keyId)
    const writing = this.#writing.get(keyId)
    if (pending === undefined || writing === undefined) return pending ?? writing
    return {
      allowed: pending.allowed + writing.allowed,
      denied: pending.denied + writing.denied,
      lastUsedAtMs: Math.max(pending.lastUsedAtMs, writing.lastUsedAtMs),
    }
  }

  /** The same of secrets that will end. */
  findPendingSecretUses(keyId: string): readonly SecretUse[] {
    const [writing, pending] = [this.#writing.get(keyId), this.#pending.get(keyId)]
    return [...(writing?.secretUses ?? []), ...(pending?.secretUses ?? [])]
  }

  /** The same of one that has ended. */
  findPendingRefused(keyId: string, version: number): RefusedUse | undefined {
    return this.#refused.find(keyId, version)
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

  #open(counted: CountedKey, nowMs: number): PendingUse {
    const { key } = counted
    if (this.#batch.startMs === 0) this.#batch.startMs = nowMs
    const known = this.#pending.get(key.id)
    const use = known ?? new PendingUse(key, this.#batch, nowMs)
    use.key = key
    counted.usageDelta = use
    if (known === undefined) {
      this.#pending.set(key.id, use)
      this.#schedule()
      // Once, and not again for each further key while the storage takes none.
      if (this.#pending.size === limits.usageBufferMax) void this.flush()
    }
    return use
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
    await this.#writeRefused()
    if (this.#pending.size === 0) return
    // Neighbours in the store are written together: each of its pages is then written once.
    const written = [...this.#pending.values()].sort(byKeyId)
    this.#pending = new Map()
    this.#batch = { startMs: 0 }
    for (const use of written) this.#writing.set(use.key.id, use)
    for (let start = 0; start < written.length; start += limits.usageFlushKeysMax) {
      const piece = written.slice(start, start + limits.usageFlushKeysMax)
      let unusual: readonly UnusualOfKey[]
      try {
        unusual = await this.#writePiece(piece)
      } catch (error) {
        this.#onError(error, 'usage could not be written')
        this.#writing.clear()
        this.#restore(written.slice(start))
        return
      }
      await this.#tell(unusual)
      if (start + piece.length < written.length) await nextTurn()
    }
  }

  async #writeRefused(): Promise<void> {
    if (this.#refused.size === 0) return
    try {
      await this.#refused.write()
    } catch (error) {
      this.#onError(error, 'refused use could not be written')
      this.#schedule()
    }
  }

  async #writePiece(piece: readonly PendingUse[]): Promise<UnusualOfKey[]> {
    const nowMs = piece.reduce((latest, use) => Math.max(latest, use.lastUsedAtMs), 0)
    const ids = piece.map(({ key }) => key.id)
    const profiles = await this.#profiles.open(ids, nowMs)
    const planned = piece.map((use, index) => {
      const profile = profiles[index] as KeyProfile
      return { use, profile, delta: profile.planWrite(use) }
    })
    await this.#storage.addUsage(planned.map(({ delta }) => delta))
    for (const id of ids) this.#writing.delete(id)
    return planned.flatMap(({ use, profile, delta }) => {
      const found = findUnusualUse(profile, use)
      profile.noteWritten(use, delta)
      return found.length === 0 ? [] : [{ use, found }]
    })
  }

  async #tell(unusual: readonly UnusualOfKey[]): Promise<void> {
    try {
      for (const { use, found } of unusual) await this.#teller.note(use, found)
      await this.#teller.tell()
    } catch (error) {
      this.#onError(error, 'unusual use could not be told')
    }
  }

  #restore(unwritten: readonly PendingUse[]): void {
    for (const older of unwritten) {
      const { key, lastUsedAtMs } = older
      if (this.#batch.startMs === 0) this.#batch.startMs = lastUsedAtMs
      const newer = this.#pending.get(key.id) ?? new PendingUse(key, this.#batch, lastUsedAtMs)
      newer.addOlder(older)
      this.#pending.set(key.id, newer)
    }
    this.#schedule()
  }
}

interface UnusualOfKey {
  readonly use: PendingUse
  readonly found: readonly UnusualUse[]
}

function byKeyId(left: PendingUse, right: PendingUse): number {
  return left.key.id < right.key.id ? -1 : 1
}
