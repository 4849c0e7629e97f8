/** Decides where bytes are kept that do not fit into memory, so that nobody else reads them. */
import { type FileHandle, mkdtemp, open, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

export interface PrivateFile {
  readonly path: string
  readonly file: FileHandle
  /** The name goes, the open file stays, where the system allows it: a kill leaves nothing. */
  forget(): Promise<void>
  /** Closes it, and removes it if that is not done yet. */
  remove(): Promise<void>
}

export async function createPrivateFile(): Promise<PrivateFile> {
  const directory = await mkdtemp(join(tmpdir(), 'keyward-'))
  const removeDirectory = () => rm(directory, { recursive: true, force: true, maxRetries: 3 })
  const path = join(directory, 'content')
  try {
    const file = await open(path, 'wx+', 0o600)
    return {
      path,
      file,
      forget: async () => removeDirectory().catch(() => {}),
      async remove() {
        await file.close()
        await removeDirectory()
      },
    }
  } catch (error) {
    await removeDirectory()
    throw error
  }
}
