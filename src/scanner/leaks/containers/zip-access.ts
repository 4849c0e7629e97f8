/** Decides how the bytes of a ZIP archive are got at: many small reads, from where it begins. */
import { limits } from '../../../base/limits.ts'
import type { RandomAccess } from '../content/content.ts'

/** Headers lie close together: one read of the disk serves many of them. */
export function readAhead(access: RandomAccess): RandomAccess {
  let start = 0
  let window: Buffer = Buffer.alloc(0)
  return {
    size: access.size,
    async read(offset, length) {
      if (length >= limits.contentChunkBytes) return access.read(offset, length)
      const isWithin = offset >= start && offset + length <= start + window.length
      if (!isWithin) {
        window = await access.read(offset, limits.contentChunkBytes)
        start = offset
      }
      return window.subarray(offset - start, offset - start + length)
    },
  }
}

/** An extension for Chrome has a header with its signatures before the archive. */
export async function withoutPrefix(access: RandomAccess): Promise<RandomAccess> {
  const header = await access.read(0, 16)
  if (header.length < 16 || header.toString('latin1', 0, 4) !== 'Cr24') return access
  const isVersion2 = header.readUInt32LE(4) === 2
  const length = isVersion2
    ? 16 + header.readUInt32LE(8) + header.readUInt32LE(12)
    : 12 + header.readUInt32LE(8)
  const start = Math.min(length, access.size)
  return {
    size: access.size - start,
    read: (offset, bytes) => access.read(offset + start, bytes),
  }
}
