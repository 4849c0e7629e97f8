/** Decides how the audit log is read, pruned and streamed from in memory. */
import { assert } from '../../base/assert.ts'
import type { AuditEvent } from '../../engine/audit/audit-event.ts'
import type {
  AuditCheckpoint,
  AuditFilter,
  AuditHead,
  ClockWatch,
  PlacedAuditEvent,
} from '../../engine/audit/audit-storage.ts'
import { pruneHead } from '../../engine/audit/prune-head.ts'
import type { Page, PageRequest } from '../../engine/storage.ts'
import type { Trail } from '../../engine/trail.ts'
import { assertPage, formatNumberCursor, parseNumberCursor } from '../page-cursor.ts'
import { compareText } from '../text-order.ts'
import type { MemoryTables } from './memory-tables.ts'
import type { MemoryTrail } from './memory-trail.ts'

export class MemoryAudit {
  readonly #tables: MemoryTables
  readonly #trail: MemoryTrail

  constructor(tables: MemoryTables, trail: MemoryTrail) {
    this.#tables = tables
    this.#trail = trail
  }

  appendTrail(trail: Trail): void {
    this.#trail.append(trail)
  }

  findAuditHead(tenant: string): AuditHead | undefined {
    return this.#tables.auditHeads.get(tenant)
  }

  listAuditHeads(): readonly AuditHead[] {
    const heads = [...this.#tables.auditHeads.values()]
    return heads.sort((left, right) => compareText(left.tenant, right.tenant))
  }

  listAuditEvents(filter: AuditFilter, page: PageRequest): Page<AuditEvent> {
    assertPage(page)
    const before = parseNumberCursor(page.cursor)
    const matching = this.#tables.auditEvents
      .filter(({ position, event }) => (before ?? Infinity) > position && matches(event, filter))
      .reverse()
    const items = matching.slice(0, page.size)
    const last = items.at(-1)
    const hasMore = matching.length > items.length && last !== undefined
    return {
      items: items.map(({ event }) => event),
      cursor: hasMore ? formatNumberCursor(last.position) : null,
    }
  }

  readAuditEvents(
    filter: AuditFilter,
    afterPosition: number,
    count: number,
  ): readonly PlacedAuditEvent[] {
    return this.#tables.auditEvents
      .filter(({ position, event }) => position > afterPosition && matches(event, filter))
      .slice(0, count)
  }

  findAuditPosition(): number {
    return this.#tables.auditPosition
  }

  insertAuditCheckpoint(checkpoint: AuditCheckpoint): void {
    const { tenant, size } = checkpoint
    const isThere = this.#tables.auditCheckpoints.some(
      (each) => each.tenant === tenant && each.size === size,
    )
    if (!isThere) this.#tables.auditCheckpoints.push(checkpoint)
  }

  findAuditCheckpoint(tenant: string): AuditCheckpoint | undefined {
    return this.#listCheckpoints(tenant).at(-1)
  }

  listAuditCheckpoints(
    tenant: string,
    afterSize: number,
    count: number,
  ): readonly AuditCheckpoint[] {
    return this.#listCheckpoints(tenant)
      .filter(({ size }) => size > afterSize)
      .slice(0, count)
  }

  #listCheckpoints(tenant: string): readonly AuditCheckpoint[] {
    return this.#tables.auditCheckpoints
      .filter((each) => each.tenant === tenant)
      .sort((left, right) => left.size - right.size)
  }

  pruneAudit(tenant: string, seq: number, trail: Trail): void {
    const { auditEvents, auditHeads, auditCheckpoints } = this.#tables
    const head = auditHeads.get(tenant)
    assert(head !== undefined && seq <= head.size, 'only what is there can be pruned')
    if (seq <= head.prunedSize) return
    const isGone = (event: AuditEvent) => event.tenant === tenant && event.seq <= seq
    const gone = auditEvents.map(({ event }) => event).filter(isGone)
    auditHeads.set(tenant, pruneHead(head, gone))
    replaceAll(
      auditEvents,
      auditEvents.filter(({ event }) => !isGone(event)),
    )
    replaceAll(
      auditCheckpoints,
      auditCheckpoints.filter((each) => each.tenant !== tenant || each.size >= seq),
    )
    this.#trail.append(trail)
  }

  findSinkPosition(sink: string): number {
    return this.#tables.sinkPositions.get(sink) ?? 0
  }

  setSinkPosition(sink: string, position: number): void {
    this.#tables.sinkPositions.set(sink, position)
  }

  findClockWatch(): ClockWatch | undefined {
    return this.#tables.clockWatch
  }

  keepClockWatch(watch: ClockWatch): void {
    this.#tables.clockWatch = watch
  }
}

function matches(event: AuditEvent, filter: AuditFilter): boolean {
  const { tenant, action, outcome, actorId, targetId, fromMs, toMs } = filter
  return (
    (tenant === undefined || event.tenant === tenant) &&
    (action === undefined || event.action === action) &&
    (outcome === undefined || event.outcome === outcome) &&
    (actorId === undefined || event.actor.id === actorId) &&
    (targetId === undefined || event.target.id === targetId) &&
    (fromMs === undefined || event.atMs >= fromMs) &&
    (toMs === undefined || event.atMs < toMs)
  )
}

function replaceAll<T>(list: T[], items: readonly T[]): void {
  list.splice(0, list.length, ...items)
}
