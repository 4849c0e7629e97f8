/** Makes the tables of use by time, of sightings and of secrets that are ending. */
import { type CreateTableBuilder, type Kysely, sql } from 'kysely'

export async function up(db: Kysely<unknown>): Promise<void> {
  await createCounts(db, 'key_usage_counts', 'key_id', 'keys.id')
  // Of all keys of an API together: a sum over them would grow with their number.
  await createCounts(db, 'api_usage_counts', 'api_id', 'apis.id')
  await createSightings(db)
  await createSecretUse(db)
}

/** Rows are found by their owner and swept by their age; the primary key is the table itself. */
async function createCounts(
  db: Kysely<unknown>,
  table: string,
  owner: string,
  ownerTable: string,
): Promise<void> {
  const created = db.schema
    .createTable(table)
    .addColumn(owner, 'text', (column) =>
      column.notNull().references(ownerTable).onDelete('cascade'),
    )
    .addColumn('step', 'text', (column) => column.notNull())
    .addColumn('at_ms', 'bigint', (column) => column.notNull())
    .addColumn('scope', 'text', (column) => column.notNull())
    .addColumn('outcome', 'text', (column) => column.notNull())
    .addColumn('count', 'bigint', (column) => column.notNull())
    .addPrimaryKeyConstraint(`${table}_primary`, [owner, 'step', 'at_ms', 'scope', 'outcome'])
  await withoutRowid(created).execute()
  await db.schema.createIndex(`${table}_by_age`).on(table).columns(['step', 'at_ms']).execute()
}

async function createSightings(db: Kysely<unknown>): Promise<void> {
  const created = db.schema
    .createTable('key_sightings')
    .addColumn('key_id', 'text', (column) =>
      column.notNull().references('keys.id').onDelete('cascade'),
    )
    .addColumn('kind', 'text', (column) => column.notNull())
    .addColumn('value', 'text', (column) => column.notNull())
    .addColumn('first_seen_at_ms', 'bigint', (column) => column.notNull())
    .addColumn('last_seen_at_ms', 'bigint', (column) => column.notNull())
    .addColumn('count', 'bigint', (column) => column.notNull())
    .addPrimaryKeyConstraint('key_sightings_primary', ['key_id', 'kind', 'value'])
  await withoutRowid(created).execute()
}

async function createSecretUse(db: Kysely<unknown>): Promise<void> {
  const created = db.schema
    .createTable('key_secret_use')
    .addColumn('key_id', 'text', (column) =>
      column.notNull().references('keys.id').onDelete('cascade'),
    )
    .addColumn('version', 'bigint', (column) => column.notNull())
    .addColumn('last_used_at_ms', 'bigint', (column) => column.notNull())
    .addColumn('address', 'text')
    .addPrimaryKeyConstraint('key_secret_use_primary', ['key_id', 'version'])
  await withoutRowid(created).execute()
}

function withoutRowid<T extends string, C extends string>(table: CreateTableBuilder<T, C>) {
  return table.modifyEnd(sql`without rowid`)
}
