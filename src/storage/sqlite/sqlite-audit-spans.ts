/** Decides between which positions the events of a time lie, so that no others are looked at. */

import { sql } from 'kysely'
import { limits } from '../../base/limits.ts'
import type { SqliteDatabase } from './sqlite-database.ts'
import { compileQuery, RowInsert } from './sqlite-query.ts'
import { type AuditSpanRow, builder } from './sqlite-schema.ts'

/** What SQLite remembers of a table with `autoincrement`: no number comes twice. */
const findPosition = compileQuery<{ table: string }, { seq: number }>(({ table }) =>
  builder.selectFrom('sqlite_sequence').select('seq').where('name', '=', table),
)

const widenSpans = new RowInsert<AuditSpanRow>(['span', 'first_ms', 'last_ms'], (rows) =>
  builder
    .insertInto('audit_spans')
    .values(rows)
    .onConflict((conflict) =>
      conflict.column('span').doUpdateSet({
        first_ms: sql`min(audit_spans.first_ms, excluded.first_ms)`,
        last_ms: sql`max(audit_spans.last_ms, excluded.last_ms)`,
      }),
    ),
)

interface SpanRange {
  readonly first: number | null
  readonly last: number | null
}

const findRange = compileQuery<{ fromMs: number; toMs: number }, SpanRange>(({ fromMs, toMs }) =>
  builder
    .selectFrom('audit_spans')
    .select([sql<number>`min(span)`.as('first'), sql<number>`max(span)`.as('last')])
    .where('last_ms', '>=', fromMs)
    .where('first_ms', '<', toMs),
)

const forgetSpans = compileQuery<{ length: number }>(({ length }) =>
  builder
    .deleteFrom('audit_spans')
    .where(sql<boolean>`(span + 1) * ${length} <= (select min(position) from audit_events)`),
)

/** Positions, the last one not included. */
export interface PositionRange {
  readonly start: number
  readonly end: number
}

const NOWHERE: PositionRange = { start: 0, end: 0 }

/**
 * A position is given when an event is written, and a clock may go back meanwhile: then a span
 * has a wide time, and more of them are looked through, but no event is left out.
 */
export class SqliteAuditSpans {
  readonly #database: SqliteDatabase

  constructor(database: SqliteDatabase) {
    this.#database = database
  }

  /** The highest position given so far; 0 when there was none. */
  findPosition(): number {
    return this.#database.find(findPosition, { table: 'audit_events' })?.seq ?? 0
  }

  /** Within the transaction that gives events of these times the positions from `start` on. */
  note(start: number, times: readonly number[]): void {
    const rows = new Map<number, AuditSpanRow>()
    for (const [index, atMs] of times.entries()) {
      const span = Math.floor((start + index) / limits.auditSpanLength)
      const known = rows.get(span)
      rows.set(span, {
        span,
        first_ms: Math.min(atMs, known?.first_ms ?? atMs),
        last_ms: Math.max(atMs, known?.last_ms ?? atMs),
      })
    }
    this.#database.insert(widenSpans, [...rows.values()])
  }

  find(fromMs: number, toMs: number): PositionRange {
    const { first, last } = this.#database.find(findRange, { fromMs, toMs }) ?? {}
    if (first === undefined || first === null || last === undefined || last === null) return NOWHERE
    return { start: first * limits.auditSpanLength, end: (last + 1) * limits.auditSpanLength }
  }

  /** Those of which no event is left. */
  forget(): void {
    this.#database.run(forgetSpans, { length: limits.auditSpanLength })
  }
}
