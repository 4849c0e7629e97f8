/** Makes the tables of scans, of their reports and of the schedules of APIs. */
import { type Kysely, sql } from 'kysely'

export async function up(db: Kysely<unknown>): Promise<void> {
  await createScans(db)
  await createReports(db)
  await createSchedules(db)
}

/** What an API was scanned for outlives it: the target is still there. */
async function createScans(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('scans')
    .addColumn('id', 'text', (column) => column.primaryKey().notNull())
    .addColumn('api_id', 'text', (column) => column.references('apis.id').onDelete('set null'))
    .addColumn('target', 'text', (column) => column.notNull())
    .addColumn('state', 'text', (column) => column.notNull())
    .addColumn('trigger', 'text', (column) => column.notNull())
    .addColumn('created_by', 'text', (column) => column.notNull())
    .addColumn('created_at_ms', 'bigint', (column) => column.notNull())
    .addColumn('started_at_ms', 'bigint')
    .addColumn('ended_at_ms', 'bigint')
    .addColumn('version', 'bigint', (column) => column.notNull())
    .addColumn('problem', 'text')
    .addColumn('summary', 'text', (column) => column.notNull())
    .addColumn('options', 'text', (column) => column.notNull())
    .execute()
  const byAge = ['created_at_ms', 'id']
  const index = (name: string) => db.schema.createIndex(name).on('scans')
  await index('scans_by_age').columns(byAge).execute()
  await index('scans_by_target')
    .columns(['target', ...byAge])
    .execute()
  await index('scans_by_api')
    .columns(['api_id', ...byAge])
    .where(sql.ref('api_id'), 'is not', null)
    .execute()
  await index('scans_under_way')
    .columns(['state', ...byAge])
    .where(sql<boolean>`state in ('queued', 'running')`)
    .execute()
}

/** Apart from the scans, so that a list of those reads none of it. */
async function createReports(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('scan_reports')
    .addColumn('scan_id', 'text', (column) =>
      column.primaryKey().notNull().references('scans.id').onDelete('cascade'),
    )
    .addColumn('report', 'text', (column) => column.notNull())
    .execute()
}

async function createSchedules(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('scan_schedules')
    .addColumn('api_id', 'text', (column) =>
      column.primaryKey().notNull().references('apis.id').onDelete('cascade'),
    )
    .addColumn('target', 'text', (column) => column.notNull())
    .addColumn('every_ms', 'bigint', (column) => column.notNull())
    .addColumn('next_at_ms', 'bigint', (column) => column.notNull())
    .addColumn('options', 'text', (column) => column.notNull())
    .addColumn('created_by', 'text', (column) => column.notNull())
    .addColumn('created_at_ms', 'bigint', (column) => column.notNull())
    .addColumn('version', 'bigint', (column) => column.notNull())
    .execute()
  await db.schema
    .createIndex('scan_schedules_due')
    .on('scan_schedules')
    .columns(['next_at_ms', 'api_id'])
    .execute()
}
