import { randomBytes } from 'node:crypto'
import { gzipSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { buildTar } from '../../../../test/fixtures/containers/build-tar.ts'
import { buildZip } from '../../../../test/fixtures/containers/build-zip.ts'
import { collectFrom } from '../../../../test/fixtures/containers/collect-sink.ts'
import { gzipReader } from './compressed-readers.ts'
import { tarReader } from './tar-reader.ts'
import { zipReader } from './zip-reader.ts'

const readers = [zipReader, gzipReader, tarReader]
const noise = Buffer.from(randomBytes(1_500).toString('hex'))
const entries = [
  { name: 'first.txt', bytes: Buffer.from('the first') },
  { name: 'noise.txt', bytes: noise },
  { name: 'streamed.txt', bytes: noise, streamed: true },
  { name: 'stored.txt', bytes: noise, stored: true },
  { name: 'inner.zip', bytes: buildZip([{ name: 'deep.txt', bytes: noise }]), stored: true },
]

const archives: Readonly<Record<string, Buffer>> = {
  'x.zip': buildZip(entries),
  'x.tar': buildTar(entries),
  'x.tgz': gzipSync(buildTar(entries)),
}

describe('broken archives', () => {
  for (const [name, archive] of Object.entries(archives)) {
    it(`reads what is left of ${name}, wherever it is cut, and says so`, async () => {
      for (let length = 600; length < archive.length - 1_100; length += 100) {
        const { streams, skips } = await collectFrom(readers, name, archive.subarray(0, length))
        expect(streams[0]?.text).toContain('the first')
        expect(skips, `cut at ${length}`).not.toEqual([])
      }
    })

    it(`never throws when bytes of ${name} are others`, async () => {
      for (let round = 0; round < 300; round++) {
        const broken = Buffer.from(archive)
        const [at = 0, ...values] = randomBytes(9)
        const offset = Math.trunc((at / 256) * broken.length)
        for (const [index, value] of values.entries()) {
          const place = round % 2 === 0 ? offset + index : (offset * (index + 1)) % broken.length
          if (place < broken.length) broken[place] = value
        }
        await collectFrom(readers, name, broken)
      }
    })
  }

  it('never throws on noise with the mark of an archive', async () => {
    for (const mark of ['PK\x03\x04', 'PK\x05\x06', 'Cr24\x03\0\0\0', '\x1f\x8b\x08', '']) {
      for (let round = 0; round < 100; round++) {
        const bytes = Buffer.concat([Buffer.from(mark, 'latin1'), randomBytes(2_000)])
        await collectFrom(readers, 'noise', bytes)
      }
    }
  })

  it('gives up on noise that is full of marks', async () => {
    const header = buildZip([{ name: 'x', bytes: noise, streamed: true }]).subarray(0, 40)
    const { skips } = await collectFrom(readers, 'x.zip', Buffer.alloc(4_000_000, header))
    const reasons = skips.map(({ reason }) => reason)
    expect(reasons).toContain('is broken in too many places; the rest was not read')
  })

  it('reads entries of which the directory tells nothing any more', async () => {
    const zip = buildZip(entries)
    const directory = zip.readUInt32LE(zip.length - 6)
    zip.fill(0, directory)
    const { streams, skips } = await collectFrom(readers, 'x.zip', zip)
    expect(streams.map(({ place, text }) => [place, text.length])).toEqual([
      ['x.zip!first.txt', 9],
      ['x.zip!noise.txt', noise.length],
      ['x.zip!streamed.txt', noise.length],
      ['x.zip!stored.txt', noise.length],
      ['x.zip!inner.zip!deep.txt', noise.length],
    ])
    expect(skips).toEqual([{ place: 'x.zip', reason: expect.stringContaining('directory') }])
  })
})
