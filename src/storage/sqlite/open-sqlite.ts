/** Decides how a database file is opened: looked at first, then set up, then migrated. */
import { chmodSync, closeSync, openSync, statSync } from 'node:fs'
import { DatabaseSync } from 'node:sqlite'
import { KeywardError } from '../../base/errors.ts'
import { limits } from '../../base/limits.ts'
import { toFileError } from '../file-errors.ts'
import { migrations } from '../migrations/migrations.ts'
import { inspectDatabase } from './inspect-database.ts'
import { migrateDatabase } from './migrate-database.ts'
import { SqliteDatabase } from './sqlite-database.ts'
import { toOpenError } from './sqlite-errors.ts'
import { SqliteStorage } from './sqlite-storage.ts'

const OWNER_ONLY = 0o600

/** What a commit waits for: the disk, or only the operating system. */
export type CommitDurability = 'disk' | 'system'

/** FULL: a revocation and a quota reservation survive power loss, not only a crash. */
const SYNCHRONOUS = { disk: 'FULL', system: 'NORMAL' } as const

/**
 * SQLite gives its -wal and -shm files the mode of the database. Errors:
 * `data_directory_not_writable`, `data_directory_newer`, `database_corrupt`, `storage_full`.
 */
export async function openSqlite(
  path: string,
  onClose: () => void,
  commit: CommitDurability = 'disk',
): Promise<SqliteStorage> {
  if (createPrivateFile(path) > 0) inspectDatabase(path, Object.keys(migrations))
  const database = openDatabase(path, SYNCHRONOUS[commit])
  try {
    await migrateDatabase(database, migrations)
  } catch (error) {
    database.close()
    throw error
  }
  return new SqliteStorage(new SqliteDatabase(database, SYNCHRONOUS[commit]), onClose)
}

/**
 * Makes the file with mode 0600 unless it is there. An existing one is never opened here: closing
 * any handle of a file drops the locks that this process has on it (POSIX). Answers its size.
 */
export function createPrivateFile(path: string): number {
  try {
    closeSync(openSync(path, 'wx', OWNER_ONLY))
    chmodSync(path, OWNER_ONLY)
    return 0
  } catch (error) {
    const isThere = error instanceof Error && 'code' in error && error.code === 'EEXIST'
    if (!isThere) throw toFileError(error, path)
  }
  const stats = statSync(path)
  if (!stats.isFile()) {
    throw new KeywardError('data_directory_not_writable', { detail: `${path} is not a file.` })
  }
  const isPrivate = (stats.mode & 0o077) === 0
  if (!isPrivate) makePrivate(path)
  return stats.size
}

function makePrivate(path: string): void {
  try {
    chmodSync(path, OWNER_ONLY)
  } catch (error) {
    throw toFileError(error, path)
  }
}

/** Errors as of `toOpenError`. */
export function openDatabase(path: string, synchronous: 'FULL' | 'NORMAL'): DatabaseSync {
  let database: DatabaseSync | undefined
  try {
    database = new DatabaseSync(path, {
      timeout: limits.storageBusyTimeoutMs,
      enableForeignKeyConstraints: true,
    })
    database.exec(`
      PRAGMA journal_mode = WAL;
      PRAGMA synchronous = ${synchronous};
      PRAGMA cell_size_check = ON;
      PRAGMA trusted_schema = OFF;
      PRAGMA temp_store = MEMORY;
      PRAGMA wal_autocheckpoint = ${limits.databaseCheckpointPages};
      PRAGMA cache_size = -${limits.databaseCacheKib};
      PRAGMA journal_size_limit = ${limits.databaseLogBytesMax};
    `)
    // SQLite opens what it may not write for reading; better to be told now than at a revocation.
    database.exec('BEGIN IMMEDIATE; ROLLBACK')
    return database
  } catch (error) {
    database?.close()
    throw toOpenError(error, path)
  }
}
