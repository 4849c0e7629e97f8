/** Opens a SQLite storage in a directory of its own, bare or in a cache. */
import { join } from 'node:path'
import type { Storage } from '../../src/engine/storage.ts'
import { openStorage } from '../../src/storage/open-storage.ts'
import type { StorageUnderTest } from './storage-under-test.ts'
import { createTemporaryDirectory, removeDirectory } from './temporary-directory.ts'

export async function openSqliteUnderTest(
  wrap: (storage: Storage) => Storage = (storage) => storage,
): Promise<StorageUnderTest> {
  const directory = createTemporaryDirectory()
  const dataDirectory = join(directory, 'data')
  let current = wrap(await openStorage({ dataDirectory }))
  return {
    storage: current,
    reopen: async () => {
      await current.close()
      current = wrap(await openStorage({ dataDirectory }))
      return current
    },
    dispose: async () => {
      await current.close()
      removeDirectory(directory)
    },
  }
}
