/** Decides that use is always asked for: no decision waits for it, and it changes all the time. */
import type { MaybePromise } from '../base/maybe-promise.ts'
import type { AuditStorage } from '../engine/audit/audit-storage.ts'
import type { RevocationStorage } from '../engine/revocations/revocation-storage.ts'
import type { ScanStorage } from '../engine/scans/scan-storage.ts'
import type {
  KeyUsage,
  RefusedUse,
  SecretUse,
  Sighting,
  UsageCount,
  UsageDelta,
  UsageHistory,
  UsageQuery,
  UsageRetention,
  UsageStorage,
} from '../engine/usage/usage-storage.ts'
import { UncachedTrail } from './uncached-trail.ts'

export class UncachedUsage extends UncachedTrail implements UsageStorage {
  readonly #inner: UsageStorage

  constructor(inner: UsageStorage & AuditStorage & RevocationStorage & ScanStorage) {
    super(inner)
    this.#inner = inner
  }

  addUsage(deltas: readonly UsageDelta[]): MaybePromise<void> {
    return this.#inner.addUsage(deltas)
  }

  findUsage(keyIds: readonly string[]): MaybePromise<ReadonlyMap<string, KeyUsage>> {
    return this.#inner.findUsage(keyIds)
  }

  sumUsageByTime(query: UsageQuery): MaybePromise<readonly UsageCount[]> {
    return this.#inner.sumUsageByTime(query)
  }

  sumUsageByScope(query: UsageQuery): MaybePromise<readonly UsageCount[]> {
    return this.#inner.sumUsageByScope(query)
  }

  findSightings(keyIds: readonly string[]): MaybePromise<ReadonlyMap<string, readonly Sighting[]>> {
    return this.#inner.findSightings(keyIds)
  }

  findUsageHistory(
    keyIds: readonly string[],
    fromMs: number,
    toMs: number,
  ): MaybePromise<ReadonlyMap<string, UsageHistory>> {
    return this.#inner.findUsageHistory(keyIds, fromMs, toMs)
  }

  findSecretUse(keyId: string): MaybePromise<readonly SecretUse[]> {
    return this.#inner.findSecretUse(keyId)
  }

  addRefusedUse(refused: readonly RefusedUse[]): MaybePromise<void> {
    return this.#inner.addRefusedUse(refused)
  }

  findRefusedUse(keyIds: readonly string[]): MaybePromise<readonly RefusedUse[]> {
    return this.#inner.findRefusedUse(keyIds)
  }

  sweepUsage(retention: UsageRetention): MaybePromise<number> {
    return this.#inner.sweepUsage(retention)
  }
}
