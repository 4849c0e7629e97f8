import { execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { zstdCompressSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { buildZip } from '../../../../test/fixtures/containers/build-zip.ts'
import { collectFrom } from '../../../../test/fixtures/containers/collect-sink.ts'
import { zipReader } from './zip-reader.ts'

const bytes = (text: string) => Buffer.from(text)
const collect = (zip: Buffer, name = 'x.zip') => collectFrom([zipReader], name, zip)

describe('zip', () => {
  it('hands over every entry, stored, deflated or written as a stream, by its place', async () => {
    const { streams, skips, opened } = await collect(
      buildZip([
        { name: 'assets/a.js', bytes: bytes('stored'), stored: true },
        { name: 'b.txt', bytes: bytes('deflated') },
        { name: 'c.txt', bytes: bytes('streamed'), streamed: true },
        { name: 'empty.txt', bytes: bytes('') },
        { name: 'd.txt', bytes: zstdCompressSync(bytes('newer')), method: 93, size: 5 },
      ]),
    )
    expect(streams.map(({ place, text }) => [place, text])).toEqual([
      ['x.zip!assets/a.js', 'stored'],
      ['x.zip!b.txt', 'deflated'],
      ['x.zip!c.txt', 'streamed'],
      ['x.zip!empty.txt', ''],
      ['x.zip!d.txt', 'newer'],
    ])
    expect(skips).toEqual([{ place: 'x.zip!d.txt', reason: expect.stringContaining('checksum') }])
    expect(opened).toEqual(['x.zip'])
  })

  it('reads archives within archives, as applications for phones are', async () => {
    const dex = buildZip([{ name: 'classes.dex', bytes: bytes('dex') }])
    const bundle = buildZip([
      { name: 'base.apk', bytes: dex, stored: true },
      { name: 'Payload/lib.jar', bytes: dex },
    ])
    const { streams } = await collect(bundle, 'app.xapk')
    expect(streams.map(({ place }) => place)).toEqual([
      'app.xapk!base.apk!classes.dex',
      'app.xapk!Payload/lib.jar!classes.dex',
    ])
  })

  it('reads long entries as streams', async () => {
    const long = Buffer.alloc(20_000_000, 'some text that goes on and on, ')
    const { streams, skips } = await collect(buildZip([{ name: 'long', bytes: long }]))
    expect(streams[0]?.text.startsWith('some text')).toBe(true)
    expect(skips).toEqual([])
  })

  it('keeps names that stand there twice', async () => {
    const twice = ['one', 'two'].map((text) => ({ name: 'same.txt', bytes: bytes(text) }))
    const { streams } = await collect(buildZip(twice))
    expect(streams.map(({ text }) => text)).toEqual(['one', 'two'])
  })

  it('says what it does not read: encrypted entries and methods of old', async () => {
    const { streams, skips } = await collect(
      buildZip([
        { name: 'secret', bytes: bytes('x'), flags: 1, stored: true, crc: 1 },
        { name: 'no secret', bytes: bytes('text'), flags: 1 },
        { name: 'lzma', bytes: bytes('x'), method: 14 },
        { name: 'odd', bytes: bytes('x'), method: 77 },
        { name: 'plain', bytes: bytes('text') },
      ]),
    )
    expect(streams.map(({ place }) => place)).toEqual(['x.zip!no secret', 'x.zip!plain'])
    expect(skips).toEqual([
      { place: 'x.zip!secret', reason: 'is encrypted' },
      { place: 'x.zip!lzma', reason: 'is compressed by LZMA, which is not read' },
      { place: 'x.zip!odd', reason: 'is compressed by 77, which is not read' },
    ])
  })

  it('tells a wrong checksum, and reads the entry all the same', async () => {
    const { streams, skips } = await collect(buildZip([{ name: 'a', bytes: bytes('x'), crc: 1 }]))
    expect(streams[0]?.text).toBe('x')
    expect(skips).toEqual([{ place: 'x.zip!a', reason: 'was read, but its checksum is wrong' }])
  })

  it('tells the first of many entries that it cannot read, and how many more', async () => {
    const many = Array.from({ length: 50 }, (_, n) => ({
      name: `${n}`,
      bytes: bytes('x'),
      flags: 1,
      crc: 1,
    }))
    const { skips } = await collect(buildZip(many))
    expect(skips).toHaveLength(21)
    expect(skips.at(-1)?.reason).toBe('has 30 more such entries: each is encrypted')
  })

  it('reads an extension for Chrome', async () => {
    const header = Buffer.alloc(12 + 5)
    header.write('Cr24', 0)
    header.writeUInt32LE(3, 4)
    header.writeUInt32LE(5, 8)
    const zip = buildZip([{ name: 'background.js', bytes: bytes('code') }])
    const { streams } = await collect(Buffer.concat([header, zip]), 'x.crx')
    expect(streams).toMatchObject([{ place: 'x.crx!background.js', text: 'code' }])
  })
})

describe('zip by another program', () => {
  const directory = mkdtempSync(join(tmpdir(), 'zip-test-'))
  mkdirSync(join(directory, 'sub'))
  writeFileSync(join(directory, 'sub/a.txt'), 'text '.repeat(1000))
  writeFileSync(join(directory, 'ünï.txt'), 'name')
  const python = (script: string) =>
    execFileSync('python3', ['-c', `import sys, zipfile\n${script}`], { cwd: directory })
  const members = "for name in ('sub/a.txt', 'ünï.txt'): z.write(name)"
  const create = (how: string) => `with zipfile.ZipFile(${how}) as z:\n  ${members}`

  const programs: Readonly<Record<string, () => Buffer>> = {
    stored: () => python(create("sys.stdout.buffer, 'w'")),
    deflated: () => python(create("sys.stdout.buffer, 'w', zipfile.ZIP_DEFLATED")),
    'deflated in a file': () => {
      python(create("'out.zip', 'w', zipfile.ZIP_DEFLATED"))
      return readFileSync(join(directory, 'out.zip'))
    },
    'with 64 bit': () =>
      python(
        "z = zipfile.ZipFile('64.zip', 'w', zipfile.ZIP_DEFLATED)\n" +
          "for name in ('sub/a.txt', 'ünï.txt'):\n" +
          "  with z.open(name, 'w', force_zip64=True) as f: f.write(open(name, 'rb').read())\n" +
          "z.close(); sys.stdout.buffer.write(open('64.zip', 'rb').read())",
      ),
  }
  for (const [name, build] of Object.entries(programs)) {
    it(`reads what Python writes ${name}`, async () => {
      const { streams, skips } = await collect(build())
      const found = streams.map(({ place, text }) => [place, text.length])
      expect(found).toContainEqual(['x.zip!sub/a.txt', 5000])
      expect(found).toContainEqual(['x.zip!ünï.txt', 4])
      expect(skips).toEqual([])
    })
  }
})
