import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { describe, expect, it } from 'vitest'
import { inventoryOf } from '../../../../test/scanner/inventory-of.ts'
import type { Answer } from '../client/exchange.ts'
import { listDocumentLinks, readEmbeddedDocument } from './read-document-page.ts'
import { readHtmlLinks } from './read-html-links.ts'
import { readJsonLinks } from './read-json-links.ts'
import { readScriptPaths } from './read-script-paths.ts'
import { templatePath } from './template-path.ts'

describe('a link', () => {
  it('to another host is never followed', async () => {
    let visits = 0
    const other = createServer((_request, response) => {
      visits++
      response.end('{}')
    })
    await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve))
    const elsewhere = `http://127.0.0.1:${(other.address() as AddressInfo).port}`
    const { skipped } = await inventoryOf({
      '/': `<a href="${elsewhere}/a">a</a><script>fetch("${elsewhere}/v1/users")</script>`,
      '/sitemap.xml': `<urlset><loc>${elsewhere}/b</loc></urlset>`,
      '/robots.txt': `Sitemap: ${elsewhere}/sitemap.xml`,
      '/moved': { status: 301, headers: { location: `${elsewhere}/c` } },
      '/users': { next: `${elsewhere}/d`, more: '//example.com/e' },
    })
    other.close()
    expect(visits).toBe(0)
    expect(skipped).toEqual([
      {
        method: 'GET',
        path: `${elsewhere}/v1/users`,
        status: 'skipped',
        reason: 'it lies on a host that is not scanned',
        source: 'discovered',
      },
    ])
  })

  it('to a logout is listed and not followed', async () => {
    const { asked, skipped } = await inventoryOf({
      '/':
        '<a href="/logout">bye</a><a href="/users/1/delete">x</a>' +
        '<a href="/x?action=purge">y</a>',
      '/robots.txt': 'Disallow: /admin/reset-database\n',
    })
    expect(asked.filter((each) => /logout|delete|purge|reset/.test(each))).toEqual([])
    expect(skipped.map((each) => each.path)).toEqual([
      '/admin/reset-database',
      '/logout',
      '/users/{userId}/delete',
      '/x',
    ])
  })

  it('of another scheme is no link', async () => {
    const { names } = await inventoryOf({
      '/':
        '<a href="javascript:fetch(1)">x</a><a href="mailto:a@b.example">y</a>' +
        '<a href="data:,z">z</a>',
      '/users': {
        url: 'file:///etc/passwd',
        next: 'ftp://127.0.0.1/x',
        self: 'javascript:alert(1)',
      },
    })
    expect(names).toEqual(['GET /users'])
  })

  it('with credentials is followed without them', async () => {
    const { names, asked } = await inventoryOf((request, url) => {
      if (url.pathname === '/') {
        return { body: { next: `http://ann:hunter2@${request.headers.host}/next` } }
      }
      const isOpen = request.headers.authorization === undefined
      return url.pathname === '/next' && isOpen ? { body: { a: 1 } } : null
    })
    expect(names).toEqual(['GET /', 'GET /next'])
    expect(asked.join('\n')).not.toContain('hunter2')
  })

  it('with dots stays below the root', async () => {
    const { asked } = await inventoryOf({
      '/users': { next: '/../../etc/passwd', more: '/a/%2e%2e/%2e%2e/b', url: '/..%2f..%2fc' },
    })
    expect(asked.filter((each) => each.includes('/../'))).toEqual([])
    expect(asked).toContain('GET /etc/passwd')
  })

  it('with a key in its query leaves no trace of it in the operation', async () => {
    const { operations } = await inventoryOf({
      '/': { next: '/list?api_key=abcdef&colour=red' },
      '/list': { a: 1 },
    })
    const list = operations.find((each) => each.path === '/list')
    expect(list?.parameters.map((each) => each.name)).toEqual(['colour'])
    expect(JSON.stringify(list)).not.toContain('abcdef')
  })
})

function answerOf(text: string): Answer {
  return {
    request: { method: 'GET', url: 'http://127.0.0.1/' },
    status: 200,
    headers: { get: () => null, list: () => [], entries: [] },
    body: new Uint8Array(),
    text,
    json: undefined,
    contentType: 'text/html',
    bodyBytes: text.length,
    isCut: false,
    durationMs: 1,
  }
}

describe('a body made to be slow to read', () => {
  const lines: Readonly<Record<string, string>> = {
    'one letter': 'a'.repeat(1_000_000),
    quotes: '"'.repeat(1_000_000),
    'open paths': '"/'.repeat(500_000),
    'path letters': `"/${'a/'.repeat(500_000)}`,
    'open templates': '`${'.repeat(300_000),
    tags: '<a '.repeat(300_000),
    'open scripts': '<script>'.repeat(120_000),
    'data attributes': ' data-'.repeat(160_000),
    'links of spaces': `href${' '.repeat(1_000_000)}`,
    names: 'a='.repeat(500_000),
    'calls of calls': 'fetch('.repeat(160_000),
    sums: '"/a/"+b+'.repeat(120_000),
    methods: 'GET /'.repeat(200_000),
    urls: '"http://'.repeat(120_000),
  }
  for (const [name, text] of Object.entries(lines)) {
    it(`takes linear time: ${name}`, () => {
      const started = performance.now()
      readScriptPaths(text)
      readHtmlLinks(text)
      readJsonLinks({ text, href: text })
      listDocumentLinks(answerOf(text))
      readEmbeddedDocument(`"spec": {${text}`)
      templatePath(`/${text}`, () => null)
      expect(performance.now() - started).toBeLessThan(3_000)
    })
  }

  it('is read to a bounded depth', () => {
    let deep: unknown = '/end'
    for (let depth = 0; depth < 5_000; depth++) deep = [deep]
    expect(readJsonLinks(deep)).toEqual([])
  })

  it('yields a bounded number of links', () => {
    const many = Array.from({ length: 50_000 }, (_each, index) => `/p${index}`)
    expect(readJsonLinks(many).length).toBeLessThanOrEqual(300)
    expect(readHtmlLinks(many.map((each) => `<a href="${each}">`).join('')).length).toBe(300)
    expect(readScriptPaths(many.map((each) => `f("${each}")`).join('')).length).toBe(300)
  })
})
