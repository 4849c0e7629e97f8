/** Makes the tables of audit log and revocations, and what keys and APIs know of leaks and life. */
import { type Kysely, sql } from 'kysely'

export async function up(db: Kysely<unknown>): Promise<void> {
  await extendKeys(db)
  await extendApis(db)
  await createAuditEvents(db)
  await createAuditHeads(db)
  await createAuditCheckpoints(db)
  await createRevocations(db)
}

async function extendKeys(db: Kysely<unknown>): Promise<void> {
  const keys = db.schema.alterTable('keys')
  await keys.addColumn('quarantined_at_ms', 'bigint').execute()
  await keys.addColumn('quarantine_reason', 'text').execute()
  await keys
    .addColumn('rotate_every', 'text', (column) => column.notNull().defaultTo('"inherit"'))
    .execute()
  await db.schema
    .createIndex('keys_quarantined')
    .on('keys')
    .columns(['created_at_ms', 'id'])
    .where(sql.ref('quarantined_at_ms'), 'is not', null)
    .execute()
}

/** What a policy was before there were any. */
const POLICY =
  '{"maxLifetimeMs":null,"defaultLifetimeMs":null,"rotateEveryMs":null,' +
  '"rotationGraceMs":86400000,"onExposure":"notify","onLeak":"notify",' +
  '"tokenLifetimeMsMax":900000,"tokenAudiences":[],"requireDpop":false}'

async function extendApis(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .alterTable('apis')
    .addColumn('key_policy', 'text', (column) => column.notNull().defaultTo(POLICY))
    .execute()
}

/** No reference to the API: the log of an API outlives it. */
async function createAuditEvents(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('audit_events')
    .addColumn('position', 'integer', (column) => column.primaryKey().autoIncrement())
    .addColumn('tenant', 'text', (column) => column.notNull())
    .addColumn('seq', 'bigint', (column) => column.notNull())
    .addColumn('at_ms', 'bigint', (column) => column.notNull())
    .addColumn('action', 'text', (column) => column.notNull())
    .addColumn('outcome', 'text', (column) => column.notNull())
    .addColumn('actor_id', 'text', (column) => column.notNull())
    .addColumn('target_id', 'text', (column) => column.notNull())
    .addColumn('event', 'text', (column) => column.notNull())
    .execute()
  await db.schema
    .createIndex('audit_events_by_seq')
    .unique()
    .on('audit_events')
    .columns(['tenant', 'seq'])
    .execute()
  const index = (name: string, column: string) =>
    db.schema.createIndex(name).on('audit_events').columns([column, 'position']).execute()
  await index('audit_events_by_tenant', 'tenant')
  await index('audit_events_by_target', 'target_id')
  await index('audit_events_by_actor', 'actor_id')
  await index('audit_events_by_action', 'action')
}

async function createAuditHeads(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('audit_heads')
    .addColumn('tenant', 'text', (column) => column.primaryKey().notNull())
    .addColumn('size', 'bigint', (column) => column.notNull())
    .addColumn('last_hash', 'text', (column) => column.notNull())
    .addColumn('frontier', 'text', (column) => column.notNull())
    .addColumn('pruned_size', 'bigint', (column) => column.notNull())
    .addColumn('pruned_hash', 'text', (column) => column.notNull())
    .addColumn('pruned_frontier', 'text', (column) => column.notNull())
    .execute()
}

async function createAuditCheckpoints(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('audit_checkpoints')
    .addColumn('tenant', 'text', (column) => column.notNull())
    .addColumn('size', 'bigint', (column) => column.notNull())
    .addColumn('at_ms', 'bigint', (column) => column.notNull())
    .addColumn('note', 'text', (column) => column.notNull())
    .addPrimaryKeyConstraint('audit_checkpoints_primary', ['tenant', 'size'])
    .execute()
  await db.schema
    .createTable('audit_sinks')
    .addColumn('sink', 'text', (column) => column.primaryKey().notNull())
    .addColumn('position', 'bigint', (column) => column.notNull())
    .execute()
}

async function createRevocations(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('revocations')
    .addColumn('seq', 'integer', (column) => column.primaryKey().autoIncrement())
    .addColumn('at_ms', 'bigint', (column) => column.notNull())
    .addColumn('api_id', 'text', (column) => column.notNull())
    .addColumn('key_id', 'text', (column) => column.notNull())
    .addColumn('jti', 'text')
    .addColumn('secret_version_max', 'bigint')
    .addColumn('issued_before_ms', 'bigint')
    .addColumn('effective_at_ms', 'bigint', (column) => column.notNull())
    .addColumn('forget_at_ms', 'bigint', (column) => column.notNull())
    .addColumn('reason', 'text', (column) => column.notNull())
    .execute()
  await db.schema
    .createIndex('revocations_forgettable')
    .on('revocations')
    .columns(['forget_at_ms'])
    .execute()
}
