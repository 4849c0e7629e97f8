import { describe, expect, it } from 'vitest'
import { buildAsar } from '../../../../test/fixtures/containers/build-asar.ts'
import { collectFrom } from '../../../../test/fixtures/containers/collect-sink.ts'
import { asarReader } from './asar-reader.ts'

const readers = [asarReader]

describe('asar', () => {
  it('reads files in folders', async () => {
    const archive = buildAsar({ 'package.json': '{}', 'dist/main.js': 'code', 'dist/empty.js': '' })
    const { streams, skips } = await collectFrom(readers, 'app.asar', archive)
    expect(streams).toMatchObject([
      { place: 'app.asar!package.json', text: '{}' },
      { place: 'app.asar!dist/main.js', text: 'code' },
      { place: 'app.asar!dist/empty.js', text: '' },
    ])
    expect(skips).toEqual([])
  })

  it('says what is cut off, and reads a broken one as plain bytes', async () => {
    const archive = buildAsar({ 'a.js': 'some code', 'b.js': 'some more code' })
    const cut = await collectFrom(readers, 'app.asar', archive.subarray(0, -6))
    expect(cut.streams[1]?.text).toBe('some mor')
    expect(cut.skips).toEqual([{ place: 'app.asar!b.js', reason: 'is truncated' }])
    archive.write('x', archive.indexOf('"size"'))
    const broken = await collectFrom(readers, 'app.asar', archive)
    expect(broken.streams[0]?.text).toContain('some code')
    expect(broken.skips).toEqual([{ place: 'app.asar', reason: 'its list of files is broken' }])
  })

  it('is not led out of the archive, nor round in it', async () => {
    const files = { a: { offset: '-5', size: 3 }, b: { offset: '9e99', size: 9 ** 15 }, c: null }
    const { streams } = await collectFrom(readers, 'x.asar', buildAsar({}, files))
    expect(streams.every(({ text }) => text.length <= 3)).toBe(true)
  })
})
