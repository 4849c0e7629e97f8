import { describe, expect, it } from 'vitest'
import { inventoryOf } from '../../../../test/scanner/inventory-of.ts'

describe('takeInventory without a document', () => {
  it('finds nothing but the root of a target that has nothing', async () => {
    const { names, pages } = await inventoryOf({})
    expect(names).toEqual([])
    expect(pages).toEqual([])
  })

  it('finds usual paths, and the things that lists name', async () => {
    const { names } = await inventoryOf({
      '/users': [
        { id: 17, name: 'Ann' },
        { id: 18, name: 'Bob' },
      ],
      '/users/17': { id: 17, name: 'Ann' },
      '/orders': { status: 401, body: { error: 'unauthorized' } },
    })
    expect(names).toEqual(['GET /orders', 'GET /users', 'GET /users/{userId}'])
  })

  it('follows links of JSON answers', async () => {
    const { names } = await inventoryOf({
      '/': { _links: { boxes: { href: '/boxes' }, self: { href: '/' } } },
      '/boxes': { items: [{ slug: 'red', url: '/boxes/red' }], next: '/boxes?page=2' },
      '/boxes/red': { slug: 'red', lid: '/boxes/red/lid' },
      '/boxes/red/lid': { colour: 'red' },
    })
    expect(names).toEqual(['GET /', 'GET /boxes', 'GET /boxes/{slug}', 'GET /boxes/{slug}/lid'])
  })

  it('follows pages, scripts and their maps', async () => {
    const { names, pages } = await inventoryOf({
      '/': '<html><script src="/app.js"></script><a href="/about">us</a></html>',
      '/about': '<html><body>us</body></html>',
      '/app.js':
        'const API="/rest";fetch(`$' +
        '{API}/gadgets/$' +
        '{id}`);axios.get("/rest/gizmos");' +
        'fetch("/rest/gizmos",{method:"POST"})\n//# sourceMappingURL=app.js.map',
      '/app.js.map': { mappings: '', sourcesContent: ['http.get("/rest/whatsits")'] },
      '/rest/gizmos': [{ a: 1 }],
      '/rest/whatsits': [{ a: 1 }],
      '/rest/gadgets/1': { error: 'no such gadget' },
    })
    expect(names).toEqual(['GET /rest/gadgets/{id}', 'GET /rest/gizmos', 'GET /rest/whatsits'])
    expect(pages.map((each) => `${new URL(each.url).pathname} ${each.kind}`)).toEqual([
      '/ html',
      '/about html',
      '/app.js script',
      '/app.js.map source-map',
    ])
  })

  it('asks for things with a slash at the end where lists have one', async () => {
    const { names } = await inventoryOf({
      '/': { boxes: '/api/boxes/' },
      '/api/boxes/': [{ id: 17, colour: 'red' }],
      '/api/boxes/17/': { id: 17, colour: 'red' },
    })
    expect(names).toContain('GET /api/boxes/{boxId}/')
  })

  it('finds a key for a wall that begins below the root', async () => {
    const keys = [{ name: 'key1', text: 'k'.repeat(20) }]
    const { names } = await inventoryOf(
      (request, url) => {
        if (!url.pathname.startsWith('/api')) return null
        if (request.headers['authorization'] !== `Token ${keys[0]?.text}`)
          return { status: 401, body: { detail: 'Credentials were not provided.' } }
        if (url.pathname === '/api') return { body: { tinplates: '/api/tinplates' } }
        return url.pathname === '/api/tinplates' ? { body: { count: 1, size: 'A4' } } : null
      },
      { keys },
    )
    expect(names).toContain('GET /api/tinplates')
  })

  it('asks with a key what turns strangers away', async () => {
    const keys = [{ name: 'key1', text: 'k'.repeat(20) }]
    const { names } = await inventoryOf(
      (request, url) => {
        if (request.headers['x-api-key'] !== keys[0]?.text)
          return { status: 401, body: { error: 'who?' } }
        if (url.pathname === '/v1/users') return { body: [{ id: 5, badges: '/v1/badge-book' }] }
        if (url.pathname === '/v1/users/5') return { body: { id: 5 } }
        if (url.pathname === '/v1/badge-book') return { body: { pages: 3 } }
        return null
      },
      { keys },
    )
    expect(names).toEqual(['GET /v1/badge-book', 'GET /v1/users', 'GET /v1/users/{userId}'])
  })

  it('looks behind a wall that says 200 of every path, where answers link to', async () => {
    const keys = [{ name: 'key1', text: 'k'.repeat(20) }]
    const links = { boxes: '/boxes', lids: '/gone' }
    const { names } = await inventoryOf(
      (request, url) => {
        if (url.pathname === '/') return { body: { service: 'boxes', links } }
        if (request.headers['x-api-key'] !== keys[0]?.text)
          return { body: { ok: false, error: 'invalid_auth' } }
        if (url.pathname === '/boxes') return { body: { ok: true, boxes: [{ slug: 'red' }] } }
        return { body: { ok: false, error: 'not_found' } }
      },
      { keys },
    )
    expect(names).toContain('GET /boxes')
  })

  it('finds rarer words below /api where a wall hides all the rest', async () => {
    const { names } = await inventoryOf((_request, url) =>
      url.pathname === '/api/tickets'
        ? { body: [{ code: 'x9', subject: 'Printer' }] }
        : { status: 403, body: 'Access denied' },
    )
    expect(names).toContain('GET /api/tickets')
  })

  it('takes no catch-all page for an operation', async () => {
    const { names } = await inventoryOf((_request, url) => ({
      headers: { 'content-type': 'text/html' },
      body: `<html><title>app</title><div id="root" data-at="${url.pathname}"></div></html>`,
    }))
    expect(names).toEqual([])
  })

  it('takes no 200 that says not found for an operation', async () => {
    const { names } = await inventoryOf((_request, url) =>
      url.pathname === '/api/items'
        ? { body: [{ id: 1 }] }
        : { body: { success: false, message: `no route ${url.pathname}` } },
    )
    expect(names).toEqual(['GET /api/items'])
  })
})

describe('a limit that is announced', () => {
  it.each([
    ['half of a long one is left to the scan', '60', 60],
    ['one that soon begins anew is no reason to stop', '1', 0],
  ])('%s', async (_, reset, least) => {
    let left = 120
    const { requestsSent } = await inventoryOf(() => {
      left = Math.max(0, left - 1)
      const headers = {
        'x-ratelimit-limit': '120',
        'x-ratelimit-remaining': String(left),
        'x-ratelimit-reset': reset,
      }
      return { status: 404, headers, body: { error: 'not found' } }
    })
    if (least > 0) expect(left).toBeGreaterThan(10)
    else expect(requestsSent).toBeGreaterThan(120)
  })
})

describe('takeInventory with a document', () => {
  const document = {
    openapi: '3.0.0',
    info: { title: 'Shop', version: '1' },
    paths: {
      '/v1/users': { get: { responses: {} }, post: { responses: {} } },
      '/v1/users/{id}': { get: { responses: {} } },
      '/v1/reset': { get: { responses: {} } },
    },
  }

  it('takes its operations, and lists those left out with the reason', async () => {
    const {
      names,
      skipped,
      document: read,
    } = await inventoryOf({
      '/openapi.json': document,
      '/v1/users': [{ id: 17, self: '/v1/users/17' }],
      '/v1/users/17': { id: 17 },
    })
    expect(read?.title).toBe('Shop')
    expect(names).toEqual(['GET /v1/users', 'GET /v1/users/{id}'])
    expect(skipped.map(({ method, path, reason }) => `${method} ${path}: ${reason}`)).toEqual([
      'GET /v1/reset: its name says that it changes something: it needs --active and to be named',
      'POST /v1/users: POST may change something: it needs --active',
    ])
  })

  it('finds what the document does not name', async () => {
    const { operations } = await inventoryOf({
      '/openapi.json': document,
      '/v1/users': [{ id: 17 }],
      '/v1/users/17': { id: 17 },
      '/v1/orders': { status: 403, body: { error: 'forbidden' } },
    })
    expect(operations.map(({ path, source }) => `${path} ${source}`)).toEqual([
      '/v1/orders discovered',
      '/v1/users openapi',
      '/v1/users/{id} openapi',
    ])
  })

  it('puts it below the base path of the target', async () => {
    const { names } = await inventoryOf(
      { '/shop/openapi.json': document, '/shop/v1/users': [{ id: 1 }] },
      { base: '/shop' },
    )
    expect(names).toEqual(['GET /shop/v1/users', 'GET /shop/v1/users/{id}'])
  })

  it('never asks what its name warns of', async () => {
    const { asked } = await inventoryOf({ '/openapi.json': document })
    expect(asked.filter((each) => each.includes('reset'))).toEqual([])
  })
})

describe('takeInventory of a target that hides', () => {
  const keys = [{ name: 'key1', text: 'k'.repeat(20) }]

  it('asks with a key where strangers are told that nothing exists', async () => {
    const { names } = await inventoryOf(
      (request, url) => {
        if (request.headers['x-api-key'] !== keys[0]?.text) return null
        return url.pathname === '/api/orders' ? { body: [{ total: 5 }] } : null
      },
      { keys },
    )
    expect(names).toEqual(['GET /api/orders'])
  })

  it('asks a documented operation with a key that strangers do not see', async () => {
    const { names } = await inventoryOf(
      (request, url) => {
        if (url.pathname === '/openapi.json') {
          const paths = { '/boxes': { get: { responses: {} } } }
          return { body: { openapi: '3.0.0', info: { title: 'x', version: '1' }, paths } }
        }
        if (request.headers.authorization !== `Bearer ${keys[0]?.text}`) return null
        if (url.pathname === '/boxes') return { body: [{ id: 5 }] }
        return url.pathname === '/boxes/5' ? { body: { id: 5 } } : null
      },
      { keys },
    )
    expect(names).toEqual(['GET /boxes', 'GET /boxes/{boxId}'])
  })
})
