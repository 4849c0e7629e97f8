/** Decides which process may write in a data directory: one, until it ends in whatever way. */
import { mkdirSync, statSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { KeywardError } from '../base/errors.ts'
import { toFileError } from './file-errors.ts'
import { createPrivateFile } from './sqlite/open-sqlite.ts'
import { toOpenError } from './sqlite/sqlite-errors.ts'

const OWNER_ONLY = 0o700

export interface DataDirectory {
  /** Absolute. */
  readonly path: string
  /** Lets others in. */
  close(): void
}

/**
 * Makes the directory, with mode 0700, unless it is there, and locks it. Errors:
 * `data_directory_not_writable`, `data_directory_in_use`, `storage_full`.
 */
export function openDataDirectory(path: string): DataDirectory {
  const absolute = resolve(path)
  try {
    createDirectory(absolute)
  } catch (error) {
    throw toFileError(error, absolute)
  }
  const lock = takeLock(join(absolute, 'lock.db'))
  return {
    path: absolute,
    close: () => {
      if (lock.isOpen) lock.close()
    },
  }
}

/**
 * A transaction that is never ended holds the lock. The system drops it with the process, even
 * after `kill -9`, so there is no stale lock; and keyward.db itself stays readable for backups.
 * Nothing else in this process may open and close lock.db: that too would drop the lock (POSIX).
 */
function takeLock(path: string): DatabaseSync {
  createPrivateFile(path)
  let lock: DatabaseSync | undefined
  try {
    lock = new DatabaseSync(path, { timeout: 0 })
    lock.exec('PRAGMA journal_mode = MEMORY; BEGIN EXCLUSIVE')
    return lock
  } catch (error) {
    lock?.close()
    throw toOpenError(error, path)
  }
}

/** Node's own `recursive` never ends where a parent is there but takes no directories (/proc). */
function createDirectory(path: string): void {
  const missing: string[] = []
  for (let each = path; findStats(each) === undefined; each = dirname(each)) missing.push(each)
  for (const each of missing.reverse()) mkdirSync(each, { mode: OWNER_ONLY })
  if (!statSync(path).isDirectory()) {
    throw new KeywardError('data_directory_not_writable', { detail: `${path} is not a directory.` })
  }
}

function findStats(path: string) {
  return statSync(path, { throwIfNoEntry: false })
}
