import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { createShopKey } from '../fixtures/open-memory-engine.ts'
import { fold, spell } from './header-spellings.ts'
import { type ProxiedShop, startProxiedShop } from './start-proxied-shop.ts'
import { PROXY_NAMES } from './start-proxy.ts'

/** What proxies say to Keyward, and what frameworks believe over the request line. */
const CLAIMS = {
  'X-Original-Method': 'GET',
  'X-Original-URI': '/v1/users',
  'X-Forwarded-Method': 'GET',
  'X-Forwarded-Uri': '/v1/users',
  'X-Original-URL': '/v1/users',
  'X-Rewrite-URL': '/v1/users',
  'X-HTTP-Method': 'GET',
  'X-HTTP-Method-Override': 'GET',
  'X-Method-Override': 'GET',
} as const

const OVERRIDES = {
  'X-HTTP-Method': 'DELETE',
  'X-HTTP-Method-Override': 'DELETE',
  'X-Method-Override': 'DELETE',
  'X-Original-Method': 'DELETE',
  'X-Original-URI': '/v1/posts',
  'X-Original-URL': '/v1/posts',
  'X-Rewrite-URL': '/v1/posts',
  'X-Forwarded-Method': 'DELETE',
  'X-Forwarded-Uri': '/v1/posts',
  'X-Forwarded-Prefix': '/v1/posts',
  'X-Forwarded-Host': 'elsewhere.example',
  'X-Forwarded-Port': '65001',
  'X-Forwarded-For': '10.0.0.1',
  Forwarded: 'for=10.0.0.1;host=elsewhere.example',
  'X-Real-IP': '10.0.0.1',
} as const

const HANDSHAKE: readonly Field[] = [
  ['Upgrade', 'websocket'],
  ['Sec-WebSocket-Key', 'dGhlIHNhbXBsZSBub25jZQ=='],
  ['Sec-WebSocket-Version', '13'],
]

type Field = readonly [name: string, value: string]

describe.each(PROXY_NAMES)('%s', (name) => {
  let shop: ProxiedShop
  let users: string
  let far: string

  beforeAll(async () => {
    shop = await startProxiedShop(name, { trustedProxies: ['127.0.0.1'] })
    users = (await createShopKey(shop.auth.engine, { scopes: ['read:users'] })).text
    const elsewhere = { scopes: ['*:*'], addresses: ['10.0.0.0/8'] }
    far = (await createShopKey(shop.auth.engine, elsewhere)).text
  })
  afterAll(() => shop?.[Symbol.asyncDispose]())
  beforeEach(() => {
    shop.witness.forget()
    shop.auth.questions.length = 0
  })

  it.each(Object.entries(CLAIMS))(
    '%s does not make another request of it',
    async (claim, value) => {
      for (const spelling of spell(claim)) {
        for (const method of ['GET', 'POST', 'DELETE']) {
          const fields: Field[] = [[spelling, value]]
          const { status } = await shop.send({ method, path: '/v1/posts/1', fields }, users)
          expect([spelling, method, status]).toEqual([spelling, method, 403])
        }
      }
      expect(shop.witness.list()).toEqual([])
    },
  )

  it('all of them at once, twice, and empty ones neither', async () => {
    const all: Field[] = Object.entries(CLAIMS)
    const empty: Field[] = Object.keys(CLAIMS).map((claim) => [claim, ''] as const)
    for (const fields of [all, [...all, ...all], [...empty, ...all], empty]) {
      const { status } = await shop.send({ method: 'DELETE', path: '/v1/posts/1', fields }, users)
      expect(status).toBe(403)
    }
    expect(shop.witness.list()).toEqual([])
  })

  it('Connection takes away nothing that the proxy tells Keyward', async () => {
    const names = [...Object.keys(CLAIMS), 'X-Forwarded-For'].join(', ')
    for (const connection of [names, `close, ${names}`, `Upgrade, ${names}`]) {
      const fields: Field[] = [...Object.entries(CLAIMS), ...HANDSHAKE, ['Connection', connection]]
      expect((await shop.send({ path: '/v1/posts', fields }, users)).status).toBe(403)
      expect((await shop.send({ path: '/v1/users', fields }, far)).status).toBe(403)
    }
    expect(shop.witness.list()).toEqual([])
  })

  it.each(Object.entries(OVERRIDES))(
    '%s of the client does not reach the API',
    async (field, value) => {
      for (const spelling of spell(field)) {
        const fields: Field[] = [
          [spelling, value],
          ['Accept', 'text/plain'],
        ]
        expect((await shop.send({ path: '/v1/users', fields }, users)).status).toBe(200)
      }
      const passed = shop.witness.list()
      expect(passed).toHaveLength(spell(field).length)
      for (const { line, fields, text } of passed) {
        expect(line).toMatch(/^GET \/v1\/users /)
        expect(fields).toContainEqual(['accept', 'text/plain'])
        expect(text).not.toContain(value)
        const same = fields.filter(([name]) => fold(name) === fold(field))
        expect(same.length).toBeLessThanOrEqual(1)
      }
    },
  )

  it('the client’s address is not what the client says it is', async () => {
    for (const claim of ['X-Forwarded-For', 'Forwarded', 'X-Real-IP'] as const) {
      for (const spelling of spell(claim)) {
        const fields: Field[] = [[spelling, OVERRIDES[claim]]]
        expect((await shop.send({ path: '/v1/users', fields }, far)).status).toBe(403)
      }
    }
    expect(shop.witness.list()).toEqual([])
  })

  it('nor does it lock the client out to say where it is', async () => {
    const here = { scopes: ['read:users'], addresses: ['127.0.0.1'] }
    const { text } = await createShopKey(shop.auth.engine, here)
    for (const claim of ['X-Forwarded-For', 'Forwarded', 'X-Real-IP'] as const) {
      const fields: Field[] = [[claim, OVERRIDES[claim]]]
      expect((await shop.send({ path: '/v1/users', fields }, text)).status).toBe(200)
    }
  })

  it('never chooses between two credentials', async () => {
    const other = (await createShopKey(shop.auth.engine, { scopes: ['*:*'] })).text
    const pairs: Field[][] = [
      [
        ['X-API-Key', other],
        ['X-API-Key', users],
      ],
      [
        ['X-API-Key', users],
        ['X-API-Key', users],
      ],
      [
        ['x-api-key', users],
        ['X-Api-Key', other],
      ],
      [
        ['X-API-Key', users],
        ['Authorization', `Bearer ${other}`],
      ],
      [
        ['Authorization', `Bearer ${users}`],
        ['authorization', `Bearer ${users}`],
      ],
      [['X-API-Key', `${users}, ${other}`]],
    ]
    for (const fields of pairs) {
      const { status } = await shop.send({ path: '/v1/users', fields })
      expect(status).toBe(400)
    }
    expect(shop.witness.list()).toEqual([])
  })

  it('a WebSocket handshake is judged, and arrives whole', async () => {
    const fields: Field[] = [['Connection', 'keep-alive, Upgrade'], ...HANDSHAKE]
    expect((await shop.send({ path: '/v1/users', fields })).status).toBe(401)
    // Flask itself has no WebSockets.
    expect((await shop.send({ path: '/v1/users', fields }, users)).status).toBe(405)
    const [passed, ...more] = shop.witness.list()
    expect(more).toEqual([])
    expect(passed?.line).toBe('GET /v1/users HTTP/1.1')
    const arrived = new Map(passed?.fields)
    expect(arrived.get('connection')).toMatch(/upgrade/i)
    expect(arrived.get('upgrade')).toBe('websocket')
    expect(arrived.get('sec-websocket-key')).toBe('dGhlIHNhbXBsZSBub25jZQ==')
    for (const { headers } of shop.auth.questions) {
      expect(headers.upgrade).toBeUndefined()
      expect(headers.connection ?? '').not.toMatch(/upgrade/i)
    }
  })
})
