/** Decides what a ZIP archive holds, by its directory at the end, or by its headers without one. */

import { isUtf8 } from 'node:buffer'
import { limits } from '../../../base/limits.ts'
import type { RandomAccess } from '../content/content.ts'
import { nameEntry } from './name-entry.ts'

export interface ZipMember {
  readonly name: string
  /** 0 stored, 8 deflated, 93 Zstandard; others are not read. */
  readonly method: number
  readonly isEncrypted: boolean
  readonly crc: number
  /** Undefined where only a descriptor after the bytes tells them. */
  readonly packedBytes: number | undefined
  readonly size: number | undefined
  readonly headerOffset: number
  /** A directory, or a symbolic link: nothing to read. */
  readonly isEmpty: boolean
}

export const LOCAL_HEADER_BYTES = 30
const FILE_TYPE = 0o170000
const LINK = 0o120000

/** Calls `onMember` for each, in the order of the directory; throws where that is broken. */
export async function listZipMembers(
  access: RandomAccess,
  onMember: (member: ZipMember) => boolean,
): Promise<void> {
  const { default: yauzl } = await import('yauzl')
  class Reader extends yauzl.RandomAccessReader {
    override read(
      buffer: Buffer,
      offset: number,
      length: number,
      position: number,
      callback: (error: Error | null, bytesRead?: number) => void,
    ): void {
      access.read(position, length).then((bytes) => {
        bytes.copy(buffer, offset)
        callback(null, bytes.length)
      }, callback)
    }
  }
  const options = { decodeStrings: false, validateEntrySizes: false }
  const zip = await yauzl.fromRandomAccessReaderPromise(new Reader(), access.size, options)
  for await (const entry of zip.eachEntry()) {
    const { generalPurposeBitFlag: flags, fileNameRaw, extraFields } = entry
    // Many programs write UTF-8 and do not say so.
    const name = isUtf8(fileNameRaw)
      ? fileNameRaw.toString()
      : yauzl.getFileNameLowLevel(flags, fileNameRaw, extraFields, true)
    const mode = entry.externalFileAttributes >>> 16
    const isWanted = onMember({
      name: nameEntry(name),
      method: entry.compressionMethod,
      isEncrypted: entry.isEncrypted(),
      crc: entry.crc32,
      packedBytes: entry.compressedSize,
      size: entry.uncompressedSize,
      headerOffset: entry.relativeOffsetOfLocalHeader,
      isEmpty: name.endsWith('/') || (mode & FILE_TYPE) === LINK,
    })
    if (!isWanted) break
  }
}

export interface LocalHeader {
  readonly member: ZipMember
  readonly dataOffset: number
}

const LOCAL = Buffer.from('PK\x03\x04', 'latin1')

/** Undefined where there is none, or only a part of one. */
export async function readLocalHeader(
  access: RandomAccess,
  offset: number,
): Promise<LocalHeader | undefined> {
  const header = await access.read(offset, LOCAL_HEADER_BYTES)
  if (header.length < LOCAL_HEADER_BYTES || !header.subarray(0, 4).equals(LOCAL)) return undefined
  const nameBytes = header.readUInt16LE(26)
  const name = await access.read(offset + LOCAL_HEADER_BYTES, nameBytes)
  const flags = header.readUInt16LE(6)
  const isStreamed = (flags & 8) !== 0 && header.readUInt32LE(18) === 0
  return {
    member: {
      name: nameEntry(name.toString()),
      method: header.readUInt16LE(8),
      isEncrypted: (flags & 0x41) !== 0,
      crc: header.readUInt32LE(14),
      packedBytes: isStreamed ? undefined : header.readUInt32LE(18),
      size: isStreamed ? undefined : header.readUInt32LE(22),
      headerOffset: offset,
      isEmpty: name.at(-1) === 0x2f,
    },
    dataOffset: offset + LOCAL_HEADER_BYTES + nameBytes + header.readUInt16LE(28),
  }
}

/** Where the next header may begin; undefined when there is none. */
export async function findLocalHeader(
  access: RandomAccess,
  from: number,
): Promise<number | undefined> {
  for (let offset = from; offset < access.size; ) {
    const chunk = await access.read(offset, limits.contentChunkBytes)
    const index = chunk.indexOf(LOCAL)
    if (index >= 0) return offset + index
    offset += Math.max(chunk.length - LOCAL.length + 1, LOCAL.length)
  }
  return undefined
}
