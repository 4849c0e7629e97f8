import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { revokeKey } from '../../src/engine/keys/revoke-key.ts'
import { LOCAL_OPERATOR } from '../../src/engine/principal.ts'
import { createShopKey } from '../fixtures/open-memory-engine.ts'
import { type ProxiedShop, startProxiedShop } from './start-proxied-shop.ts'
import { PROXY_NAMES } from './start-proxy.ts'

describe.each(PROXY_NAMES)('%s', (name) => {
  let shop: ProxiedShop

  beforeAll(async () => {
    shop = await startProxiedShop(name, { trustedProxies: ['127.0.0.1'] })
  })
  afterAll(() => shop?.[Symbol.asyncDispose]())
  beforeEach(() => {
    shop.witness.forget()
    shop.auth.questions.length = 0
  })

  it('200: passes a request with a key that holds the scope, and tells who it is', async () => {
    const { key, text } = await createShopKey(shop.auth.engine, {
      scopes: ['read:users'],
      owner: 'acme',
    })
    const { status, headers, body } = await shop.send({ path: '/v1/users?page=1' }, text)
    expect([status, body]).toEqual([200, expect.stringContaining('alice@example.com')])
    expect(Object.keys(headers).filter((field) => field.startsWith('ratelimit'))).toEqual([])
    const [passed] = shop.witness.list()
    expect(passed?.line).toMatch(/^GET \/v1\/users\?page=1 HTTP\/1\.[01]$/)
    const arrived = Object.fromEntries(passed?.fields ?? [])
    expect(arrived).toMatchObject({
      host: 'api.example.com',
      'x-forwarded-for': '127.0.0.1',
      'x-forwarded-proto': 'http',
    })
    expect(arrived['connection'] ?? '').not.toMatch(/upgrade/i)
    const told = passed?.fields.filter(([field]) => field.startsWith('x-keyward-')) ?? []
    expect(Object.fromEntries(told)).toEqual({
      'x-keyward-key-id': key.id,
      'x-keyward-owner': 'acme',
      'x-keyward-scopes': 'read:users',
      'x-keyward-identity': expect.stringMatching(/^eyJ/),
    })
    expect(told).toHaveLength(4)
  })

  it('201: passes the body, of which Keyward sees nothing', async () => {
    const { text } = await createShopKey(shop.auth.engine, { scopes: ['write:users'] })
    const body = JSON.stringify({ name: 'Carol', email: 'carol@example.com' })
    const fields = [
      ['Content-Type', 'application/json'],
      ['Expect', '100-continue'],
    ] as const
    const answer = await shop.send({ method: 'POST', path: '/v1/users', fields, body }, text)
    expect(answer.status).toBe(201)
    expect(shop.witness.list()[0]?.text).toContain('carol@example.com')
    expect(shop.auth.questions).toHaveLength(1)
    expect(shop.auth.questions[0]?.bodyBytes).toBe(0)
    expect(shop.auth.questions[0]?.headers['transfer-encoding']).toBeUndefined()
    expect(shop.auth.questions[0]?.headers['content-length'] ?? '0').toBe('0')
    expect(shop.auth.questions[0]?.headers.expect).toBeUndefined()
  })

  it('401: refuses without a key, in Keyward’s words', async () => {
    const { status, headers, body } = await shop.send({ path: '/v1/users' })
    expect(status).toBe(401)
    expect(headers['content-type']).toBe('application/problem+json')
    expect(headers['www-authenticate']).toBe('Bearer realm="shop"')
    expect(headers['cache-control']).toBe('no-store')
    expect(JSON.parse(body)).toMatchObject({ status: 401, error: 'unauthorized' })
    expect(shop.witness.list()).toEqual([])
  })

  it('401: refuses a revoked key at once', async () => {
    const { key, text } = await createShopKey(shop.auth.engine, { scopes: ['read:users'] })
    expect((await shop.send({ path: '/v1/users' }, text)).status).toBe(200)
    await revokeKey(shop.auth.engine, LOCAL_OPERATOR, key.id, null)
    const { status, body } = await shop.send({ path: '/v1/users' }, text)
    expect([status, JSON.parse(body).code]).toEqual([401, 'revoked'])
    expect(shop.witness.list()).toHaveLength(1)
  })

  it('403: refuses a key without the scope, and names it', async () => {
    const { text } = await createShopKey(shop.auth.engine, { scopes: ['read:users'] })
    for (const [method, path, scope] of [
      ['GET', '/v1/posts', 'read:posts'],
      ['DELETE', '/v1/users/1', 'delete:users'],
    ] as const) {
      const { status, headers, body } = await shop.send({ method, path }, text)
      expect(status).toBe(403)
      expect(JSON.parse(body)).toMatchObject({ error: 'forbidden', missing: [scope] })
      expect(headers['www-authenticate']).toContain(`scope="${scope}"`)
      expect(headers['cache-control']).toBe('no-store')
    }
    expect(shop.witness.list()).toEqual([])
  })

  it('403: judges by the address of the client, not of the proxy', async () => {
    const here = await createShopKey(shop.auth.engine, {
      scopes: ['*:*'],
      addresses: ['127.0.0.1'],
    })
    const there = await createShopKey(shop.auth.engine, {
      scopes: ['*:*'],
      addresses: ['10.0.0.0/8'],
    })
    expect((await shop.send({ path: '/v1/users' }, here.text)).status).toBe(200)
    expect((await shop.send({ path: '/v1/users' }, there.text)).status).toBe(403)
    expect(shop.auth.questions[0]?.headers['x-forwarded-for']).toBe('127.0.0.1')
  })

  it('404: leaves the API’s own answers alone', async () => {
    const { text } = await createShopKey(shop.auth.engine, { scopes: ['*:*'] })
    const { status, body } = await shop.send({ path: '/v1/users/99' }, text)
    expect([status, JSON.parse(body).message]).toEqual([404, 'there is no 99'])
    expect((await shop.send({ method: 'POST', path: '/v1/users' }, text)).status).toBe(400)
  })

  it('401: leaves that of the API alone, too', async () => {
    await using strict = await startProxiedShop(name, { env: { API_KEYS: 'of-the-shop-itself' } })
    const { text } = await createShopKey(strict.auth.engine, { scopes: ['*:*'] })
    const { status, body } = await strict.send({ path: '/v1/users' }, text)
    expect([status, JSON.parse(body).message]).toEqual([401, 'a valid X-API-Key is needed'])
  })

  it('429: says how long to wait, in Keyward’s words', async () => {
    const rateLimits = [{ name: 'default', limit: 2, windowMs: 60_000, per: 'key' as const }]
    const { text } = await createShopKey(shop.auth.engine, { scopes: ['*:*'], rateLimits })
    const first = await shop.send({ path: '/v1/users' }, text)
    expect([first.status, first.headers['ratelimit']]).toEqual([200, '"default";r=1;t=60'])
    expect(first.headers['ratelimit-policy']).toBe('"default";q=2;w=60')
    expect((await shop.send({ path: '/v1/users' }, text)).status).toBe(200)
    const { status, headers, body } = await shop.send({ path: '/v1/users' }, text)
    expect(status).toBe(429)
    expect(Number(headers['retry-after'])).toBeGreaterThan(0)
    expect(headers['content-type']).toBe('application/problem+json')
    expect(headers['ratelimit-policy']).toBe('"default";q=2;w=60')
    expect(headers['ratelimit']).toMatch(/^"default";r=0;t=\d+$/)
    expect(headers['cache-control']).toBe('no-store')
    expect(JSON.parse(body)).toMatchObject({ status: 429, error: 'rate_limited' })
    expect(shop.witness.list()).toHaveLength(2)
  })

  it('asks each request once, over connections that stay open', async () => {
    const { text } = await createShopKey(shop.auth.engine, { scopes: ['read:users'] })
    await shop.send({ path: '/v1/users' }, text)
    const before = shop.auth.countConnections()
    for (let round = 0; round < 10; round++) {
      await shop.send({ path: '/v1/users' }, text)
      await shop.send({ path: '/v1/posts' }, text)
    }
    expect(shop.auth.questions).toHaveLength(21)
    // HAProxy keeps one connection for each of its threads.
    expect(shop.auth.countConnections() - before).toBeLessThanOrEqual(4)
  })
})
