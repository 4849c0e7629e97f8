/** Decides how a file on disk is opened: once, only a regular one, and not led astray by links. */
import { constants } from 'node:fs'
import { type FileHandle, lstat, open, stat } from 'node:fs/promises'
import { limits } from '../../../base/limits.ts'
import type { Content } from './content.ts'
import { fileAccess, streamFile } from './file-access.ts'
import { explainFailure, UnreadableError } from './unreadable-error.ts'

export interface OpenFileOptions {
  /** Where the user named the file; what is found on a walk may lead anywhere. */
  readonly followLink?: boolean
}

/** Rejects with an `UnreadableError`, whose message is the reason to skip it. */
export async function openFileContent(
  path: string | Buffer,
  { followLink = false }: OpenFileOptions = {},
): Promise<Content> {
  try {
    return await openRegular(path, followLink)
  } catch (error) {
    throw new UnreadableError(explainFailure(error))
  }
}

/** Looked at before it is opened, because to open a device or a pipe may do something. */
async function openRegular(path: string | Buffer, followLink: boolean): Promise<Content> {
  const found = await (followLink ? stat(path) : lstat(path))
  if (found.isSymbolicLink()) throw new UnreadableError('is a symbolic link, which is not followed')
  if (found.isDirectory()) throw new UnreadableError('is a directory')
  if (!found.isFile()) throw new UnreadableError('is not a regular file')
  const noFollow = followLink ? 0 : (constants.O_NOFOLLOW ?? 0)
  const file = await open(path, constants.O_RDONLY | noFollow | (constants.O_NONBLOCK ?? 0))
  try {
    const opened = await file.stat()
    if (!opened.isFile()) throw new UnreadableError('is not a regular file')
    return fileContent(path, file, opened.size)
  } catch (error) {
    await file.close()
    throw error
  }
}

function fileContent(path: string | Buffer, file: FileHandle, size: number): Content {
  const access = fileAccess(file, size)
  return {
    name: String(path),
    ...(typeof path === 'string' && { path }),
    size,
    async head() {
      if (size > 0) return access.read(0, limits.contentHeadBytes)
      for await (const chunk of streamFile(file, size)) {
        return chunk.subarray(0, limits.contentHeadBytes)
      }
      return Buffer.alloc(0)
    },
    stream: () => streamFile(file, size),
    open: async () => access,
    close: () => file.close(),
  }
}
