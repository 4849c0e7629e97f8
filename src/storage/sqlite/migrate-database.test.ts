import { DatabaseSync } from 'node:sqlite'
import { sql } from 'kysely'
import type { Migration } from 'kysely/migration'
import { describe, expect, it } from 'vitest'
import { outcomeOf } from '../../../test/contracts/storage-under-test.ts'
import { migrations } from '../migrations/migrations.ts'
import { migrateDatabase } from './migrate-database.ts'

const tablesOf = (database: DatabaseSync) =>
  database
    .prepare("SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name")
    .all()
    .map((row) => row['name'])

describe('migrateDatabase', () => {
  it('may run again, and then changes nothing', async () => {
    const database = new DatabaseSync(':memory:')
    await migrateDatabase(database, migrations)
    const before = database.prepare('SELECT * FROM sqlite_schema').all()
    await migrateDatabase(database, migrations)
    expect(database.prepare('SELECT * FROM sqlite_schema').all()).toEqual(before)
  })

  it('undoes all of a migration that fails in the middle', async () => {
    const database = new DatabaseSync(':memory:')
    const half: Migration = {
      up: async (db) => {
        await db.schema.createTable('halfway').addColumn('id', 'text').execute()
        await sql`insert into nowhere values (1)`.execute(db)
      },
    }
    const both = { ...migrations, '0002-half': half }
    expect(await outcomeOf(() => migrateDatabase(database, both))).toBe('storage_unavailable')
    expect(tablesOf(database)).not.toContain('halfway')
    await migrateDatabase(database, migrations)
    expect(tablesOf(database)).toContain('keys')
  })
})
