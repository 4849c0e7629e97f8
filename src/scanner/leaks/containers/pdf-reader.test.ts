import { deflateSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { buildPdf } from '../../../../test/fixtures/containers/build-pdf.ts'
import { buildZip } from '../../../../test/fixtures/containers/build-zip.ts'
import { collectFrom } from '../../../../test/fixtures/containers/collect-sink.ts'
import { MIB } from '../../../base/units.ts'
import { pdfReader } from './apart-readers.ts'
import { zipReader } from './zip-reader.ts'

const readers = [pdfReader, zipReader]
const collect = (pdf: Buffer) => collectFrom(readers, 'report.pdf', pdf)

describe('pdf', () => {
  it('reads its text page by page, its links and properties', async () => {
    const pdf = buildPdf(
      [{ text: 'the first' }, { text: 'the second', link: 'https://example.com/?key=value' }],
      { Title: 'a title', Keywords: 'some words' },
    )
    const { streams, skips } = await collect(pdf)
    const texts = Object.fromEntries(streams.map(({ place, text }) => [place, text]))
    expect(texts['report.pdf!page 1']).toMatch(/^the first\n/)
    expect(texts['report.pdf!page 2']).toMatch(/^the second\nhttps:\/\/example.com\/\?key=value\n/)
    expect(texts['report.pdf!properties']).toContain('Title=a title\n')
    expect(skips).toEqual([])
  })

  it('reads one within an archive', async () => {
    const zip = buildZip([{ name: 'doc/a.pdf', bytes: buildPdf([{ text: 'within' }]) }])
    const { streams } = await collectFrom(readers, 'x.zip', zip)
    expect(streams[0]).toMatchObject({ place: 'x.zip!doc/a.pdf!page 1' })
    expect(streams[0]?.text).toMatch(/^within\n/)
  })

  it('says when one is broken, and reads what is left', async () => {
    const pdf = buildPdf(Array.from({ length: 30 }, (_, n) => ({ text: `number ${n}` })))
    const half = await collect(pdf.subarray(0, pdf.length / 2))
    expect(half.skips).not.toEqual([])
    const noise = await collect(Buffer.concat([Buffer.from('%PDF-1.7\n'), Buffer.alloc(5_000, 7)]))
    expect(noise.skips).toEqual([{ place: 'report.pdf', reason: 'is broken' }])
  })

  it('takes no more memory than it may for what unpacks without end', async () => {
    const once = deflateSync(Buffer.alloc(1_500 * MIB))
    const pdf = buildPdf([{ text: '', content: deflateSync(once), filters: 2 }])
    expect(pdf.length).toBeLessThan(100_000)
    const { skips } = await collect(pdf)
    expect(skips[0]?.reason).toMatch(/needs more memory|takes too long/)
  }, 60_000)

  it('takes no more time than it may for what is drawn without end', async () => {
    const show = Buffer.from('BT /F1 1 Tf (x) Tj ET '.repeat(12_000_000))
    const pdf = buildPdf([{ text: '', content: deflateSync(show) }, { text: 'another' }])
    const { skips } = await collect(pdf)
    expect(skips[0]?.reason).toMatch(/needs more memory|takes too long/)
  }, 60_000)
})
