/** Reads tar archives from the front, entry by entry, links and devices aside. */
import type { Header, HeaderData } from 'tar'
import { limits } from '../../../base/limits.ts'
import { BOMB, type Expansion } from '../content/expansion.ts'
import { UnreadableError } from '../content/unreadable-error.ts'
import type { ContentReader, LeakSink } from '../leak-sink.ts'
import { type Place, placeWithin } from '../place.ts'
import { ChunkCursor } from './chunk-cursor.ts'
import { handEntry, streamPacked } from './hand-entry.ts'
import { nameEntry } from './name-entry.ts'

const BLOCK = 512
const CHECKSUM_OFFSET = 148

export const tarReader: ContentReader = {
  name: 'tar',
  claims: (head) => head.length >= BLOCK && isHeader(head.subarray(0, BLOCK)),
  async read(content, place, sink) {
    sink.opened(place)
    const { expansion, chunks } = streamPacked(content)
    const cursor = new ChunkCursor(chunks)
    try {
      await readEntries(cursor, place, sink, expansion)
    } finally {
      await cursor.close()
    }
  },
}

/** The sum of all bytes, those of the sum itself counted as spaces. */
function isHeader(block: Buffer): boolean {
  const told = Number.parseInt(block.toString('latin1', CHECKSUM_OFFSET, CHECKSUM_OFFSET + 8), 8)
  let sum = 8 * 0x20
  for (const [index, byte] of block.entries()) {
    if (index < CHECKSUM_OFFSET || index >= CHECKSUM_OFFSET + 8) sum += byte
  }
  return told === sum && sum > 8 * 0x20
}

async function readEntries(
  cursor: ChunkCursor,
  place: Place,
  sink: LeakSink,
  expansion: Expansion,
): Promise<void> {
  const { Header, Pax } = await import('tar')
  let next: HeaderData | undefined
  let all: HeaderData | undefined
  let isEnded = false
  for (let count = 0; ; count++) {
    const block = await cursor.take(BLOCK)
    if (block.length === 0 && isEnded) return
    if (block.length < BLOCK) return sink.skip(place, 'is truncated')
    // Two blocks of zeros end an archive, and another may follow.
    isEnded = block.every((byte) => byte === 0)
    if (isEnded) continue
    if (!isHeader(block)) return sink.skip(place, 'is broken; what follows was not read')
    if (count >= limits.archiveEntriesMax) {
      return sink.skip(place, `has more than ${limits.archiveEntriesMax} entries`)
    }
    if (expansion.isSpent) return sink.skip(place, BOMB)
    const header = new Header(block, 0, next, all)
    const size = header.size ?? 0
    if (isMeta(header)) {
      if (size > limits.tarHeaderBytesMax) return sink.skip(place, 'has a name that is endless')
      const text = (await takePadded(cursor, size)).toString()
      if (header.type === 'GlobalExtendedHeader') all = Pax.parse(text, all, true)
      else if (/ExtendedHeader$/.test(header.type)) next = Pax.parse(text, next, false)
      else if (/Path$/.test(header.type)) next = { ...next, path: text.replace(/\0.*/s, '') }
      continue
    }
    next = undefined
    if (header.type === 'SparseFile') await skipSparseMap(cursor, block)
    if (!(await readEntry(cursor, header, size, place, sink, expansion))) {
      return sink.skip(place, 'is truncated')
    }
  }
}

function isMeta({ type }: Header): boolean {
  return /ExtendedHeader$|Long(?:Link)?[Pp]ath$/.test(type)
}

async function takePadded(cursor: ChunkCursor, size: number): Promise<Buffer> {
  const padded = await cursor.take(Math.ceil(size / BLOCK) * BLOCK)
  return padded.subarray(0, size)
}

/** Of files with holes: what is left out; only the map of it goes before the bytes. */
async function skipSparseMap(cursor: ChunkCursor, header: Buffer): Promise<void> {
  let isExtended = header[482] === 1
  while (isExtended) isExtended = (await cursor.take(BLOCK))[504] === 1
}

/** False where the archive ends before it. */
async function readEntry(
  cursor: ChunkCursor,
  header: Header,
  size: number,
  place: Place,
  sink: LeakSink,
  expansion: Expansion,
): Promise<boolean> {
  const name = nameEntry(header.path ?? '')
  let left = size
  async function* body(): AsyncGenerator<Buffer> {
    for await (const piece of cursor.pieces(size)) {
      left -= piece.length
      yield piece
    }
    if (left > 0) throw new UnreadableError('is truncated')
  }
  const isFile = /^(?:File|OldFile|ContiguousFile|SparseFile)$/.test(header.type)
  if (isFile) {
    const entryPlace = placeWithin(place, name)
    const entry = { name, chunks: body(), size, packedBytes: () => size }
    const failure = await handEntry(entry, entryPlace, sink, expansion)
    if (failure !== undefined) sink.skip(entryPlace, failure)
  }
  for await (const piece of cursor.pieces(left)) left -= piece.length
  const padding = (BLOCK - (size % BLOCK)) % BLOCK
  return left === 0 && (await cursor.take(padding)).length === padding
}
