/** Makes denied events findable: hardly one is, so all the others would be read for them. */
import type { Kysely } from 'kysely'

export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createIndex('audit_events_by_outcome')
    .on('audit_events')
    .columns(['outcome', 'position'])
    .execute()
}
