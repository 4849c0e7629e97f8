/** The part of the storage port that keeps the audit log: append, read, prune, remember. */
import type { MaybePromise } from '../../base/maybe-promise.ts'
import type { Page, PageRequest } from '../storage.ts'
import type { Trail } from '../trail.ts'
import type { AuditAction, AuditEvent } from './audit-event.ts'

/** Where the chain of a tenant stands. */
export interface AuditHead {
  readonly tenant: string
  /** Events appended so far, pruned ones too: the next one gets `size + 1`. */
  readonly size: number
  /** Hash of the last event; 64 zeros when there is none. */
  readonly lastHash: string
  /** Compact range of the Merkle tree (RFC 6962 §2.1) over all events; hex, widest first. */
  readonly frontier: readonly string[]
  /** The same of the first `prunedSize` events, which are no longer kept. */
  readonly prunedSize: number
  readonly prunedHash: string
  readonly prunedFrontier: readonly string[]
}

/** Every field that is given must match. */
export interface AuditFilter {
  readonly tenant?: string
  readonly action?: AuditAction
  readonly outcome?: AuditEvent['outcome']
  readonly actorId?: string
  readonly targetId?: string
  /** Inclusive. */
  readonly fromMs?: number
  /** Exclusive. */
  readonly toMs?: number
}

/** With its place among the events of all tenants: ascending in the order of commits. */
export interface PlacedAuditEvent {
  readonly position: number
  readonly event: AuditEvent
}

/** What a retention clock knows when it is put down, see there. */
export interface ClockWatch {
  readonly trustedMs: number
  /** What the clock of the machine said then. */
  readonly seenMs: number
  /** For how long it had run evenly. */
  readonly evenMs: number
}

/** A signed tree head as text (C2SP tlog-checkpoint); one for each size that was signed. */
export interface AuditCheckpoint {
  readonly tenant: string
  readonly size: number
  readonly atMs: number
  readonly note: string
}

export interface AuditStorage {
  /** Writes the trail alone, as one transaction: for what is noticed and changes nothing. */
  appendTrail(trail: Trail): MaybePromise<void>
  findAuditHead(tenant: string): MaybePromise<AuditHead | undefined>
  /** By tenant, ascending. */
  listAuditHeads(): MaybePromise<readonly AuditHead[]>
  /** Newest first. */
  listAuditEvents(filter: AuditFilter, page: PageRequest): MaybePromise<Page<AuditEvent>>
  /** In the order of `position`, from the one after it; at most `count`. */
  readAuditEvents(
    filter: AuditFilter,
    afterPosition: number,
    count: number,
  ): MaybePromise<readonly PlacedAuditEvent[]>
  /** The highest position given so far, of pruned events too; 0 when there was none. */
  findAuditPosition(): MaybePromise<number>
  /** Nothing when that size was signed already. */
  insertAuditCheckpoint(checkpoint: AuditCheckpoint): MaybePromise<void>
  /** The newest of that tenant: the one of the highest size. */
  findAuditCheckpoint(tenant: string): MaybePromise<AuditCheckpoint | undefined>
  /** By size, ascending, from the one after it; at most `count`. */
  listAuditCheckpoints(
    tenant: string,
    afterSize: number,
    count: number,
  ): MaybePromise<readonly AuditCheckpoint[]>
  /**
   * Forgets the events of a tenant up to `seq` and the checkpoints below, keeps their hash and
   * frontier in the head, and appends the trail, as one transaction.
   */
  pruneAudit(tenant: string, seq: number, trail: Trail): MaybePromise<void>
  /** The position up to which a sink has been told; 0 at first. */
  findSinkPosition(sink: string): MaybePromise<number>
  setSinkPosition(sink: string, position: number): MaybePromise<void>
  /** Undefined before it was kept for the first time. */
  findClockWatch(): MaybePromise<ClockWatch | undefined>
  keepClockWatch(watch: ClockWatch): MaybePromise<void>
}
