/** Decides which entries of a ZIP archive are read, how, and where reading has to stop. */
import { crc32, createInflateRaw, createZstdDecompress, inflateRawSync } from 'node:zlib'
import { limits } from '../../../base/limits.ts'
import { bufferContent } from '../content/buffer-content.ts'
import type { Content, RandomAccess } from '../content/content.ts'
import { BOMB, Expansion } from '../content/expansion.ts'
import type { LeakSink } from '../leak-sink.ts'
import { type Place, placeWithin } from '../place.ts'
import { decodeStream, streamRange } from './decode-stream.ts'
import { handEntry } from './hand-entry.ts'
import {
  findLocalHeader,
  LOCAL_HEADER_BYTES,
  listZipMembers,
  readLocalHeader,
  type ZipMember,
} from './list-zip-members.ts'
import { SkipTally } from './skip-tally.ts'
import { readAhead, withoutPrefix } from './zip-access.ts'

interface ZipReading {
  readonly access: RandomAccess
  readonly place: Place
  readonly sink: LeakSink
  readonly expansion: Expansion
  readonly tally: SkipTally
}

/** `sink` gets each entry as a content, in the order of the archive. */
export async function readZipMembers(
  content: Content,
  place: Place,
  sink: LeakSink,
): Promise<void> {
  const access = readAhead(await withoutPrefix(await content.open()))
  const tally = new SkipTally(place, sink)
  const zip = {
    access,
    place,
    sink,
    expansion: content.expansion ?? new Expansion(access.size),
    tally,
  }
  const members: ZipMember[] = []
  let isTooMany = false
  const add = (member: ZipMember) => {
    isTooMany = members.length >= limits.archiveEntriesMax
    if (!isTooMany) members.push(member)
    return !isTooMany
  }
  const isWhole = await listZipMembers(access, add).then(
    () => true,
    () => false,
  )
  const apart = dropOverlaps(members, access.size)
  for (const member of apart) {
    if (zip.expansion.isSpent) break
    await readMember(zip, member)
  }
  if (!isWhole) await readWithoutDirectory(zip, new Set(members.map((each) => each.headerOffset)))
  tally.finish()
  const overlapping = members.length - apart.length
  if (overlapping > 0) sink.skip(place, `${overlapping} entries overlap others and were not read`)
  if (isTooMany) sink.skip(place, `has more than ${limits.archiveEntriesMax} entries`)
  if (zip.expansion.isSpent) sink.skip(place, BOMB)
}

/** Entries that share their bytes multiply what comes out: of each such group the first is read. */
function dropOverlaps(members: readonly ZipMember[], size: number): readonly ZipMember[] {
  const apart = new Set<ZipMember>()
  let end = 0
  for (const member of members.toSorted((a, b) => a.headerOffset - b.headerOffset)) {
    if (member.headerOffset < end) continue
    apart.add(member)
    const told = member.headerOffset + LOCAL_HEADER_BYTES + (member.packedBytes ?? 0)
    // One that claims more than there is must not hide the others.
    if (told <= size) end = told
  }
  return members.filter((member) => apart.has(member))
}

async function readMember(zip: ZipReading, member: ZipMember): Promise<void> {
  if (member.isEmpty) return
  const header = await readLocalHeader(zip.access, member.headerOffset)
  if (header === undefined) {
    zip.tally.add(member.name, 'is not where the directory of the archive says')
  } else {
    await readData(zip, member, header.dataOffset)
  }
}

const METHODS: ReadonlyMap<number, string> = new Map([
  [1, 'Shrink'],
  [6, 'Implode'],
  [9, 'Deflate64'],
  [12, 'bzip2'],
  [14, 'LZMA'],
  [95, 'XZ'],
  [98, 'PPMd'],
  [99, 'AES'],
])

/** Returns where its bytes end, as far as it was read. */
async function readData(zip: ZipReading, member: ZipMember, offset: number): Promise<number> {
  const { name, method, packedBytes, isEncrypted } = member
  const end = packedBytes === undefined ? zip.access.size : offset + packedBytes
  if (isEncrypted) {
    // Applications for Android may claim that they are, which Android does not care about.
    if (!(await readQuickly(zip, member, offset))) zip.tally.add(name, 'is encrypted')
  } else if (method !== 0 && method !== 8 && method !== 93) {
    zip.tally.add(name, `is compressed by ${METHODS.get(method) ?? method}, which is not read`)
  } else if (method === 0 && packedBytes === undefined) {
    zip.tally.add(name, 'does not say where it ends')
  } else if (!(await readQuickly(zip, member, offset))) {
    return readSlowly(zip, member, offset, end)
  }
  return packedBytes === undefined ? offset : end
}

/** Small ones, which are most, at once. What is odd about one is found out by reading it slowly. */
async function readQuickly(zip: ZipReading, member: ZipMember, offset: number): Promise<boolean> {
  const { name, method, packedBytes = Infinity, size = Infinity, crc } = member
  const isSmall = packedBytes <= limits.contentChunkBytes && size <= limits.contentMemoryBytesMax
  const isKnown = method === 0 || method === 8
  if (!isSmall || !isKnown || zip.expansion.isSpent) return false
  const packed = await zip.access.read(offset, packedBytes)
  const bytes = method === 0 ? packed : inflate(packed, size)
  if (bytes?.length !== size || crc32(bytes) !== crc) return false
  try {
    zip.expansion.spend(size)
  } catch {
    return true
  }
  const content = { ...bufferContent(name, bytes), expansion: zip.expansion }
  await zip.sink.content(placeWithin(zip.place, name), content)
  return true
}

function inflate(packed: Buffer, size: number): Buffer | undefined {
  try {
    return inflateRawSync(packed, { maxOutputLength: Math.max(size, 1) })
  } catch {
    return undefined
  }
}

async function readSlowly(
  zip: ZipReading,
  member: ZipMember,
  offset: number,
  end: number,
): Promise<number> {
  const { name, method, packedBytes, size, crc } = member
  const decoder =
    method === 0
      ? undefined
      : method === 8
        ? createInflateRaw({ chunkSize: limits.contentChunkBytes })
        : createZstdDecompress()
  const raw = streamRange(zip.access, offset, end)
  const chunks = decoder === undefined ? raw : decodeStream(raw, decoder)
  const consumed = () => decoder?.bytesWritten ?? 0
  let seen = { bytes: 0, crc: 0 }
  async function* counted(): AsyncGenerator<Buffer> {
    for await (const chunk of chunks) {
      seen = { bytes: seen.bytes + chunk.length, crc: crc32(chunk, seen.crc) }
      yield chunk
    }
  }
  const entry = { name, chunks: counted(), size, packedBytes: () => packedBytes ?? consumed() }
  const place = placeWithin(zip.place, name)
  const failure = await handEntry(entry, place, zip.sink, zip.expansion)
  if (failure !== undefined) zip.tally.add(name, failure)
  else if (size !== undefined && seen.bytes < Math.min(size, packedBytes ?? size)) {
    zip.tally.add(name, 'is truncated')
  } else if (packedBytes !== undefined && seen.crc !== crc && seen.bytes > 0) {
    zip.tally.add(name, 'was read, but its checksum is wrong')
  }
  return packedBytes === undefined ? offset + consumed() : end
}

/** Of a truncated archive: what its headers lead to, one after the other. */
async function readWithoutDirectory(zip: ZipReading, known: ReadonlySet<number>): Promise<void> {
  zip.sink.skip(zip.place, 'its directory is missing or broken; its entries were read one by one')
  let offset = await findLocalHeader(zip.access, 0)
  for (let count = 0; offset !== undefined && !zip.expansion.isSpent; count++) {
    if (count >= limits.archiveEntriesMax || zip.tally.total >= limits.brokenEntriesMax) {
      return zip.sink.skip(zip.place, 'is broken in too many places; the rest was not read')
    }
    const header = await readLocalHeader(zip.access, offset)
    let next = offset + 4
    if (header !== undefined) {
      const { member, dataOffset } = header
      const isRead = known.has(offset) || member.isEmpty
      next = isRead
        ? dataOffset + (member.packedBytes ?? 0)
        : await readData(zip, member, dataOffset)
    }
    offset = await findLocalHeader(zip.access, next)
  }
}
