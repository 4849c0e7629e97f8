/** Decides how the audit log is read, pruned and streamed from in SQLite. */
import { type Expression, expressionBuilder, type SqlBool } from 'kysely'
import { assert } from '../../base/assert.ts'
import { KeywardError } from '../../base/errors.ts'
import { readAuditText } from '../../engine/audit/append-audit.ts'
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
import { type PositionRange, SqliteAuditSpans } from './sqlite-audit-spans.ts'
import type { SqliteDatabase } from './sqlite-database.ts'
import { compileQuery, Query } from './sqlite-query.ts'
import {
  type AuditCheckpointRow,
  type AuditEventRow,
  type AuditHeadRow,
  builder,
  type SqliteSchema,
} from './sqlite-schema.ts'
import { type SqliteTrail, toAuditHead } from './sqlite-trail.ts'

type NoValues = Record<string, never>

/** The one row of a table that has only one. */
const ONLY = 1

const listHeads = compileQuery<NoValues, AuditHeadRow>(() =>
  builder.selectFrom('audit_heads').selectAll().orderBy('tenant'),
)

/** Page by page: a chain may be longer than memory. */
const readChain = compileQuery<{ tenant: string; after: number; upTo: number }, AuditEventRow>(
  ({ tenant, after, upTo }) =>
    builder
      .selectFrom('audit_events')
      .selectAll()
      .where('tenant', '=', tenant)
      .where('seq', '>', after)
      .where('seq', '<=', upTo)
      .orderBy('seq'),
)

const deleteEvents = compileQuery<{ tenant: string; seq: number }>(({ tenant, seq }) =>
  builder.deleteFrom('audit_events').where('tenant', '=', tenant).where('seq', '<=', seq),
)

const insertCheckpoint = compileQuery<AuditCheckpoint>(({ tenant, size, atMs, note }) =>
  builder
    .insertInto('audit_checkpoints')
    .values({ tenant, size, at_ms: atMs, note })
    .onConflict((conflict) => conflict.columns(['tenant', 'size']).doNothing()),
)

const findCheckpoint = compileQuery<{ tenant: string }, AuditCheckpointRow>(({ tenant }) =>
  builder
    .selectFrom('audit_checkpoints')
    .selectAll()
    .where('tenant', '=', tenant)
    .orderBy('size', 'desc')
    .limit(1),
)

const listCheckpoints = compileQuery<
  { tenant: string; afterSize: number; count: number },
  AuditCheckpointRow
>(({ tenant, afterSize, count }) =>
  builder
    .selectFrom('audit_checkpoints')
    .selectAll()
    .where('tenant', '=', tenant)
    .where('size', '>', afterSize)
    .orderBy('size')
    .limit(count),
)

const deleteCheckpoints = compileQuery<{ tenant: string; size: number }>(({ tenant, size }) =>
  builder.deleteFrom('audit_checkpoints').where('tenant', '=', tenant).where('size', '<', size),
)

const findSink = compileQuery<{ sink: string }, { position: number }>(({ sink }) =>
  builder.selectFrom('audit_sinks').select('position').where('sink', '=', sink),
)

const setSink = compileQuery<{ sink: string; position: number }>(({ sink, position }) =>
  builder
    .insertInto('audit_sinks')
    .values({ sink, position })
    .onConflict((conflict) => conflict.column('sink').doUpdateSet({ position })),
)

const findWatch = compileQuery<NoValues, ClockWatch>(() =>
  builder
    .selectFrom('clock_watch')
    .select(['trusted_ms as trustedMs', 'seen_ms as seenMs', 'even_ms as evenMs']),
)

const keepWatch = compileQuery<ClockWatch>(({ trustedMs, seenMs, evenMs }) => {
  const changing = { trusted_ms: trustedMs, seen_ms: seenMs, even_ms: evenMs }
  return builder
    .insertInto('clock_watch')
    .values({ id: ONLY, ...changing })
    .onConflict((conflict) => conflict.column('id').doUpdateSet(changing))
})

export class SqliteAudit {
  readonly #database: SqliteDatabase
  readonly #trail: SqliteTrail
  readonly #spans: SqliteAuditSpans

  constructor(database: SqliteDatabase, trail: SqliteTrail) {
    this.#database = database
    this.#trail = trail
    this.#spans = new SqliteAuditSpans(database)
  }

  appendTrail(trail: Trail): void {
    this.#database.transaction(() => this.#trail.append(trail))
  }

  findAuditHead(tenant: string): AuditHead | undefined {
    return this.#trail.findHead(tenant)
  }

  listAuditHeads(): readonly AuditHead[] {
    return this.#database.list(listHeads, {}).map(toAuditHead)
  }

  listAuditEvents(filter: AuditFilter, page: PageRequest): Page<AuditEvent> {
    assertPage(page)
    const before = parseNumberCursor(page.cursor)
    const range = { start: 0, end: before ?? Number.MAX_SAFE_INTEGER }
    const query = this.#compileEvents(filter, range, 'desc', page.size + 1)
    const rows = this.#database.list(query, {})
    const last = rows[page.size - 1]
    const hasMore = rows.length > page.size && last !== undefined
    return {
      items: rows.slice(0, page.size).map(toAuditEvent),
      cursor: hasMore ? formatNumberCursor(last.position) : null,
    }
  }

  readAuditEvents(
    filter: AuditFilter,
    afterPosition: number,
    count: number,
  ): readonly PlacedAuditEvent[] {
    const range = { start: afterPosition + 1, end: Number.MAX_SAFE_INTEGER }
    const query = this.#compileEvents(filter, range, 'asc', count)
    const rows = this.#database.list(query, {})
    return rows.map((row) => ({ position: row.position, event: toAuditEvent(row) }))
  }

  findAuditPosition(): number {
    return this.#spans.findPosition()
  }

  insertAuditCheckpoint(checkpoint: AuditCheckpoint): void {
    this.#database.run(insertCheckpoint, checkpoint)
  }

  findAuditCheckpoint(tenant: string): AuditCheckpoint | undefined {
    const row = this.#database.find(findCheckpoint, { tenant })
    return row === undefined ? undefined : toAuditCheckpoint(row)
  }

  listAuditCheckpoints(
    tenant: string,
    afterSize: number,
    count: number,
  ): readonly AuditCheckpoint[] {
    const rows = this.#database.list(listCheckpoints, { tenant, afterSize, count })
    return rows.map(toAuditCheckpoint)
  }

  pruneAudit(tenant: string, seq: number, trail: Trail): void {
    this.#database.transaction(() => {
      const head = this.#trail.findHead(tenant)
      assert(head !== undefined && seq <= head.size, 'only what is there can be pruned')
      if (seq <= head.prunedSize) return
      const gone = this.#database.list(readChain, { tenant, after: head.prunedSize, upTo: seq })
      this.#trail.writeHead(pruneHead(head, gone.map(toAuditEvent)))
      this.#database.run(deleteEvents, { tenant, seq })
      this.#spans.forget()
      this.#database.run(deleteCheckpoints, { tenant, size: seq })
      this.#trail.append(trail)
    })
  }

  findSinkPosition(sink: string): number {
    return this.#database.find(findSink, { sink })?.position ?? 0
  }

  setSinkPosition(sink: string, position: number): void {
    this.#database.run(setSink, { sink, position })
  }

  findClockWatch(): ClockWatch | undefined {
    const row = this.#database.find(findWatch, {})
    return row === undefined ? undefined : { ...row }
  }

  keepClockWatch(watch: ClockWatch): void {
    this.#database.run(keepWatch, watch)
  }

  #compileEvents(
    filter: AuditFilter,
    range: PositionRange,
    order: 'asc' | 'desc',
    count: number,
  ): Query<NoValues, AuditEventRow> {
    const { tenant, action, outcome, actorId, targetId } = filter
    const conditions = this.#timeConditions(filter, range)
    if (tenant !== undefined) conditions.push(events('tenant', '=', tenant))
    if (action !== undefined) conditions.push(events('action', '=', action))
    if (outcome !== undefined) conditions.push(events('outcome', '=', outcome))
    if (actorId !== undefined) conditions.push(events('actor_id', '=', actorId))
    if (targetId !== undefined) conditions.push(events('target_id', '=', targetId))
    return new Query(
      builder
        .selectFrom('audit_events')
        .selectAll()
        .where(events.and(conditions))
        .orderBy('position', order)
        .limit(count)
        .compile(),
    )
  }

  /** Of each bound only one, the tighter: by a second one SQLite would look at every row. */
  #timeConditions({ fromMs, toMs }: AuditFilter, range: PositionRange): Expression<SqlBool>[] {
    const [from, to] = [fromMs ?? Number.MIN_SAFE_INTEGER, toMs ?? Number.MAX_SAFE_INTEGER]
    const isAnyTime = fromMs === undefined && toMs === undefined
    const times = isAnyTime ? range : this.#spans.find(from, to)
    const conditions = [
      events('position', '>=', Math.max(range.start, times.start)),
      events('position', '<', Math.min(range.end, times.end)),
    ]
    if (isAnyTime) return conditions
    return [...conditions, events('at_ms', '>=', from), events('at_ms', '<', to)]
  }
}

const events = expressionBuilder<SqliteSchema, 'audit_events'>()

function toAuditCheckpoint(row: AuditCheckpointRow): AuditCheckpoint {
  const { tenant, size, at_ms: atMs, note } = row
  return { tenant, size, atMs, note }
}

/** Text that we wrote ourselves: anything else means that the file is damaged. */
function toAuditEvent({ event }: AuditEventRow): AuditEvent {
  try {
    return readAuditText(event)
  } catch {
    throw new KeywardError('database_corrupt')
  }
}
