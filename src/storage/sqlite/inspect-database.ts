/** Decides whether a database file may be opened for writing; looks at it without changing it. */
import { DatabaseSync } from 'node:sqlite'
import { KeywardError } from '../../base/errors.ts'
import { MIGRATIONS_TABLE } from './migrate-database.ts'
import { toOpenError } from './sqlite-errors.ts'

/**
 * Errors: `database_corrupt` when a page is damaged or the file is not Keyward's,
 * `data_directory_newer` when it holds a migration that is not in `known`.
 */
export function inspectDatabase(path: string, known: readonly string[]): void {
  let database: DatabaseSync | undefined
  try {
    database = new DatabaseSync(path, { readOnly: true })
    assertIntact(database, path)
    assertNotNewer(database, path, known)
  } catch (error) {
    throw toOpenError(error, path)
  } finally {
    database?.close()
  }
}

function assertIntact(database: DatabaseSync, path: string): void {
  const result = database.prepare('PRAGMA quick_check(1)').get()
  const verdict = String(result?.['quick_check'])
  if (verdict !== 'ok') {
    throw new KeywardError('database_corrupt', { detail: `${path}: ${verdict}` })
  }
}

function assertNotNewer(database: DatabaseSync, path: string, known: readonly string[]): void {
  const tables = database.prepare("SELECT name FROM sqlite_schema WHERE type = 'table'").all()
  if (tables.length === 0) return
  if (!tables.some((table) => table['name'] === MIGRATIONS_TABLE)) {
    const detail = `${path} is a database of another program.`
    throw new KeywardError('database_corrupt', { detail })
  }
  for (const migration of database.prepare(`SELECT name FROM ${MIGRATIONS_TABLE}`).all()) {
    const name = String(migration['name'])
    if (known.includes(name)) continue
    throw new KeywardError('data_directory_newer', { detail: `${path} holds migration ${name}.` })
  }
}
