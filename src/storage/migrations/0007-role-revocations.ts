/** Lets revocations name a role, or no key at all: then `key_id` is empty. */
import { type Kysely, sql } from 'kysely'

export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema.alterTable('revocations').addColumn('role', 'text').execute()
  await db.schema
    .createIndex('revocations_without_key')
    .on('revocations')
    .columns(['api_id', 'role'])
    .where(sql.ref('key_id'), '=', '')
    .execute()
}
