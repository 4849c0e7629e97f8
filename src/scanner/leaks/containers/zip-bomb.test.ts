import { createGzip, deflateRawSync, gzipSync, zstdCompressSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { buildTar } from '../../../../test/fixtures/containers/build-tar.ts'
import {
  buildCentral,
  buildEnd,
  buildLocal,
  buildZip,
  type ZipEntry,
} from '../../../../test/fixtures/containers/build-zip.ts'
import { type Collected, collectSink } from '../../../../test/fixtures/containers/collect-sink.ts'
import { limits } from '../../../base/limits.ts'
import { MIB } from '../../../base/units.ts'
import { bufferContent } from '../content/buffer-content.ts'
import { BOMB } from '../content/expansion.ts'
import { streamContent } from '../content/stream-content.ts'
import { gzipReader, zstdReader } from './compressed-readers.ts'
import { tarReader } from './tar-reader.ts'
import { zipReader } from './zip-reader.ts'

const readers = [zipReader, gzipReader, zstdReader, tarReader]

interface Weighed extends Collected {
  /** What came out of all streams. */
  readonly bytes: number
}

async function collect(name: string, content: Buffer | AsyncIterable<Buffer>): Promise<Weighed> {
  const collected = collectSink(readers)
  let bytes = 0
  const { stream } = collected.sink
  collected.sink.stream = (place, chunks, options) => stream(place, count(chunks), options)
  async function* count(chunks: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
    for await (const chunk of chunks) {
      bytes += chunk.length
      yield chunk
    }
  }
  const opened = Buffer.isBuffer(content)
    ? bufferContent(name, content)
    : streamContent(name, content)
  await collected.read(opened, { path: name, entries: [] })
  await opened.close()
  return { ...collected, bytes }
}

const reasons = ({ skips }: Collected) => [...new Set(skips.map(({ reason }) => reason))]
const zeros = Buffer.alloc(100 * MIB)

describe('zip bombs', () => {
  it('stops early in ten gigabytes of zeros, in little memory', async () => {
    const gzip = createGzip()
    async function* bomb(): AsyncGenerator<Buffer> {
      for await (const chunk of gzip) yield chunk
    }
    const feed = (left: number): void => {
      if (left === 0) gzip.end()
      else gzip.write(zeros, () => feed(left - 1))
    }
    feed(100)
    const before = process.memoryUsage().rss
    const result = await collect('zeros.gz', bomb())
    expect(result.bytes).toBeLessThan(limits.entryUnpackedBytesMin + MIB)
    expect(reasons(result)).toEqual([BOMB])
    expect(process.memoryUsage().rss - before).toBeLessThan(300 * MIB)
  })

  it('stops in an entry that is nothing but zeros, and reads the others', async () => {
    const result = await collect(
      'x.zip',
      buildZip([
        { name: 'zeros', bytes: zeros },
        { name: 'text', bytes: Buffer.from('text') },
      ]),
    )
    expect(result.bytes).toBeLessThan(limits.entryUnpackedBytesMin + MIB)
    expect(result.skips).toEqual([{ place: 'x.zip!zeros', reason: BOMB }])
    expect(result.streams.at(-1)?.text).toBe('text')
  })

  it('stops in zeros by a method that packs them better', async () => {
    const result = await collect('zeros.zst', zstdCompressSync(zeros))
    expect(result.bytes).toBeLessThan(limits.entryUnpackedBytesMin + MIB)
    expect(reasons(result)).toEqual([BOMB])
  })

  it('stops in many entries that are each too small to be conspicuous', async () => {
    const bytes = zeros.subarray(0, 60 * MIB)
    const packed = deflateRawSync(bytes)
    const entry = (n: number) => ({ name: `${n}`, bytes: packed, method: 8 })
    const many = Array.from({ length: 200 }, (_, n) => entry(n))
    const archive = gzipSync(buildRaw(many, bytes))
    const result = await collect('x.zip.gz', archive)
    expect(result.bytes).toBeLessThan(limits.unpackedBytesMin + MIB)
    expect(reasons(result)).toContain(BOMB)
  }, 60_000)

  it('stops in archives within archives that multiply', async () => {
    let archive = buildZip(many(16, zeros.subarray(0, 15 * MIB)))
    for (let depth = 0; depth < 4; depth++) archive = buildZip(many(16, archive))
    const result = await collect('42.zip', archive)
    expect(result.bytes).toBeLessThan(limits.unpackedBytesMin + MIB)
    expect(reasons(result)).toContain(BOMB)
  }, 60_000)

  it('stops in files of a tar archive that gzip makes small', async () => {
    const tar = buildTar([
      { name: 'a', bytes: Buffer.alloc(10 * MIB) },
      { name: 'b', bytes: zeros },
    ])
    const result = await collect('x.tgz', gzipSync(tar))
    expect(result.bytes).toBeLessThan(limits.entryUnpackedBytesMin + MIB)
    expect(reasons(result)).toContain(BOMB)
  })

  it('has enough of more entries than any archive has', async () => {
    const one = buildTar([{ name: 'e' }]).subarray(0, 512)
    const thousand = Buffer.concat(Array.from({ length: 1_000 }, () => one))
    async function* entries(): AsyncGenerator<Buffer> {
      for (let n = 0; n <= limits.archiveEntriesMax; n += 1_000) yield thousand
    }
    const result = await collect('x.tar', entries())
    expect(result.contents).toHaveLength(limits.archiveEntriesMax)
    expect(reasons(result)).toEqual([`has more than ${limits.archiveEntriesMax} entries`])
  }, 60_000)
})

describe('entries that overlap', () => {
  it('reads the first of those that share their bytes, and says so', async () => {
    const kernel: ZipEntry = { name: 'a', bytes: zeros.subarray(0, 20 * MIB) }
    const local = buildLocal(kernel)
    const central = buildCentral(kernel, 0)
    const directory = Buffer.concat(Array.from({ length: 500 }, () => central))
    const end = buildEnd(500, directory.length, local.length)
    const result = await collect('x.zip', Buffer.concat([local, directory, end]))
    expect(result.bytes).toBe(20 * MIB)
    expect(reasons(result)).toEqual(['499 entries overlap others and were not read'])
  })

  it('reads the outermost of those that quote the headers of each other', async () => {
    const inner = buildLocal({ name: 'inner', bytes: Buffer.from('kernel'), stored: true })
    const outer: ZipEntry = { name: 'outer', bytes: inner, stored: true }
    const local = buildLocal(outer)
    const directory = Buffer.concat([
      buildCentral(outer, 0),
      buildCentral({ name: 'inner', bytes: Buffer.from('kernel'), stored: true }, 30 + 5),
    ])
    const end = buildEnd(2, directory.length, local.length)
    const result = await collect('x.zip', Buffer.concat([local, directory, end]))
    expect(result.contents).toEqual(['x.zip!outer', 'x.zip!outer!inner'])
    expect(reasons(result)).toContain('1 entries overlap others and were not read')
  })
})

describe('an entry that claims to be longer than the archive', () => {
  it('does not hide the others', async () => {
    const archive = buildZip([
      { name: 'long', bytes: Buffer.from('liar'), stored: true },
      { name: 'short', bytes: Buffer.from('text'), stored: true },
    ])
    archive.writeUInt32LE(2 ** 32 - 2, archive.readUInt32LE(archive.length - 6) + 20)
    const result = await collect('x.zip', archive)
    expect(result.streams.at(-1)).toMatchObject({ place: 'x.zip!short', text: 'text' })
    expect(result.skips).toEqual([{ place: 'x.zip!long', reason: expect.any(String) }])
  })
})

function many(count: number, bytes: Buffer): ZipEntry[] {
  return Array.from({ length: count }, (_, n) => ({ name: `${n}.zip`, bytes }))
}

/** Entries whose bytes are packed already: packing each again takes its time. */
function buildRaw(entries: readonly ZipEntry[], unpacked: Buffer): Buffer {
  const [first] = entries
  if (first === undefined) return Buffer.alloc(0)
  const locals: Buffer[] = []
  const directory: Buffer[] = []
  const real = buildLocal({ name: '000', bytes: unpacked })
  let offset = 0
  for (const { name } of entries) {
    const local = Buffer.from(real)
    local.write(name.padStart(3, '0'), 30)
    locals.push(local)
    offset += local.length
  }
  const central = buildCentral({ name: '000', bytes: unpacked }, 0)
  for (const [index, { name }] of entries.entries()) {
    const each = Buffer.from(central)
    each.write(name.padStart(3, '0'), 46)
    each.writeUInt32LE(index * real.length, 42)
    directory.push(each)
  }
  const joined = Buffer.concat(directory)
  return Buffer.concat([...locals, joined, buildEnd(entries.length, joined.length, offset)])
}
