/** Makes the table of refused use: who still presents a secret that has ended. */
import { type Kysely, sql } from 'kysely'

/** One row for each secret: how often it is presented makes it no larger. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('key_refused_use')
    .addColumn('key_id', 'text', (column) =>
      column.notNull().references('keys.id').onDelete('cascade'),
    )
    .addColumn('version', 'bigint', (column) => column.notNull())
    .addColumn('count', 'bigint', (column) => column.notNull())
    .addColumn('last_refused_at_ms', 'bigint', (column) => column.notNull())
    .addColumn('address', 'text')
    .addColumn('user_agent', 'text')
    .addPrimaryKeyConstraint('key_refused_use_primary', ['key_id', 'version'])
    .modifyEnd(sql`without rowid`)
    .execute()
}
