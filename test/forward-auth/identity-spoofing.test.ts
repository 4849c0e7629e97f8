import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { createShopKey } from '../fixtures/open-memory-engine.ts'
import { fold, spell } from './header-spellings.ts'
import { type ProxiedShop, startProxiedShop } from './start-proxied-shop.ts'
import { PROXY_NAMES } from './start-proxy.ts'
import type { Passed } from './start-witness.ts'

const IDENTITY = [
  'X-Keyward-Key-Id',
  'X-Keyward-Owner',
  'X-Keyward-Scopes',
  'X-Keyward-Identity',
] as const
const SPOOFED = 'spoofed'

type Field = readonly [name: string, value: string]
const spoof: Field[] = IDENTITY.flatMap(spell).map((name) => [name, SPOOFED] as const)

/** What a server behind CGI, WSGI or PHP would see of Keyward's fields. */
function readIdentity(passed: Passed | undefined): Record<string, string[]> {
  const seen: Record<string, string[]> = {}
  for (const [name, value] of passed?.fields ?? []) {
    const field = fold(name)
    if (field.startsWith('x-keyward')) seen[field] = [...(seen[field] ?? []), value]
  }
  return seen
}

describe.each(PROXY_NAMES)('%s', (name) => {
  const routes = [
    { method: 'GET', path: '/v1/users', scopes: ['read:users'], public: false, cost: 1 },
    { method: 'GET', path: '/healthz', scopes: [], public: true, cost: 1 },
  ]
  let shop: ProxiedShop

  beforeAll(async () => {
    shop = await startProxiedShop(name, { api: { routes } })
  })
  afterAll(() => shop?.[Symbol.asyncDispose]())
  beforeEach(() => shop.witness.forget())

  it('says the owner of the key, however the client spells another one', async () => {
    const { key, text } = await createShopKey(shop.auth.engine, {
      scopes: ['read:users'],
      owner: 'acme',
    })
    for (const fields of [spoof, ...spoof.map((field) => [field, field])]) {
      expect((await shop.send({ path: '/v1/users', fields }, text)).status).toBe(200)
    }
    for (const passed of shop.witness.list()) {
      expect(readIdentity(passed)).toEqual({
        'x-keyward-key-id': [key.id],
        'x-keyward-owner': ['acme'],
        'x-keyward-scopes': ['read:users'],
        'x-keyward-identity': [expect.stringMatching(/^eyJ[\w.-]+$/)],
      })
      expect(passed.text).not.toContain(SPOOFED)
    }
  })

  it('says no owner when the key has none', async () => {
    const { text } = await createShopKey(shop.auth.engine, { scopes: ['read:users'] })
    expect((await shop.send({ path: '/v1/users', fields: spoof }, text)).status).toBe(200)
    const [passed] = shop.witness.list()
    expect(Object.keys(readIdentity(passed)).sort()).toEqual([
      'x-keyward-identity',
      'x-keyward-key-id',
      'x-keyward-scopes',
    ])
    expect(passed?.text).not.toContain(SPOOFED)
  })

  it('says nothing of anybody on a public route', async () => {
    expect((await shop.send({ path: '/healthz', fields: spoof })).status).toBe(200)
    const [passed] = shop.witness.list()
    expect(readIdentity(passed)).toEqual({})
    expect(passed?.text).not.toContain(SPOOFED)
  })

  it('lets no other X-Keyward- name through, but nginx knows no patterns', async () => {
    const { text } = await createShopKey(shop.auth.engine, { scopes: ['read:users'] })
    for (const role of spell('X-Keyward-Role')) {
      const fields: Field[] = [[role, SPOOFED]]
      const isKnown = name === 'nginx' && role.toLowerCase() === 'x-keyward-role'
      for (const path of ['/healthz', '/v1/users']) {
        shop.witness.forget()
        expect((await shop.send({ path, fields }, text)).status).toBe(200)
        expect(shop.witness.list()[0]?.text.includes(SPOOFED)).toBe(isKnown)
      }
    }
  })

  it('tells who it is although the client lists our fields in Connection', async () => {
    const { key, text } = await createShopKey(shop.auth.engine, {
      scopes: ['read:users'],
      owner: 'acme',
    })
    const ours = IDENTITY.join(', ')
    const upgrade: Field[] = [
      ['Upgrade', 'websocket'],
      ['Sec-WebSocket-Key', 'dGhlIHNhbXBsZSBub25jZQ=='],
      ['Sec-WebSocket-Version', '13'],
    ]
    for (const connection of [ours, `close, ${ours}`, `keep-alive, ${ours}`]) {
      const fields: Field[] = [['Connection', connection]]
      expect((await shop.send({ path: '/v1/users', fields }, text)).status).toBe(200)
    }
    const fields: Field[] = [['Connection', `Upgrade, ${ours}`], ...upgrade]
    // Flask itself has no WebSockets.
    expect((await shop.send({ path: '/v1/users', fields }, text)).status).toBe(405)
    expect(shop.witness.list()).toHaveLength(4)
    for (const passed of shop.witness.list()) {
      expect(readIdentity(passed)).toMatchObject({
        'x-keyward-key-id': [key.id],
        'x-keyward-owner': ['acme'],
      })
    }
  })
})
