/** Decides which storage a data directory holds, and opens it. */
import { join } from 'node:path'
import type { Storage } from '../engine/storage.ts'
import { type DataDirectory, openDataDirectory } from './open-data-directory.ts'
import { type CommitDurability, openSqlite } from './sqlite/open-sqlite.ts'

export interface StorageOptions {
  /**
   * A path is locked here and let go when the storage closes. A directory that is open already
   * stays the caller's, who closes it after the storage.
   */
  readonly dataDirectory: string | DataDirectory
  /**
   * What a commit waits for: `disk` (the default) survives power loss, `system` only the end of
   * the process, however it ends.
   */
  readonly commit?: CommitDurability
}

/**
 * Opens, and makes on first use, the SQLite database `keyward.db` in the data directory. Errors:
 * `data_directory_not_writable`, `data_directory_in_use`, `data_directory_newer`,
 * `database_corrupt`, `storage_full`.
 */
export async function openStorage({
  dataDirectory,
  commit = 'disk',
}: StorageOptions): Promise<Storage> {
  const isOurs = typeof dataDirectory === 'string'
  const directory = isOurs ? openDataDirectory(dataDirectory) : dataDirectory
  const release = isOurs ? () => directory.close() : () => {}
  try {
    return await openSqlite(join(directory.path, 'keyward.db'), release, commit)
  } catch (error) {
    release()
    throw error
  }
}
