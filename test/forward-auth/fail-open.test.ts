import { describe, expect, it } from 'vitest'
import type { Engine } from '../../src/engine/engine.ts'
import { createShopKey, openMemoryEngine } from '../fixtures/open-memory-engine.ts'
import { ask } from './ask-auth-server.ts'
import { startAuthServer } from './start-auth-server.ts'
import { startProxiedShop } from './start-proxied-shop.ts'
import { PROXY_NAMES } from './start-proxy.ts'

/** The same object, but for one method, which fails as a broken disk or network makes it fail. */
function breakMethod<T extends object>(whole: T, method: keyof T, error: Error): T {
  return new Proxy(whole, {
    get(target, name) {
      if (name === method) return () => Promise.reject(error)
      const value: unknown = Reflect.get(target, name)
      return typeof value === 'function' ? value.bind(target) : value
    },
  })
}

describe('/forward-auth', () => {
  const broken: Readonly<Record<string, (engine: Engine, error: Error) => Engine>> = {
    'the API cannot be read': (engine, error) => ({
      ...engine,
      storage: breakMethod(engine.storage, 'findApi', error),
    }),
    'the key cannot be read': (engine, error) => ({
      ...engine,
      storage: breakMethod(engine.storage, 'findKey', error),
    }),
    'limits cannot be counted': (engine, error) => ({
      ...engine,
      counters: breakMethod(engine.counters, 'spend', error),
    }),
  }

  it.each(Object.entries(broken))('answers 500 and no identity when %s', async (_what, spoil) => {
    const engine = await openMemoryEngine()
    const { text } = await createShopKey(engine, { scopes: ['*:*'] })
    const spoiled = spoil(engine, new Error(`cannot reach ${text}`))
    await using server = await startAuthServer({}, { engine: spoiled })
    for (const by of ['GET', 'HEAD']) {
      const { status, headers, body } = await ask(server, { key: text, by })
      expect(status).toBe(500)
      expect(headers['x-keyward-key-id']).toBeUndefined()
      expect(JSON.parse(by === 'GET' ? body : String(headers['x-keyward-problem']))).toMatchObject({
        code: 'internal_error',
      })
      expect(`${body}${JSON.stringify(headers)}`).not.toContain(text)
    }
    expect(server.logLines.join('')).toContain('cannot reach')
    expect(server.logLines.join('')).not.toContain(text)
  })
})

it('nginx, Caddy and HAProxy let nothing through while Keyward does not answer', async () => {
  const seen = PROXY_NAMES.map(async (name) => {
    await using shop = await startProxiedShop(name)
    const { text } = await createShopKey(shop.auth.engine, { scopes: ['read:users'] })
    shop.auth.freeze()
    const { status } = await shop.send({ path: '/v1/users' }, text)
    expect([502, 503, 504]).toContain(status)
    expect(shop.witness.list()).toEqual([])
    // Asked again, a Keyward that is only slow would spend twice.
    expect(shop.auth.questions).toHaveLength(1)
  })
  await Promise.all(seen)
})

describe.each(PROXY_NAMES)('%s', (name) => {
  it('lets nothing through while Keyward is gone, but does when it is back', async () => {
    await using shop = await startProxiedShop(name)
    const { engine, port } = shop.auth
    const { text } = await createShopKey(engine, { scopes: ['read:users'] })
    expect((await shop.send({ path: '/v1/users' }, text)).status).toBe(200)
    await shop.auth[Symbol.asyncDispose]()
    const begin = performance.now()
    const gone = await Promise.all([
      shop.send({ path: '/v1/users' }, text),
      shop.send({ path: '/v1/users' }),
      shop.send({ path: '/v1/users', fields: [['X-Keyward-Key-Id', 'key_1']] }),
    ])
    for (const { status } of gone) expect([502, 503]).toContain(status)
    // HAProxy's own retries would take three seconds.
    expect(performance.now() - begin).toBeLessThan(2_500)
    expect(shop.witness.list()).toHaveLength(1)
    await using again = await startAuthServer({}, { engine, port })
    expect((await shop.send({ path: '/v1/users' }, text)).status).toBe(200)
    expect(again.questions.length).toBeGreaterThan(0)
  })

  it('lets nothing through when Keyward makes a mistake', async () => {
    const engine = await openMemoryEngine()
    const { text } = await createShopKey(engine, { scopes: ['read:users'] })
    const storage = breakMethod(engine.storage, 'findKey', new Error('broken'))
    await using shop = await startProxiedShop(name, { engine: { ...engine, storage } })
    const { status } = await shop.send({ path: '/v1/users' }, text)
    expect([500, 503]).toContain(status)
    expect(shop.witness.list()).toEqual([])
  })

  it('lets nothing through for an API that Keyward does not know', async () => {
    await using shop = await startProxiedShop(name, {
      change: (text) => text.replace('api=shop', 'api=nobody'),
    })
    const { text } = await createShopKey(shop.auth.engine, { scopes: ['read:users'] })
    const { status } = await shop.send({ path: '/v1/users' }, text)
    expect([404, 503]).toContain(status)
    expect(shop.witness.list()).toEqual([])
  })

  it('carries the identity of a key with very many scopes', async () => {
    await using shop = await startProxiedShop(name)
    const scopes = Array.from({ length: 150 }, (_, index) => `read:collection_${index}`)
    const { key, text } = await createShopKey(shop.auth.engine, {
      scopes: ['read:users', ...scopes],
    })
    expect((await shop.send({ path: '/v1/users' }, text)).status).toBe(200)
    const told = new Map(shop.witness.list()[0]?.fields)
    expect(told.get('x-keyward-key-id')).toBe(key.id)
    expect(told.get('x-keyward-scopes')?.split(' ')).toHaveLength(151)
  })
})

describe('haproxy', () => {
  it('lets nothing through when the Lua action fails, or is not there', async () => {
    for (const fault of ['error("broken")', 'local none = nil; none.field = 1', 'do return end']) {
      await using shop = await startProxiedShop('haproxy', {
        change: (text, file) =>
          file === 'keyward.lua' ? text.replace('local answer = ask(', `${fault}\n$&`) : text,
      })
      const { text } = await createShopKey(shop.auth.engine, { scopes: ['read:users'] })
      expect((await shop.send({ path: '/v1/users' }, text)).status).toBe(503)
      expect(shop.witness.list()).toEqual([])
    }
  })
})
