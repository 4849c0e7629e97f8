import { existsSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { fetchPages, serveSite } from '../../../../../test/fixtures/sources/serve-site.ts'
import { SystemClock } from '../../../../base/clock.ts'
import { limits } from '../../../../base/limits.ts'
import { openPages } from './open-pages.ts'

const MAP = JSON.stringify({ version: 3, sources: ['a.ts'], mappings: 'AAAA', names: [] })

describe('openPages', () => {
  it('fetches a page, its scripts, what they import, and their maps', async () => {
    const site = await serveSite({
      '/': `<!doctype html><script src="/a.js"></script><link rel="modulepreload" href="b.js">
        <script type="module">import('./c.js')</script><link rel=manifest href=/app.json>
        <script>navigator.serviceWorker.register("/sw.js")</script>`,
      '/a.js': 'import"./chunks/d.js";\n//# sourceMappingURL=a.js.map',
      '/a.js.map': MAP,
      '/b.js': 'const m=["chunks/e-1a2b3c4d.js"]',
      '/c.js': '',
      '/sw.js': 'importScripts("/c.js")',
      '/chunks/d.js': 'new Worker(new URL("../f.js", import.meta.url))',
      '/chunks/e-1a2b3c4d.js': '',
      '/f.js': '',
      '/app.json': '{}',
    })
    const { shown, skips, tasks } = await fetchPages(`${site.origin}/`)
    expect(shown.toSorted()).toEqual(
      ['/', '/a.js', '/a.js.map', '/app.json', '/b.js', '/c.js', '/chunks/d.js']
        .concat('/chunks/e-1a2b3c4d.js', '/f.js', '/sw.js')
        .toSorted(),
    )
    expect(skips).toEqual([])
    expect(site.asked).toHaveLength(shown.length)
    const script = tasks.find(({ shown }) => shown.endsWith('/a.js'))
    const beside = join(dirname(String(script?.path)), 'a.js.map')
    expect(readFileSync(beside, 'utf8')).toBe(MAP)
    expect(String(tasks[0]?.path)).toMatch(/\.html$/)
  })

  it('finds the chunks of webpack, Vite and Next by their tables', async () => {
    const site = await serveSite({
      '/': `<script src="/_next/static/chunks/webpack-1.js"></script>
        <script src=/assets/i.js></script>`,
      '/_next/static/chunks/webpack-1.js':
        'r.p="/_next/",r.u=e=>391===e?"static/chunks/391-ab.js":' +
        '"static/chunks/"+(({7:"pay"})[e]||e)+' +
        '"."+{7:"77aa",8:"88bb"}[e]+".js",r.miniCssF=e=>{}',
      '/_next/static/chunks/391-ab.js': '',
      '/_next/static/x/_buildManifest.js': '',
      '/assets/i.js':
        'const __vite__mapDeps=(i,m=__vite__mapDeps,d=(m.f||(m.f=["assets/v-12345678.js"])))=>i',
      '/assets/v-12345678.js': 'p.u=function(e){return"js/"+{1:"one",2:"two"}[e]+".chunk.js"}',
      '/assets/js/one.chunk.js': '',
    })
    const { shown } = await fetchPages(`${site.origin}/`)
    expect(shown).toContain('/_next/static/chunks/391-ab.js')
    expect(site.asked).toContain('/_next/static/chunks/pay.77aa.js')
    expect(site.asked).toContain('/_next/static/chunks/8.88bb.js')
    expect(shown).toContain('/assets/v-12345678.js')
    expect(shown).toContain('/assets/js/one.chunk.js')
    expect(site.asked).toContain('/assets/js/two.chunk.js')
  })

  it('says what lies on other hosts, and fetches it where it is allowed', async () => {
    const other = await serveSite({ '/x.js': 'x', '/y.js': 'y' })
    const site = await serveSite({
      '/': `<script src="${other.origin}/x.js"></script>
        <script src="${other.origin}/y.js"></script>`,
    })
    const refused = await fetchPages(`${site.origin}/`)
    expect(other.asked).toEqual([])
    expect(refused.skips).toEqual([
      `${other.origin}: is on another host: 2 scripts were not fetched ` +
        `(allow it with --allow-origin ${other.origin})`,
    ])
    const { shown, skips } = await fetchPages(`${site.origin}/`, { allowedOrigins: [other.origin] })
    expect(shown).toEqual(['/', `${other.origin}/x.js`, `${other.origin}/y.js`])
    expect(skips).toEqual([])
  })

  it('tells of scripts that are not there, and not of names that may mean anything', async () => {
    const site = await serveSite({
      '/': `<script src="/lost.js"></script><script src="/page.js"></script>
        <script src="/a.js"></script>`,
      '/page.js': (response) =>
        response.setHeader('content-type', 'text/html').end('<!doctype html><p>Not found'),
      '/a.js': 'load("/maybe.js", "node.js")\n//# sourceMappingURL=gone.map',
    })
    const { shown, skips } = await fetchPages(`${site.origin}/`)
    expect(shown).toEqual(['/', '/a.js'])
    expect(skips.toSorted()).toEqual([
      '/gone.map: answered with status 404',
      '/lost.js: answered with status 404',
      '/page.js: is a page where a script should be',
    ])
    expect(site.asked).toContain('/maybe.js')
    expect(site.asked).not.toContain('/node.js')
  })

  it('shows no value of a query, and lays a map beside its script', async () => {
    const site = await serveSite({
      '/': '<script src="/a.js?token=abc"></script>',
      '/a.js?token=abc': (response) =>
        response
          .setHeader('content-type', 'text/javascript')
          .setHeader('SourceMap', '/m/1')
          .end(''),
      '/m/1': MAP,
    })
    const { shown, tasks } = await fetchPages(`${site.origin}/`)
    expect(shown).toEqual(['/', '/a.js?token=…', '/m/1'])
    expect(readFileSync(`${String(tasks[1]?.path)}.map`, 'utf8')).toBe(MAP)
  })

  it('keeps what is large in a file, whole', async () => {
    const bytes = Buffer.alloc(limits.probeBodyBytesMax + (1 << 20), 'PK large ')
    const site = await serveSite({ '/base.apk': bytes })
    const { tasks, skips } = await fetchPages(`${site.origin}/base.apk`)
    expect(tasks.map(({ size }) => size)).toEqual([bytes.length])
    expect(String(tasks[0]?.path)).toMatch(/base\.apk$/)
    expect(readFileSync(String(tasks[0]?.path)).equals(bytes)).toBe(true)
    expect(skips).toEqual([])
  })

  it('reads a script that is given by itself, and a page that is not there', async () => {
    const site = await serveSite({ '/a.js': 'import("./b.js")', '/b.js': '' })
    expect((await fetchPages(`${site.origin}/a.js`)).shown).toEqual(['/a.js', '/b.js'])
    const { shown, skips } = await fetchPages(`${site.origin}/none`)
    expect(shown).toEqual(['/none'])
    expect(skips).toEqual(['/none: answered with status 404'])
  })

  it('refuses what does not answer', async () => {
    const walk = fetchPages('http://127.0.0.1:1/')
    await expect(walk).rejects.toMatchObject({ code: 'target_unreachable' })
  })

  it('ends at its number of requests, and says so', async () => {
    const names = Array.from({ length: limits.pageRequestsMax + 5 }, (_, index) => `/${index}.js`)
    const site = await serveSite({
      '/': names.map((name) => `<script src="${name}"></script>`).join(''),
      ...Object.fromEntries(names.map((name) => [name, ''])),
    })
    const { shown, skips } = await fetchPages(`${site.origin}/`)
    expect(shown).toHaveLength(limits.pageRequestsMax)
    expect(skips).toEqual([expect.stringContaining('requests that are sent for one page')])
  })

  it('is not blown up by a small answer that grows', async () => {
    const bomb = gzipSync(Buffer.alloc(64 << 20))
    const site = await serveSite({
      '/a.js': (response) => response.setHeader('content-encoding', 'gzip').end(bomb),
    })
    const { tasks } = await fetchPages(`${site.origin}/a.js`)
    expect(tasks[0]?.size).toBeLessThanOrEqual(limits.pageFileBytesMax)
  })

  it('leaves nothing behind when it is closed', async () => {
    const site = await serveSite({ '/a.js': 'x' })
    const pages = await openPages(
      `${site.origin}/a.js`,
      { allowedOrigins: [], userAgent: 'keyward-test' },
      {
        clock: new SystemClock(),
        randomBytes: (count) => new Uint8Array(count),
        version: '0',
        onSkip: () => {},
      },
    )
    const paths: string[] = []
    for await (const { path } of pages.tasks()) paths.push(String(path))
    expect(paths.map((path) => existsSync(path))).toEqual([true])
    await pages.close()
    expect(paths.map((path) => existsSync(path))).toEqual([false])
  })
})
