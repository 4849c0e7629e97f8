/** Decides how bytes in memory are looked into. */
import { limits } from '../../../base/limits.ts'
import type { Content, RandomAccess } from './content.ts'
import { clampRange } from './file-access.ts'

export function bufferContent(name: string, bytes: Buffer): Content {
  return {
    name,
    size: bytes.length,
    head: async () => bytes.subarray(0, limits.contentHeadBytes),
    stream: () => streamBuffer(bytes),
    open: async () => bufferAccess(bytes),
    close: async () => {},
  }
}

export function bufferAccess(bytes: Buffer): RandomAccess {
  return {
    size: bytes.length,
    read: async (offset, length) => bytes.subarray(...clampRange(bytes.length, offset, length)),
  }
}

export async function* streamBuffer(bytes: Buffer): AsyncGenerator<Buffer> {
  if (bytes.length > 0) yield bytes
}
