/** Makes the first tables: APIs, roles, keys with their secrets, quotas, usage and idempotency. */
import { type Kysely, sql } from 'kysely'

export async function up(db: Kysely<unknown>): Promise<void> {
  await createApis(db)
  await createRoles(db)
  await createKeys(db)
  await createKeyIndexes(db)
  await createKeySecrets(db)
  await createKeyRoles(db)
  await createCounts(db)
  await createIdempotency(db)
}

async function createApis(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('apis')
    .addColumn('id', 'text', (column) => column.primaryKey().notNull())
    .addColumn('name', 'text', (column) => column.notNull())
    .addColumn('prefix', 'text', (column) => column.notNull().unique())
    .addColumn('upstream', 'text')
    .addColumn('scopes', 'text', (column) => column.notNull())
    .addColumn('routes', 'text', (column) => column.notNull())
    .addColumn('rate_limits', 'text', (column) => column.notNull())
    .addColumn('quota', 'text', (column) => column.notNull())
    .addColumn('imported_forms', 'text', (column) => column.notNull())
    .addColumn('created_at_ms', 'bigint', (column) => column.notNull())
    .addColumn('updated_at_ms', 'bigint', (column) => column.notNull())
    .addColumn('version', 'bigint', (column) => column.notNull())
    .execute()
}

async function createRoles(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('roles')
    .addColumn('api_id', 'text', (column) => column.notNull().references('apis.id'))
    .addColumn('name', 'text', (column) => column.notNull())
    .addColumn('description', 'text', (column) => column.notNull())
    .addColumn('scopes', 'text', (column) => column.notNull())
    .addColumn('created_at_ms', 'bigint', (column) => column.notNull())
    .addColumn('updated_at_ms', 'bigint', (column) => column.notNull())
    .addColumn('version', 'bigint', (column) => column.notNull())
    .addPrimaryKeyConstraint('roles_primary', ['api_id', 'name'])
    .execute()
}

/** Columns that lists filter by stand first: the long JSON behind them is then not read. */
async function createKeys(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('keys')
    .addColumn('id', 'text', (column) => column.primaryKey().notNull())
    .addColumn('api_id', 'text', (column) => column.notNull().references('apis.id'))
    .addColumn('created_at_ms', 'bigint', (column) => column.notNull())
    .addColumn('owner', 'text')
    .addColumn('name', 'text', (column) => column.notNull())
    .addColumn('folded_name', 'text', (column) => column.notNull())
    .addColumn('hint', 'text', (column) => column.notNull())
    .addColumn('imported', 'integer', (column) => column.notNull())
    .addColumn('enabled', 'integer', (column) => column.notNull())
    .addColumn('not_before_ms', 'bigint')
    .addColumn('expires_at_ms', 'bigint')
    .addColumn('revoked_at_ms', 'bigint')
    .addColumn('revoked_reason', 'text')
    .addColumn('exposed_at_ms', 'bigint')
    .addColumn('exposed_in', 'text')
    .addColumn('created_by', 'text', (column) => column.notNull())
    .addColumn('updated_at_ms', 'bigint', (column) => column.notNull())
    .addColumn('version', 'bigint', (column) => column.notNull())
    .addColumn('scopes', 'text', (column) => column.notNull())
    .addColumn('roles', 'text', (column) => column.notNull())
    .addColumn('rate_limits', 'text', (column) => column.notNull())
    .addColumn('quota', 'text', (column) => column.notNull())
    .addColumn('addresses', 'text', (column) => column.notNull())
    .addColumn('metadata', 'text', (column) => column.notNull())
    .execute()
}

/** Each serves one filter of the list in the order of the list; partial ones stay small. */
async function createKeyIndexes(db: Kysely<unknown>): Promise<void> {
  const byAge = ['created_at_ms', 'id']
  const index = (name: string) => db.schema.createIndex(name).on('keys')
  await index('keys_by_age').columns(byAge).execute()
  await index('keys_by_api')
    .columns(['api_id', ...byAge])
    .execute()
  await index('keys_by_hint').columns(['hint', 'id']).execute()
  await index('keys_by_owner')
    .columns(['owner', ...byAge])
    .where(sql.ref('owner'), 'is not', null)
    .execute()
  await index('keys_live')
    .columns(['api_id', ...byAge])
    .where(sql.ref('revoked_at_ms'), 'is', null)
    .execute()
  await index('keys_revoked')
    .columns(byAge)
    .where(sql.ref('revoked_at_ms'), 'is not', null)
    .execute()
  await index('keys_disabled').columns(byAge).where(sql.ref('enabled'), '=', sql.lit(0)).execute()
  await index('keys_imported').columns(byAge).where(sql.ref('imported'), '=', sql.lit(1)).execute()
  await index('keys_not_before')
    .columns(byAge)
    .where(sql.ref('not_before_ms'), 'is not', null)
    .execute()
  await index('keys_expiring')
    .columns(byAge)
    .where(sql.ref('expires_at_ms'), 'is not', null)
    .execute()
}

async function createKeySecrets(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('key_secrets')
    .addColumn('key_id', 'text', (column) =>
      column.notNull().references('keys.id').onDelete('cascade'),
    )
    .addColumn('version', 'bigint', (column) => column.notNull())
    .addColumn('api_id', 'text', (column) => column.notNull())
    .addColumn('algorithm', 'text', (column) => column.notNull())
    .addColumn('digest', 'text', (column) => column.notNull())
    .addColumn('pepper_id', 'text')
    .addColumn('lookup', 'text')
    .addColumn('created_at_ms', 'bigint', (column) => column.notNull())
    .addColumn('expires_at_ms', 'bigint')
    .addPrimaryKeyConstraint('key_secrets_primary', ['key_id', 'version'])
    .execute()
  await db.schema
    .createIndex('key_secrets_by_lookup')
    .unique()
    .on('key_secrets')
    .columns(['api_id', 'lookup'])
    .where(sql.ref('lookup'), 'is not', null)
    .execute()
  await db.schema
    .createIndex('key_secrets_slow')
    .on('key_secrets')
    .columns(['api_id', 'key_id'])
    .where(sql<boolean>`algorithm in ('bcrypt', 'argon2id')`)
    .execute()
}

/** Which keys that are not revoked hold a role: the database itself keeps the role for them. */
async function createKeyRoles(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('key_roles')
    .addColumn('key_id', 'text', (column) =>
      column.notNull().references('keys.id').onDelete('cascade'),
    )
    .addColumn('api_id', 'text', (column) => column.notNull())
    .addColumn('role', 'text', (column) => column.notNull())
    .addPrimaryKeyConstraint('key_roles_primary', ['key_id', 'role'])
    .addForeignKeyConstraint('key_roles_role', ['api_id', 'role'], 'roles', ['api_id', 'name'])
    .execute()
  await db.schema
    .createIndex('key_roles_by_role')
    .on('key_roles')
    .columns(['api_id', 'role'])
    .execute()
}

async function createCounts(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('quotas')
    .addColumn('subject', 'text', (column) => column.notNull())
    .addColumn('period', 'text', (column) => column.notNull())
    .addColumn('period_start_ms', 'bigint', (column) => column.notNull())
    .addColumn('reserved', 'bigint', (column) => column.notNull())
    .addPrimaryKeyConstraint('quotas_primary', ['subject', 'period'])
    .execute()
  await db.schema
    .createTable('key_usage')
    .addColumn('key_id', 'text', (column) =>
      column.primaryKey().notNull().references('keys.id').onDelete('cascade'),
    )
    .addColumn('allowed', 'bigint', (column) => column.notNull())
    .addColumn('denied', 'bigint', (column) => column.notNull())
    .addColumn('last_used_at_ms', 'bigint', (column) => column.notNull())
    .execute()
}

async function createIdempotency(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('idempotency')
    .addColumn('actor', 'text', (column) => column.notNull())
    .addColumn('key_digest', 'text', (column) => column.notNull())
    .addColumn('request_digest', 'text', (column) => column.notNull())
    .addColumn('result_id', 'text', (column) => column.notNull())
    .addColumn('created_at_ms', 'bigint', (column) => column.notNull())
    .addPrimaryKeyConstraint('idempotency_primary', ['actor', 'key_digest'])
    .execute()
  await db.schema
    .createIndex('idempotency_by_age')
    .on('idempotency')
    .columns(['created_at_ms'])
    .execute()
}
