/** Decides how the trail of a change is written in SQLite: events in their chains, revocations. */
import { KeywardError } from '../../base/errors.ts'
import { limits } from '../../base/limits.ts'
import { appendAudit } from '../../engine/audit/append-audit.ts'
import type { AuditDraft } from '../../engine/audit/audit-event.ts'
import type { AuditHead } from '../../engine/audit/audit-storage.ts'
import { isRangeOf } from '../../engine/audit/merkle-range.ts'
import type { Trail } from '../../engine/trail.ts'
import { formatJson, parseJson } from '../stored-json.ts'
import { SqliteAuditSpans } from './sqlite-audit-spans.ts'
import type { SqliteDatabase } from './sqlite-database.ts'
import { compileQuery, pickPlaces, RowInsert, type SqlValue } from './sqlite-query.ts'
import type { SqliteRevocations } from './sqlite-revocations.ts'
import { type AuditEventRow, type AuditHeadRow, builder } from './sqlite-schema.ts'

const findHead = compileQuery<{ tenant: string }, AuditHeadRow>(({ tenant }) =>
  builder.selectFrom('audit_heads').selectAll().where('tenant', '=', tenant),
)

const HEAD_COLUMNS = [
  'tenant',
  'size',
  'last_hash',
  'frontier',
  'pruned_size',
  'pruned_hash',
  'pruned_frontier',
] as const satisfies readonly (keyof AuditHeadRow)[]

const writeHead = compileQuery<AuditHeadRow>((row) => {
  const { tenant: _tenant, ...changing } = pickPlaces(row, HEAD_COLUMNS)
  return builder
    .insertInto('audit_heads')
    .values(pickPlaces(row, HEAD_COLUMNS))
    .onConflict((conflict) => conflict.column('tenant').doUpdateSet(changing))
})

type NewEventRow = Omit<AuditEventRow, 'position'>

const insertEvents = new RowInsert<NewEventRow>(
  ['tenant', 'seq', 'at_ms', 'action', 'outcome', 'actor_id', 'target_id', 'event'],
  (rows) => builder.insertInto('audit_events').values(rows as readonly AuditEventRow[]),
)

export class SqliteTrail {
  readonly #database: SqliteDatabase
  readonly #revocations: SqliteRevocations
  readonly #spans: SqliteAuditSpans

  constructor(database: SqliteDatabase, revocations: SqliteRevocations) {
    this.#database = database
    this.#revocations = revocations
    this.#spans = new SqliteAuditSpans(database)
  }

  /** Within a transaction of the caller. Each head is read and written once for all its events. */
  append({ events, revocations }: Trail): void {
    if (events.length > 0) this.#appendEvents(events)
    for (const revocation of revocations) this.#revocations.insert(revocation)
  }

  #appendEvents(events: readonly AuditDraft[]): void {
    const heads = new Map<string, AuditHead>()
    const firstPosition = this.#spans.findPosition() + 1
    let values: SqlValue[] = []
    for (const draft of events) {
      const { tenant, atMs, action, outcome, actor, target } = draft
      const known = heads.get(tenant) ?? this.findHead(tenant)
      const { text, seq, head } = appendAudit(known, draft)
      heads.set(tenant, head)
      const [actorId, targetId] = [actor.id.toWellFormed(), target.id.toWellFormed()]
      values.push(tenant, seq, atMs, action, outcome, actorId, targetId, text)
      if (values.length < limits.rowsPerInsert * insertEvents.width) continue
      this.#database.insertValues(insertEvents, values)
      values = []
    }
    this.#database.insertValues(insertEvents, values)
    this.#spans.note(
      firstPosition,
      events.map(({ atMs }) => atMs),
    )
    for (const head of heads.values()) this.writeHead(head)
  }

  findHead(tenant: string): AuditHead | undefined {
    const row = this.#database.find(findHead, { tenant })
    return row === undefined ? undefined : toAuditHead(row)
  }

  writeHead(head: AuditHead): void {
    this.#database.run(writeHead, {
      tenant: head.tenant,
      size: head.size,
      last_hash: head.lastHash,
      frontier: formatJson(head.frontier),
      pruned_size: head.prunedSize,
      pruned_hash: head.prunedHash,
      pruned_frontier: formatJson(head.prunedFrontier),
    })
  }
}

/** A head that nobody can go on from was not written by us. Error `database_corrupt`. */
export function toAuditHead(row: AuditHeadRow): AuditHead {
  const head: AuditHead = {
    tenant: row.tenant,
    size: row.size,
    lastHash: row.last_hash,
    frontier: parseJson(row.frontier),
    prunedSize: row.pruned_size,
    prunedHash: row.pruned_hash,
    prunedFrontier: parseJson(row.pruned_frontier),
  }
  const { size, frontier, prunedSize, prunedFrontier } = head
  if (!isRangeOf(frontier, size) || !isRangeOf(prunedFrontier, prunedSize)) {
    throw new KeywardError('database_corrupt')
  }
  return head
}
