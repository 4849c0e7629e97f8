/** Counts in memory who still presents secrets that have ended, until it is written. */
import { setImmediate as nextTurn } from 'node:timers/promises'
import { limits } from '../../base/limits.ts'
import type { AuditStorage } from '../audit/audit-storage.ts'
import { findLeakOf } from './find-leak-of.ts'
import { judgeRefusal } from './judge-refusal.ts'
import { networkOf } from './network-of.ts'
import { tellUserAgent } from './read-user-agent.ts'
import type { EndedSecret, PresentedFrom, Refusal, RefusedKey } from './refusal.ts'
import type { UnusualUseTeller } from './unusual-use-teller.ts'
import type { RefusedUse, UsageStorage } from './usage-storage.ts'

/**
 * Strangers never come here: it takes the real secret of then. So there are no more entries than
 * secrets that ended and are remembered, and `limits.refusedSecretsMax` of them between two writes.
 */
export class RefusedUses {
  readonly #storage: UsageStorage & AuditStorage
  readonly #teller: UnusualUseTeller
  readonly #pending = new Map<string, Refusal>()

  constructor(storage: UsageStorage & AuditStorage, teller: UnusualUseTeller) {
    this.#storage = storage
    this.#teller = teller
  }

  get size(): number {
    return this.#pending.size
  }

  count(key: RefusedKey, secret: EndedSecret, from: PresentedFrom, nowMs: number): void {
    const { address, userAgent } = from
    const name = nameOf(key.id, secret.version)
    const known = this.#pending.get(name)
    if (known !== undefined) {
      known.count++
      if (nowMs < known.lastAtMs) return
      known.lastAtMs = nowMs
      known.address = address
      known.userAgent = userAgent
    } else if (this.#pending.size < limits.refusedSecretsMax) {
      const times = { count: 1, firstAtMs: nowMs, lastAtMs: nowMs }
      const what = { key: copyKey(key), secret: copySecret(secret) }
      this.#pending.set(name, { ...what, ...times, address, userAgent })
    }
  }

  /** What is not written yet. */
  find(keyId: string, version: number): RefusedUse | undefined {
    const refusal = this.#pending.get(nameOf(keyId, version))
    return refusal === undefined ? undefined : toRefusedUse(refusal)
  }

  /** Throws what the storage throws; what was not written stays. */
  async write(): Promise<void> {
    const refusals = [...this.#pending.values()]
    for (let start = 0; start < refusals.length; start += limits.usageFlushKeysMax) {
      if (start > 0) await nextTurn()
      await this.#writePiece(refusals.slice(start, start + limits.usageFlushKeysMax))
    }
  }

  async #writePiece(piece: readonly Refusal[]): Promise<void> {
    const stored = await this.#storage.findRefusedUse(piece.map(({ key }) => key.id))
    const before = new Map(stored.map((each) => [nameOf(each.keyId, each.version), each]))
    const written = piece.map((refusal) => ({ ...refusal }))
    await this.#storage.addRefusedUse(written.map(toRefusedUse))
    for (const [index, { count }] of written.entries()) this.#forget(piece[index], count)
    for (const refusal of written) {
      await this.#note(refusal, before.get(nameOf(refusal.key.id, refusal.secret.version)))
    }
    await this.#teller.tell()
  }

  /** More may have come while it was written. */
  #forget(refusal: Refusal | undefined, written: number): void {
    if (refusal === undefined) return
    refusal.count -= written
    refusal.firstAtMs = refusal.lastAtMs
    const { key, secret, count } = refusal
    if (count === 0) this.#pending.delete(nameOf(key.id, secret.version))
  }

  /** Only of one that was quiet is it asked whether it leaked: that reads the audit log. */
  async #note(refusal: Refusal, before: RefusedUse | undefined): Promise<void> {
    if (judgeRefusal(before, refusal, 'leak') === undefined) return
    const leakedIn = await findLeakOf(this.#storage, refusal.key, refusal.secret)
    const unusual = judgeRefusal(before, refusal, leakedIn)
    if (unusual === undefined) return
    const { key, lastAtMs, address } = refusal
    const value = address === undefined ? undefined : networkOf(address)
    const sightings = value === undefined ? [] : [{ kind: 'network', value } as const]
    await this.#teller.note({ key, lastUsedAtMs: lastAtMs, sightings, address }, [unusual])
  }
}

/** Records are large, and would be kept alive by this. */
function copyKey({ id, apiId, exposedAtMs, exposedIn }: RefusedKey): RefusedKey {
  return { id, apiId, exposedAtMs, exposedIn }
}

function copySecret({ version, createdAtMs, expiresAtMs }: EndedSecret): EndedSecret {
  return { version, createdAtMs, expiresAtMs }
}

function nameOf(keyId: string, version: number): string {
  return `${keyId} ${version}`
}

function toRefusedUse({ key, secret, count, lastAtMs, address, userAgent }: Refusal): RefusedUse {
  const agent = tellUserAgent(userAgent ?? '')
  return {
    keyId: key.id,
    version: secret.version,
    count,
    lastRefusedAtMs: lastAtMs,
    address: address ?? null,
    userAgent: agent === '' ? null : agent,
  }
}
