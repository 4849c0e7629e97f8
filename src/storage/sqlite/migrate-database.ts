/** Brings a database to the newest tables with Kysely's migrator: all of the change or none. */
import type { DatabaseSync } from 'node:sqlite'
import { Kysely, SqliteAdapter, SqliteDialect } from 'kysely'
import { type Migration, Migrator } from 'kysely/migration'
import { toOpenError } from './sqlite-errors.ts'

/** Where the migrator notes what has been done. */
export const MIGRATIONS_TABLE = 'kysely_migration'

/** SQLite can undo changes of tables; Kysely does not rely on it unless told. */
class TransactionalAdapter extends SqliteAdapter {
  override get supportsTransactionalDdl(): boolean {
    return true
  }
}

class MigrationDialect extends SqliteDialect {
  override createAdapter(): SqliteAdapter {
    return new TransactionalAdapter()
  }
}

/** Errors as of `toOpenError`; `database` stays open, whatever happens. */
export async function migrateDatabase(
  database: DatabaseSync,
  migrations: Readonly<Record<string, Migration>>,
): Promise<void> {
  const db = new Kysely<unknown>({ dialect: new MigrationDialect({ database: adapt(database) }) })
  const provider = { getMigrations: async () => ({ ...migrations }) }
  const { error } = await new Migrator({ db, provider }).migrateToLatest()
  if (error !== undefined) throw toOpenError(error, 'keyward.db')
}

/** What the dialect expects of a database, on top of Node's. */
function adapt(database: DatabaseSync) {
  const prepare = (sql: string) => {
    const statement = database.prepare(sql)
    return {
      reader: statement.columns().length > 0,
      all: (values: readonly unknown[]) => statement.all(...(values as string[])),
      run: (values: readonly unknown[]) => statement.run(...(values as string[])),
      iterate: (values: readonly unknown[]) => statement.iterate(...(values as string[])),
    }
  }
  return { prepare, close: () => {} }
}
