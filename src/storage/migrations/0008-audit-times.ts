/** Makes the tables that find audit events by time, and that know how the clock was doing. */
import { type Kysely, sql } from 'kysely'

/** As in `limits.auditSpanLength` when this was released. */
const SPAN_LENGTH = 1_024

export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('clock_watch')
    .addColumn('id', 'integer', (column) => column.primaryKey().notNull())
    .addColumn('trusted_ms', 'bigint', (column) => column.notNull())
    .addColumn('seen_ms', 'bigint', (column) => column.notNull())
    .addColumn('even_ms', 'bigint', (column) => column.notNull())
    .execute()
  await db.schema
    .createTable('audit_spans')
    .addColumn('span', 'integer', (column) => column.primaryKey().notNull())
    .addColumn('first_ms', 'bigint', (column) => column.notNull())
    .addColumn('last_ms', 'bigint', (column) => column.notNull())
    .execute()
  await sql`
    insert into audit_spans (span, first_ms, last_ms)
    select position / ${sql.lit(SPAN_LENGTH)}, min(at_ms), max(at_ms)
    from audit_events group by 1`.execute(db)
}
