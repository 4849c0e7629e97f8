import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { build } from 'esbuild'
import { describe, expect, it } from 'vitest'
import { githubToken, keywardKey, stripeKey } from '../../fixtures/leaks/made-up-keys.ts'
import {
  expectHidden,
  findIn,
  formatAll,
  listFound,
  searchLeaks,
} from '../../fixtures/leaks/search-leaks.ts'
import { makeFolder } from '../../fixtures/sources/git-folder.ts'
import { serveSite } from '../../fixtures/sources/serve-site.ts'

/** Sources of which a real bundler makes a script, a chunk and their maps. */
async function bundle() {
  const folder = makeFolder({
    'src/config.ts': `export type T = 1\n\nexport const key: string =\n  '${stripeKey(1)}'\n`,
    'src/later.ts': `// was ${githubToken(3)}\nexport const later = '${keywardKey(2)}'\n`,
    'src/main.ts':
      "import { key } from './config'\nfetch('/x', { body: key })\n" +
      "import('./later').then(({ later }) => console.log(later))\n",
  })
  await build({
    entryPoints: [join(folder.path, 'src/main.ts')],
    outdir: join(folder.path, 'dist'),
    chunkNames: 'chunks/[name]',
    bundle: true,
    splitting: true,
    minify: true,
    format: 'esm',
    sourcemap: true,
  })
  return folder
}

const originals = (leaks: Awaited<ReturnType<typeof searchLeaks>>) =>
  leaks.report.findings
    .map(
      ({ ruleId, location }) => `${ruleId} ${location.original?.path}:${location.original?.line}`,
    )
    .toSorted()

describe('a planted key in a bundle', () => {
  it('is told once, with the line of the source', async () => {
    const { path } = await bundle()
    const leaks = await findIn(join(path, 'dist'))
    expect(leaks.found).toEqual(
      [
        `stripe-secret-key main.js:1 ${stripeKey(1)}`,
        `keyward-key chunks/later.js:1 ${keywardKey(2)}`,
        `github-token chunks/later.js.map!src/later.ts:1 ${githubToken(3)}`,
      ].toSorted(),
    )
    expect(originals(leaks)).toEqual([
      'github-token undefined:undefined',
      'keyward-key src/later.ts:2',
      'stripe-secret-key src/config.ts:4',
    ])
  })
})

describe('a planted key on a page', () => {
  it('is found in the page, its script, its chunk and its source map', async () => {
    const { path } = await bundle()
    const dist = join(path, 'dist')
    const files = readdirSync(dist, { recursive: true, withFileTypes: true })
      .filter((each) => each.isFile())
      .map((each) => join(each.parentPath, each.name))
    const { origin, asked } = await serveSite({
      '/': `<!doctype html>\n<script>var a='${githubToken(4)}'</script>
        <script type="module" src="/main.js"></script>`,
      ...Object.fromEntries(files.map((each) => [each.slice(dist.length), readFileSync(each)])),
    })
    const leaks = await searchLeaks([{ kind: 'url', url: `${origin}/` }])
    expectHidden(formatAll(leaks.report), leaks.secrets.values())
    expect(listFound(leaks, origin)).toEqual(
      [
        `github-token :2 ${githubToken(4)}`,
        `stripe-secret-key main.js:1 ${stripeKey(1)}`,
        `keyward-key chunks/later.js:1 ${keywardKey(2)}`,
        `github-token chunks/later.js.map!src/later.ts:1 ${githubToken(3)}`,
      ].toSorted(),
    )
    expect(originals(leaks)).toContain('stripe-secret-key src/config.ts:4')
    expect(asked).toHaveLength(5)
    expect(leaks.report.missing).toEqual([])
    expect(new Set(leaks.report.findings.map(({ severity }) => severity))).toEqual(
      new Set(['critical']),
    )
  })
})
