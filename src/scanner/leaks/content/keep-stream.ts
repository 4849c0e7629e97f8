/** Decides where all of a stream is kept: in memory while it is short, else in a private file. */

import { limits } from '../../../base/limits.ts'
import { GIB } from '../../../base/units.ts'
import { bufferAccess, streamBuffer } from './buffer-content.ts'
import type { RandomAccess } from './content.ts'
import { fileAccess, streamFile } from './file-access.ts'
import { createPrivateFile, type PrivateFile } from './private-file.ts'
import { UnreadableError } from './unreadable-error.ts'

export interface KeptStream {
  readonly access: RandomAccess
  stream(): AsyncIterable<Buffer>
  remove(): Promise<void>
}

export async function keepStream(chunks: AsyncIterable<Buffer>): Promise<KeptStream> {
  const pieces: Buffer[] = []
  let size = 0
  let kept: PrivateFile | undefined
  try {
    for await (const chunk of chunks) {
      size += chunk.length
      if (size > limits.contentKeptBytesMax) {
        const most = limits.contentKeptBytesMax / GIB
        throw new UnreadableError(`is longer than ${most} GiB, which is the most that is kept`)
      }
      if (kept === undefined && size > limits.contentMemoryBytesMax) {
        kept = await createPrivateFile()
        await kept.forget()
        for (const piece of pieces.splice(0)) await kept.file.appendFile(piece)
      }
      if (kept === undefined) pieces.push(chunk)
      else await kept.file.appendFile(chunk)
    }
  } catch (error) {
    await kept?.remove()
    throw error
  }
  return kept === undefined ? keptBytes(Buffer.concat(pieces)) : keptFile(kept, size)
}

function keptBytes(bytes: Buffer): KeptStream {
  return { access: bufferAccess(bytes), stream: () => streamBuffer(bytes), remove: async () => {} }
}

function keptFile({ file, remove }: PrivateFile, size: number): KeptStream {
  return { access: fileAccess(file, size), stream: () => streamFile(file, size), remove }
}
