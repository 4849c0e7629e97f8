import { gzipSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { buildTar } from '../../../../test/fixtures/containers/build-tar.ts'
import { collectFrom } from '../../../../test/fixtures/containers/collect-sink.ts'
import { arReader } from './ar-reader.ts'
import { gzipReader } from './compressed-readers.ts'
import { tarReader } from './tar-reader.ts'

const readers = [arReader, gzipReader, tarReader]

describe('ar', () => {
  const tar = buildTar([{ name: './etc/shop.conf', bytes: Buffer.from('text') }])
  const data = gzipSync(tar)
  const header = (name: string, size: number) =>
    Buffer.from(`${name.padEnd(48)}${String(size).padEnd(10)}\`\n`)
  const odd = Buffer.alloc(data.length % 2, '\n')
  const archive = Buffer.concat([
    Buffer.from('!<arch>\n'),
    header('debian-binary', 4),
    Buffer.from('2.0\n'),
    header('data.tar.gz', data.length),
    data,
    odd,
  ])

  it('reads a package of Debian', async () => {
    const { streams, skips } = await collectFrom(readers, 'x.deb', archive)
    expect(streams).toMatchObject([
      { place: 'x.deb!debian-binary', text: '2.0\n' },
      { place: 'x.deb!data.tar.gz!data.tar!./etc/shop.conf', text: 'text' },
    ])
    expect(skips).toEqual([])
  })

  it('says where it is cut, wherever that is', async () => {
    for (let length = 10; length < archive.length - 1; length += 7) {
      const { skips } = await collectFrom(readers, 'x.deb', archive.subarray(0, length))
      expect(skips, `cut at ${length}`).not.toEqual([])
    }
  })
})
