import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { getKey } from '../../src/engine/keys/get-key.ts'
import { createShopKey } from '../fixtures/open-memory-engine.ts'
import { type ProxiedShop, startProxiedShop } from './start-proxied-shop.ts'
import { PROXY_NAMES } from './start-proxy.ts'

type Field = readonly [name: string, value: string]

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

  it('keeps the key from the API, wherever the client puts it', async () => {
    const { text } = await createShopKey(shop.auth.engine, { scopes: ['read:users'] })
    const ways: Field[] = [
      ['X-API-Key', text],
      ['x-api-key', text],
      ['X-Api-Key', ` ${text} `],
      ['Authorization', `Bearer ${text}`],
      ['authorization', `bearer  ${text}`],
    ]
    for (const field of ways) {
      for (const path of ['/v1/users', '/healthz']) {
        expect((await shop.send({ path, fields: [field] })).status).toBe(200)
      }
    }
    const passed = shop.witness.list()
    expect(passed).toHaveLength(2 * ways.length)
    expect(JSON.stringify(passed)).not.toContain(text)
  })

  it('keeps every key from the API when several are sent', async () => {
    const { text } = await createShopKey(shop.auth.engine, { scopes: ['read:users'] })
    const fields: Field[] = [
      ['X_API_Key', text],
      ['X-API_Key', text],
      ['X.API.Key', text],
    ]
    expect((await shop.send({ path: '/healthz', fields })).status).toBe(200)
    expect((await shop.send({ path: '/v1/users', fields }, text)).status).toBe(200)
    expect(JSON.stringify(shop.witness.list())).not.toContain(text)
  })

  it('refuses a key in the URL or in a cookie, and marks it as exposed', async () => {
    for (const where of ['query', 'cookie'] as const) {
      const { key, text } = await createShopKey(shop.auth.engine, { scopes: ['read:users'] })
      const { status, body } = await shop.send(
        where === 'query'
          ? { path: `/v1/users?api_key=${text}` }
          : { path: '/v1/users', fields: [['Cookie', `theme=dark; token=${text}`]] },
      )
      expect([status, JSON.parse(body).code]).toEqual([401, 'credential_in_url'])
      expect(body).not.toContain(text)
      expect(await getKey(shop.auth.engine, key.id)).toMatchObject({ exposedIn: where })
    }
    expect(shop.witness.list()).toEqual([])
  })

  it('writes no key into a log, not even when Keyward is gone', async () => {
    const { text } = await createShopKey(shop.auth.engine, { scopes: ['read:users'] })
    const fields: Field[] = [['Authorization', `Bearer ${text}`]]
    expect((await shop.send({ path: '/v1/posts' }, text)).status).toBe(403)
    expect((await shop.send({ path: '/v1//users' }, text)).status).toBe(400)
    await shop.auth[Symbol.asyncDispose]()
    expect((await shop.send({ path: '/v1/users' }, text)).status).toBeGreaterThanOrEqual(502)
    expect((await shop.send({ path: '/v1/users', fields })).status).toBeGreaterThanOrEqual(502)
    expect(`${shop.proxy.log()}${shop.auth.logLines.join('')}`).not.toContain(text)
  })
})
