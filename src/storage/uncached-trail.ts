/** Decides that audit log and revocations are always asked for: no decision waits for them. */
import { isPromise, type MaybePromise } from '../base/maybe-promise.ts'
import type { AuditEvent } from '../engine/audit/audit-event.ts'
import type {
  AuditCheckpoint,
  AuditFilter,
  AuditHead,
  AuditStorage,
  ClockWatch,
  PlacedAuditEvent,
} from '../engine/audit/audit-storage.ts'
import type { Revocation } from '../engine/revocations/revocation.ts'
import type { RevocationStorage } from '../engine/revocations/revocation-storage.ts'
import type { ScanStorage } from '../engine/scans/scan-storage.ts'
import type { Page, PageRequest } from '../engine/storage.ts'
import type { Trail } from '../engine/trail.ts'
import { WriteBell } from '../engine/write-bell.ts'
import { UncachedScans } from './uncached-scans.ts'

export class UncachedTrail extends UncachedScans implements AuditStorage, RevocationStorage {
  readonly bell = new WriteBell()
  readonly #inner: AuditStorage & RevocationStorage

  constructor(inner: AuditStorage & RevocationStorage & ScanStorage) {
    super(inner)
    this.#inner = inner
  }

  appendTrail(trail: Trail): MaybePromise<void> {
    return this.#tell(this.#inner.appendTrail(trail))
  }

  findAuditHead(tenant: string): MaybePromise<AuditHead | undefined> {
    return this.#inner.findAuditHead(tenant)
  }

  listAuditHeads(): MaybePromise<readonly AuditHead[]> {
    return this.#inner.listAuditHeads()
  }

  listAuditEvents(filter: AuditFilter, page: PageRequest): MaybePromise<Page<AuditEvent>> {
    return this.#inner.listAuditEvents(filter, page)
  }

  readAuditEvents(
    filter: AuditFilter,
    afterPosition: number,
    count: number,
  ): MaybePromise<readonly PlacedAuditEvent[]> {
    return this.#inner.readAuditEvents(filter, afterPosition, count)
  }

  findAuditPosition(): MaybePromise<number> {
    return this.#inner.findAuditPosition()
  }

  insertAuditCheckpoint(checkpoint: AuditCheckpoint): MaybePromise<void> {
    return this.#inner.insertAuditCheckpoint(checkpoint)
  }

  findAuditCheckpoint(tenant: string): MaybePromise<AuditCheckpoint | undefined> {
    return this.#inner.findAuditCheckpoint(tenant)
  }

  listAuditCheckpoints(
    tenant: string,
    afterSize: number,
    count: number,
  ): MaybePromise<readonly AuditCheckpoint[]> {
    return this.#inner.listAuditCheckpoints(tenant, afterSize, count)
  }

  pruneAudit(tenant: string, seq: number, trail: Trail): MaybePromise<void> {
    return this.#tell(this.#inner.pruneAudit(tenant, seq, trail))
  }

  findSinkPosition(sink: string): MaybePromise<number> {
    return this.#inner.findSinkPosition(sink)
  }

  setSinkPosition(sink: string, position: number): MaybePromise<void> {
    return this.#inner.setSinkPosition(sink, position)
  }

  findClockWatch(): MaybePromise<ClockWatch | undefined> {
    return this.#inner.findClockWatch()
  }

  keepClockWatch(watch: ClockWatch): MaybePromise<void> {
    return this.#inner.keepClockWatch(watch)
  }

  readRevocations(afterSeq: number, count: number): MaybePromise<readonly Revocation[]> {
    return this.#inner.readRevocations(afterSeq, count)
  }

  findRevocationSeq(): MaybePromise<number> {
    return this.#inner.findRevocationSeq()
  }

  sweepRevocations(beforeMs: number): MaybePromise<void> {
    return this.#inner.sweepRevocations(beforeMs)
  }

  #tell(written: MaybePromise<void>): MaybePromise<void> {
    if (isPromise(written)) return written.finally(() => this.bell.ring())
    this.bell.ring()
  }
}
