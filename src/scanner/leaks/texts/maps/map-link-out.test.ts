import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { collectLeaks } from '../../../../../test/fixtures/texts/collect-leaks.ts'
import { bufferContent } from '../../content/buffer-content.ts'
import { openFileContent } from '../../content/open-file-content.ts'
import { codeReader } from '../folding/read-code.ts'
import { openSourceMap } from './open-source-map.ts'

const map = { version: 3, sources: ['private.ts'], names: [], mappings: 'AAAA' }
let folder: string

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'keyward-map-out-'))
  await mkdir(join(folder, 'outside'))
  await mkdir(join(folder, 'site', 'own'), { recursive: true })
  await symlink(join(folder, 'outside'), join(folder, 'site', 'maps'))
  for (const at of ['outside', 'site/own']) {
    await writeFile(join(folder, at, 'app.js.map'), JSON.stringify(map))
  }
})
afterAll(() => rm(folder, { recursive: true, force: true }))

async function hasMap(address: string): Promise<boolean> {
  const path = join(folder, 'site', 'app.js')
  await writeFile(path, `x()\n//# sourceMappingURL=${address}`)
  let isThere = false
  const { sink } = collectLeaks()
  const content = await openFileContent(path)
  await codeReader.read(
    content,
    { path, entries: [] },
    {
      ...sink,
      async stream(place, chunks, options) {
        isThere = options?.originalOf?.(1, 1) !== undefined
        await sink.stream(place, chunks, options)
      },
    },
  )
  await content.close()
  return isThere
}

describe('a script that names its map', () => {
  it('is not led out of its folder by a link', async () => {
    expect(await hasMap('own/app.js.map')).toBe(true)
    expect(await hasMap('maps/app.js.map')).toBe(false)
  })

  it('does not hide how long a map is', async () => {
    const many = `\\"${'AAAA,'.repeat(1_100_000)}`
    const hidden = `{"version":3,"sources":["a"],"names":[],"mapping\\u0073":"${many}"}`
    const asked = async () => bufferContent('a.map', Buffer.from(hidden))
    const tail = Buffer.from('//# sourceMappingURL=a.map')
    expect((await openSourceMap(asked, tail))?.(1, 1)).toBeUndefined()
  })
})
