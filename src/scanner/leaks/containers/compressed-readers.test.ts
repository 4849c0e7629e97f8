import { execFileSync } from 'node:child_process'
import { brotliCompressSync, gzipSync, zstdCompressSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { buildTar } from '../../../../test/fixtures/containers/build-tar.ts'
import { collectFrom, collectSink } from '../../../../test/fixtures/containers/collect-sink.ts'
import { streamContent } from '../content/stream-content.ts'
import { brotliReader, gzipReader, zstdReader } from './compressed-readers.ts'
import { tarReader } from './tar-reader.ts'
import { unreadReader } from './unread-reader.ts'

const readers = [gzipReader, zstdReader, tarReader, unreadReader, brotliReader]
const lines = Buffer.from(Array.from({ length: 50_000 }, (_, n) => `line ${n}\n`).join(''))

const compressions: Readonly<Record<string, (bytes: Buffer) => Buffer>> = {
  gz: gzipSync,
  zst: zstdCompressSync,
  br: brotliCompressSync,
}

describe('compressed files', () => {
  for (const [suffix, compress] of Object.entries(compressions)) {
    it(`reads .${suffix}, and names what is within`, async () => {
      const packed = compress(lines)
      const { streams, skips } = await collectFrom(readers, `logs/app.log.1.${suffix}`, packed)
      expect(streams).toMatchObject([
        { place: `app.log.1.${suffix}!app.log.1`, text: String(lines) },
      ])
      expect(skips).toEqual([])
    })

    it(`reads a truncated .${suffix} as far as it goes, and says so`, async () => {
      const packed = compress(lines)
      const half = packed.subarray(0, packed.length / 2)
      const { streams, skips } = await collectFrom(readers, `a.${suffix}`, half)
      expect(streams[0]?.text.startsWith('line 0\nline 1\n')).toBe(true)
      expect(skips).toEqual([{ place: `a.${suffix}`, reason: expect.stringMatching(/truncated/) }])
    })

    it(`says that a .${suffix} is broken`, async () => {
      const packed = Buffer.from(compress(lines))
      packed.subarray(packed.length >> 1, -20).fill(0xff)
      const { skips } = await collectFrom(readers, `a.${suffix}`, packed)
      expect(skips[0]?.reason).toMatch(/is broken: its compressed data makes no sense|truncated/)
    })
  }

  it('reads all members of a file to which more was appended', async () => {
    const packed = Buffer.concat([gzipSync('one\n'), gzipSync('two\n')])
    const { streams } = await collectFrom(readers, 'a.gz', packed)
    expect(streams[0]?.text).toBe('one\ntwo\n')
  })

  it('reads what gzip writes', async () => {
    const packed = execFileSync('gzip', ['-c'], { input: lines, maxBuffer: 10_000_000 })
    const { streams } = await collectFrom(readers, 'x', packed)
    expect(streams[0]?.text).toBe(String(lines))
  })

  it('reads a long stream of unknown length that is packed well', async () => {
    const part = gzipSync(Buffer.alloc(30_000_000, lines))
    async function* source() {
      for (let n = 0; n < 40; n++) yield part
    }
    const { read, skips, contents } = collectSink(readers)
    await read(streamContent('stdin', source()), { path: 'stdin', entries: [] })
    expect({ skips, contents }).toEqual({ skips: [], contents: ['stdin!stdin'] })
  })

  it('says which archives it does not read', async () => {
    for (const form of ['bz2', 'lzma']) {
      const script = `import ${form}, sys; sys.stdout.buffer.write(${form}.compress(b'text'))`
      const packed = execFileSync('python3', ['-c', script])
      const { skips, streams } = await collectFrom(readers, 'x', packed)
      expect(streams).toEqual([])
      expect(skips[0]?.reason).toMatch(/^is an archive of the form \w+, which is not read$/)
    }
  })

  it('reads tar within gzip', async () => {
    const packed = gzipSync(buildTar([{ name: 'package/index.js', bytes: lines }]))
    const { streams } = await collectFrom(readers, 'x-1.0.tgz', packed)
    expect(streams).toMatchObject([
      { place: 'x-1.0.tgz!x-1.0.tar!package/index.js', text: String(lines) },
    ])
  })
})
