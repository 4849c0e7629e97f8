/** Decides what trouble with the files of the data directory is called. */
import { KeywardError } from '../base/errors.ts'

const FULL_CODES: readonly unknown[] = ['ENOSPC', 'EDQUOT']

/** Errors of the operating system only; others are mistakes of ours and come back as they are. */
export function toFileError(error: unknown, path: string): unknown {
  if (!(error instanceof Error) || !('code' in error)) return error
  const detail = `${path}: ${error.message}`
  if (FULL_CODES.includes(error.code)) {
    return new KeywardError('storage_full', { detail }, { cause: error })
  }
  return new KeywardError('data_directory_not_writable', { detail }, { cause: error })
}
