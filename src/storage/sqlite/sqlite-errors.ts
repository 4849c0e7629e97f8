/** Decides what trouble with SQLite is called: the only place that knows its result codes. */
import type { ErrorCode } from '../../base/error-table.ts'
import { KeywardError } from '../../base/errors.ts'

/** https://www.sqlite.org/rescode.html */
const PRIMARY_CODE_MASK = 0xff
const SQLITE_PERM = 3
const SQLITE_BUSY = 5
const SQLITE_READONLY = 8
const SQLITE_CORRUPT = 11
const SQLITE_FULL = 13
const SQLITE_CANTOPEN = 14
const SQLITE_CONSTRAINT = 19
const SQLITE_NOTADB = 26
const SQLITE_CONSTRAINT_FOREIGNKEY = 787
const SQLITE_CONSTRAINT_PRIMARYKEY = 1555
const SQLITE_CONSTRAINT_UNIQUE = 2067
/** The shared memory file could not grow; SQLite names a full disk as the cause. */
const SQLITE_IOERR_SHMSIZE = 4874

/**
 * An error while running a query, as the rest of Keyward knows it. `foreignKeyCode` is what it
 * means when the row that is referred to is missing (or, on deletion, still referred to).
 * Mistakes of ours, such as a value that cannot be bound or kept, come back as they are.
 */
export function toStorageError(error: unknown, foreignKeyCode?: ErrorCode): unknown {
  if (error instanceof KeywardError) return error
  const code = findResultCode(error)
  if (code !== undefined) return fromResultCode(error, code, foreignKeyCode)
  return isClosed(error) ? new KeywardError('storage_unavailable', {}, { cause: error }) : error
}

/** An error while opening the database in a data directory, or its lock. */
export function toOpenError(error: unknown, path: string): unknown {
  if (error instanceof KeywardError) return error
  const code = findResultCode(error)
  if (code === undefined) return error
  const detail = `${path}: ${messageOf(error)}`
  const primary = code & PRIMARY_CODE_MASK
  if (primary === SQLITE_BUSY)
    return new KeywardError('data_directory_in_use', {}, { cause: error })
  if (primary === SQLITE_CANTOPEN || primary === SQLITE_READONLY || primary === SQLITE_PERM) {
    return new KeywardError('data_directory_not_writable', { detail }, { cause: error })
  }
  if (primary === SQLITE_NOTADB || primary === SQLITE_CORRUPT) {
    return new KeywardError('database_corrupt', { detail }, { cause: error })
  }
  return toStorageError(error)
}

function fromResultCode(error: unknown, code: number, foreignKeyCode?: ErrorCode): unknown {
  if (code === SQLITE_CONSTRAINT_UNIQUE || code === SQLITE_CONSTRAINT_PRIMARYKEY) {
    return new KeywardError('already_exists', {}, { cause: error })
  }
  if (code === SQLITE_CONSTRAINT_FOREIGNKEY) {
    return foreignKeyCode === undefined ? error : new KeywardError(foreignKeyCode)
  }
  const primary = code & PRIMARY_CODE_MASK
  if (primary === SQLITE_CONSTRAINT) return error
  if (primary === SQLITE_FULL || code === SQLITE_IOERR_SHMSIZE) {
    return new KeywardError('storage_full', {}, { cause: error })
  }
  if (primary === SQLITE_CORRUPT || primary === SQLITE_NOTADB) {
    return new KeywardError('database_corrupt', {}, { cause: error })
  }
  return new KeywardError('storage_unavailable', {}, { cause: error })
}

function findResultCode(error: unknown): number | undefined {
  if (!(error instanceof Error) || !('errcode' in error)) return undefined
  return typeof error.errcode === 'number' ? error.errcode : undefined
}

function isClosed(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ERR_INVALID_STATE'
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : 'unknown error'
}
