import { mkdtempSync, readdirSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { buildTar } from '../../../../test/fixtures/containers/build-tar.ts'
import { buildZip } from '../../../../test/fixtures/containers/build-zip.ts'
import { collectFrom } from '../../../../test/fixtures/containers/collect-sink.ts'
import { tarReader } from './tar-reader.ts'
import { zipReader } from './zip-reader.ts'

const readers = [zipReader, tarReader]
const outside = mkdtempSync(join(tmpdir(), 'outside-'))
const text = Buffer.from('text')

const names = [
  '../../../../escape.txt',
  `${outside}/absolute.txt`,
  '..\\..\\windows.txt',
  'C:\\windows.txt',
  'a/./../../b.txt',
]

describe('names that lead out of the archive', () => {
  it('are shown as they stand, and never written to', async () => {
    const entries = names.map((name) => ({ name, bytes: text }))
    for (const [name, archive] of [
      ['x.zip', buildZip(entries)],
      ['x.tar', buildTar(entries)],
    ] as const) {
      const { streams, skips } = await collectFrom(readers, name, archive)
      expect(streams.map(({ place }) => place.replaceAll('\\', '/'))).toEqual(
        names.map((each) => `${name}!${each.replaceAll('\\', '/')}`),
      )
      expect(skips).toEqual([])
    }
    expect(readdirSync(outside)).toEqual([])
  })

  it('cannot command a terminal, nor fill it', async () => {
    const entries = [`\x1b[2J\r\n${'\u202e'}gpj.exe`, 'x'.repeat(60_000), ''].map((name) => ({
      name,
      bytes: text,
    }))
    const { streams } = await collectFrom(readers, 'x.zip', buildZip(entries))
    expect(streams[0]?.place).toBe('x.zip!\\u001b[2J\\u000d\\n\\u202egpj.exe')
    expect(streams[1]?.place).toHaveLength(6 + 1_024)
    expect(streams[2]?.place).toBe('x.zip!(no name)')
  })

  it('are not followed where an entry is a link', async () => {
    const link = { name: 'link', bytes: Buffer.from('/etc/passwd'), mode: 0o120777 }
    const within = { name: 'link/passwd', bytes: text }
    const zip = await collectFrom(readers, 'x.zip', buildZip([link, within]))
    expect(zip.streams).toMatchObject([{ place: 'x.zip!link/passwd', text: 'text' }])
    const tar = await collectFrom(
      readers,
      'x.tar',
      buildTar([{ name: 'link', type: '2', linkTo: '/etc/passwd' }, within]),
    )
    expect(tar.streams).toMatchObject([{ place: 'x.tar!link/passwd', text: 'text' }])
  })
})
