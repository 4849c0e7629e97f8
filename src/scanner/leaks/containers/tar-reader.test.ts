import { execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { buildTar } from '../../../../test/fixtures/containers/build-tar.ts'
import { collectFrom } from '../../../../test/fixtures/containers/collect-sink.ts'
import { tarReader } from './tar-reader.ts'

const bytes = (text: string) => Buffer.from(text)
const collect = (tar: Buffer) => collectFrom([tarReader], 'x.tar', tar)

describe('tar', () => {
  it('hands over files, and nothing of links, devices and directories', async () => {
    const { streams, skips } = await collect(
      buildTar([
        { name: 'dir/', type: '5' },
        { name: 'dir/a.txt', bytes: bytes('text') },
        { name: 'dir/link', type: '2', linkTo: '/etc/passwd' },
        { name: 'dir/hard', type: '1', linkTo: 'dir/a.txt' },
        { name: 'null', type: '3' },
        { name: 'empty.txt' },
        { name: 'dir/b.txt', bytes: bytes('x'.repeat(5_000)) },
      ]),
    )
    expect(streams.map(({ place, text }) => [place, text.length])).toEqual([
      ['x.tar!dir/a.txt', 4],
      ['x.tar!empty.txt', 0],
      ['x.tar!dir/b.txt', 5_000],
    ])
    expect(skips).toEqual([])
  })

  it('goes on behind the end, where another archive was appended', async () => {
    const one = buildTar([{ name: 'a', bytes: bytes('one') }])
    const two = buildTar([{ name: 'b', bytes: bytes('two') }])
    const { streams } = await collect(Buffer.concat([one, two]))
    expect(streams.map(({ text }) => text)).toEqual(['one', 'two'])
  })

  it('reads archives within archives', async () => {
    const inner = buildTar([{ name: 'deep.txt', bytes: bytes('text') }])
    const { streams } = await collect(buildTar([{ name: 'layer.tar', bytes: inner }]))
    expect(streams).toMatchObject([{ place: 'x.tar!layer.tar!deep.txt', text: 'text' }])
  })

  const directory = mkdtempSync(join(tmpdir(), 'tar-test-'))
  const long = `${'long-directory-name-'.repeat(4)}/${'and-a-file-name-'.repeat(5)}.txt`
  mkdirSync(join(directory, long, '..'), { recursive: true })
  writeFileSync(join(directory, long), 'long name')
  writeFileSync(join(directory, 'ünï.txt'), 'text '.repeat(1000))
  symlinkSync('ünï.txt', join(directory, 'link'))
  writeFileSync(join(directory, 'sparse'), 'begins, and then nothing')
  truncateSync(join(directory, 'sparse'), 5_000_000)

  for (const format of ['gnu', 'pax', 'ustar', 'oldgnu']) {
    it(`reads what tar writes as ${format}`, async () => {
      const sparse = format === 'ustar' ? [] : ['--sparse']
      const args = ['-c', `--format=${format}`, ...sparse, '.']
      const tar = execFileSync('tar', args, { cwd: directory, maxBuffer: 20_000_000 })
      const { streams, skips } = await collect(tar)
      const texts = new Map(streams.map(({ place, text }) => [place, text]))
      expect(texts.get(`x.tar!./${long}`)).toBe('long name')
      expect(texts.get('x.tar!./ünï.txt')?.length).toBe(5_000)
      expect(streams.some(({ text }) => text.includes('begins, and then nothing'))).toBe(true)
      expect(skips).toEqual([])
    })
  }

  it('reads what Python writes', async () => {
    const script = 'import tarfile,sys; t=tarfile.open(fileobj=sys.stdout.buffer,mode="w|");'
    const args = ['-c', `${script} t.add("."); t.close()`]
    const tar = execFileSync('python3', args, { cwd: directory, maxBuffer: 20_000_000 })
    const { streams, skips } = await collect(tar)
    expect(streams.map(({ place }) => place)).toContain(`x.tar!./${long}`)
    expect(skips).toEqual([])
  })
})
