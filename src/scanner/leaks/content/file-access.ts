/** Decides how any place of an open file is read, and its bytes from the front. */
import type { FileHandle } from 'node:fs/promises'
import { limits } from '../../../base/limits.ts'
import type { RandomAccess } from './content.ts'

/** Offsets and lengths may come from hostile bytes: what lies outside is empty. */
export function clampRange(size: number, offset: number, length: number): [number, number] {
  const start = offset >= 0 && offset <= size ? offset : size
  return [start, length > 0 ? Math.min(start + length, size) : start]
}

export function fileAccess(file: FileHandle, size: number): RandomAccess {
  return {
    size,
    async read(offset, length) {
      const [start, end] = clampRange(size, offset, length)
      return readFully(file, start, end - start)
    },
  }
}

/** As long as it was when it was opened, or to its end where that is not known (`/proc`). */
export async function* streamFile(file: FileHandle, size: number): AsyncGenerator<Buffer> {
  const end = size === 0 ? Number.MAX_SAFE_INTEGER : size
  for (let offset = 0; offset < end; ) {
    const chunk = await readFully(file, offset, Math.min(limits.contentChunkBytes, end - offset))
    if (chunk.length === 0) return
    yield chunk
    offset += chunk.length
  }
}

async function readFully(file: FileHandle, offset: number, length: number): Promise<Buffer> {
  const bytes = Buffer.allocUnsafeSlow(length)
  let filled = 0
  while (filled < length) {
    const { bytesRead } = await file.read(bytes, filled, length - filled, offset + filled)
    if (bytesRead === 0) break
    filled += bytesRead
  }
  return bytes.subarray(0, filled)
}
