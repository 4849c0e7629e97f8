/** Decides whether a directory holds the data of Keyward. */
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { KeywardError } from '../../base/errors.ts'

const DATABASE = 'keyward.db'

export function hasDatabase(directory: string): boolean {
  return existsSync(join(directory, DATABASE))
}

/** Error `data_directory_missing` when there is nothing to work on. */
export function checkHasDatabase(directory: string): void {
  if (hasDatabase(directory)) return
  const detail = `${directory} holds no ${DATABASE}.`
  throw new KeywardError('data_directory_missing', { detail })
}
