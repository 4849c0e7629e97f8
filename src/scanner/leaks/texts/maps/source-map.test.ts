import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { build } from 'esbuild'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { collectLeaks, readText } from '../../../../../test/fixtures/texts/collect-leaks.ts'
import { sampleText } from '../../../secrets/sample-secret.ts'
import { bufferContent } from '../../content/buffer-content.ts'
import { openFileContent } from '../../content/open-file-content.ts'
import type { Position } from '../../place.ts'
import { codeReader } from '../folding/read-code.ts'
import { cleanSourceName } from './clean-source-name.ts'
import { openSourceMap } from './open-source-map.ts'
import { sourceMapReader } from './read-source-map.ts'

const secret = `${'sk_'}live_${sampleText(24)}`
let folder: string

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'keyward-maps-'))
  await writeFile(
    join(folder, 'config.ts'),
    `export type T = 1\n\nexport const key: string =\n  '${secret}'\n`,
  )
  await writeFile(
    join(folder, 'main.ts'),
    "import { key } from './config'\nfetch('/x', { body: key })\n",
  )
})
afterAll(() => rm(folder, { recursive: true, force: true }))

async function bundle(sourcemap: 'linked' | 'inline' | 'external'): Promise<string> {
  const outfile = join(folder, sourcemap, 'app.js')
  const entryPoints = [join(folder, 'main.ts')]
  await build({ entryPoints, outfile, sourcemap, bundle: true, minify: true, format: 'esm' })
  return outfile
}

/** The original of the place at which the secret stands in the bundle. */
async function readBundle(path: string) {
  const collection = collectLeaks()
  let original: Position['original']
  const text = await readFile(path, 'utf8')
  const line = text.slice(0, text.indexOf(secret)).split('\n').length
  const column = text.indexOf(secret) - text.lastIndexOf('\n', text.indexOf(secret))
  const sink = {
    ...collection.sink,
    async stream(...[place, chunks, options]: Parameters<typeof collection.sink.stream>) {
      original = options?.originalOf?.(line, column)
      await collection.sink.stream(place, chunks, options)
    },
  }
  const content = await openFileContent(path)
  await codeReader.read(content, { path: 'app.js', entries: [] }, sink)
  await content.close()
  return { ...collection, original }
}

describe('a bundle of a real bundler', () => {
  for (const kind of ['linked', 'inline', 'external'] as const) {
    it(`leads to the line of the source: ${kind} map`, async () => {
      const { original, contents } = await readBundle(await bundle(kind))
      expect(original?.path).toMatch(/config\.ts$/)
      expect(original?.line).toBe(4)
      expect(original?.column).toBe(3)
      expect(contents.map(({ within }) => within)).toEqual(
        kind === 'inline' ? ['app.js!source map'] : [],
      )
    })
  }

  it('leads there from the web as well, where the map came with the script', async () => {
    const path = await bundle('linked')
    const bytes = await readFile(path)
    const sourceMap = await readFile(`${path}.map`)
    let original: Position['original']
    const { sink } = collectLeaks()
    const place = { path: 'https://shop.example.com/app.js', entries: [] }
    const content = { ...bufferContent('app.js', bytes), sourceMap }
    await codeReader.read(content, place, {
      ...sink,
      async stream(_, __, options) {
        original = options?.originalOf?.(1, bytes.indexOf(secret) + 1)
      },
    })
    expect(original).toMatchObject({ line: 4 })
  })

  it('has a map whose sources are contents of their own, called as in the bundle', async () => {
    const path = await bundle('linked')
    const map = await readFile(`${path}.map`)
    const { contents, opened } = await readText(sourceMapReader, 'app.js.map', map)
    const { original } = await readBundle(path)
    expect(opened).toEqual(['app.js.map'])
    const held = contents.filter(({ text }) => text.includes(secret))
    expect(held.map(({ within }) => within)).toEqual([`app.js.map!${original?.path}`])
  })
})

const NAMES = [
  ['webpack://shop/./src/config.ts?1a2b', 'src/config.ts'],
  ['webpack:///src/a b.vue', 'src/a b.vue'],
  ['../../src/main.tsx', 'src/main.tsx'],
  ['/@fs/srv/app/x.ts', 'srv/app/x.ts'],
  ['https://cdn.example.org/js/x.js', 'js/x.js'],
  ['webpack://_N_E/(app)/./page.tsx', 'page.tsx'],
  ['\0vite/preload-helper', 'vite/preload-helper'],
  ['a\u001b[31m\nb.ts', 'a\\u001b[31m\\nb.ts'],
  ['', 'source 1'],
  [7, 'source 1'],
] as const

describe('names of sources', () => {
  it.each(NAMES)('%s is shown as %s', (name, shown) => {
    expect(cleanSourceName(name, 0)).toBe(shown)
  })
})

async function open(map: unknown, tail = '//# sourceMappingURL=app.js.map') {
  const bytes = Buffer.from(typeof map === 'string' ? map : JSON.stringify(map))
  const asked: string[] = []
  const originalOf = await openSourceMap(async (name) => {
    asked.push(name)
    return bufferContent(name, bytes)
  }, Buffer.from(tail))
  return { asked, original: originalOf?.(1, 1) }
}

const MAP = { version: 3, sources: ['a.ts'], names: [], mappings: 'AAAA' }

describe('path traversal in the name of a map', () => {
  it.each([
    '../../etc/passwd',
    'a/../../b.map',
    '/etc/passwd',
    '%2e%2e/%2e%2e/etc/passwd',
    'file:///etc/passwd',
    'http://127.0.0.1/x.map',
    '\\\\host\\share\\x.map',
    'a%00b.map',
    '%zz',
    '//host/x.map',
  ])('opens nothing: %s', async (address) => {
    const { asked } = await open(MAP, `x\n//# sourceMappingURL=${address}\n`)
    expect(asked).toEqual([])
  })

  it('opens what lies beside or below', async () => {
    const { asked, original } = await open(MAP, 'x //@ sourceMappingURL=./maps/app%20x.js.map?v=1')
    expect(asked).toEqual(['maps/app x.js.map'])
    expect(original).toEqual({ path: 'a.ts', line: 1, column: 1 })
  })
})

describe('hostile source maps', () => {
  it.each([
    ['none at all', 'x'],
    ['a list', []],
    ['null', 'null'],
    ['sources out of range', { ...MAP, mappings: 'AADA' }],
    ['a negative place', { ...MAP, mappings: 'AADD' }],
    ['broken segments', { ...MAP, mappings: '%,\u0000' }],
    [
      'sections within sections',
      `${'{"version":3,"sections":[{"offset":{"line":0,"column":0},"map":'.repeat(20_000)}{}`,
    ],
    ['sections that are deep', nest(100_000)],
    [
      'a section that names another file',
      { version: 3, sections: [{ offset: { line: 0, column: 0 }, url: 'app.js.map' }] },
    ],
    ['a million segments and more', { ...MAP, mappings: 'AAAA,'.repeat(1_100_000) }],
    ['sources that are no texts', { ...MAP, sources: [{ a: 1 }], mappings: '' }],
  ])('lead nowhere: %s', async (_, map) => {
    expect((await open(map)).original).toBeUndefined()
  })

  it('are read on through sections, and bounded', async () => {
    const map = { version: 3, sections: [{ offset: { line: 0, column: 0 }, map: MAP }] }
    expect((await open(map)).original).toEqual({ path: 'a.ts', line: 1, column: 1 })
    expect((await open({ ...MAP, mappings: 'AAAA,'.repeat(900_000) })).original).toBeDefined()
  })

  it('give their sources, whatever stands beside', async () => {
    const own = (name: string, text: string | null) => ({
      offset: { line: 0, column: 0 },
      map: { version: 3, sources: [name], sourcesContent: [text], mappings: '' },
    })
    const map = {
      version: 3,
      sections: [own('../../../a.ts', 'A'), own('b.ts', null), own('c.ts', 'C')],
    }
    const { contents } = await readText(sourceMapReader, 'x.map', JSON.stringify(map))
    expect(contents.map(({ within, text }) => [within, text])).toEqual([
      ['x.map!a.ts', 'A'],
      ['x.map!c.ts', 'C'],
    ])
  })

  it('are searched as text from where they break off', async () => {
    const head = '{"version":3,"sources":["a.ts"],"mappings":"","sourcesContent":['
    const text = `${head}"const k = '${secret}'`
    const { skipped, texts } = await readText(sourceMapReader, 'x.map', text)
    expect(skipped).toEqual(['x.map!a.ts: is cut off: it was searched as text'])
    expect(texts).toHaveLength(1)
  })
})

function nest(depth: number): string {
  const open = '{"version":3,"sections":[{"offset":{"line":0,"column":0},"map":'
  return `${open.repeat(depth)}${JSON.stringify(MAP)}${'}]}'.repeat(depth)}`
}
