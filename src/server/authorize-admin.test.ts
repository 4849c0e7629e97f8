import { describe, expect, it } from 'vitest'
import { openManagement } from '../../test/fixtures/open-management.ts'
import { createShopKey } from '../../test/fixtures/open-memory-engine.ts'
import { ADMIN_SCOPES } from '../engine/apis/builtin-api.ts'
import { routes } from './routes.ts'

const guarded = routes.filter(({ scope }) => scope !== null)
const asCall = ({ method, path }: (typeof routes)[number]) =>
  [method.toUpperCase(), path.replaceAll(/\{[^}]+\}/g, 'x')] as const

describe('401', () => {
  it.each(guarded.map((each) => [each.operationId, each] as const))(
    '%s needs a key',
    async (_id, endpoint) => {
      const { call } = await openManagement()
      const { status, headers, json } = await call(...asCall(endpoint), { key: null })
      expect([status, json.error]).toEqual([401, 'unauthorized'])
      expect(headers.get('www-authenticate')).toBe('Bearer realm="keyward"')
    },
  )

  it('takes no key of another API, however much that may do', async () => {
    const { call, engine } = await openManagement()
    const { text } = await createShopKey(engine, { scopes: ['*:*'] })
    const { status, json } = await call('GET', '/v1/keys', { key: text })
    expect([status, json.error]).toEqual([401, 'unauthorized'])
    expect(json).not.toHaveProperty('keyId')
  })

  it('tells the holder of a revoked key why', async () => {
    const { call, engine, createAdminKey } = await openManagement()
    const key = await createAdminKey({ scopes: ['read:keys'] })
    const { items } = await engine.storage.listKeys(
      { apiId: 'keyward', nowMs: 0 },
      { size: 1, cursor: null },
    )
    await call('POST', `/v1/keys/${items[0]?.id}/revoke`)
    const { status, json, headers } = await call('GET', '/v1/keys', { key })
    expect([status, json.code]).toEqual([401, 'revoked'])
    expect(headers.get('www-authenticate')).toContain('error="invalid_token"')
  })

  it('reads the key from neither query nor cookie, and marks it as exposed', async () => {
    const { call, engine, createAdminKey, deps } = await openManagement()
    const key = await createAdminKey({ scopes: ['*:*'] })
    const inQuery = await call('GET', `/v1/apis?api_key=${key}`, { key: null })
    const headers = { cookie: `key=${key}` }
    const inCookie = await call('GET', '/v1/apis', { key: null, headers })
    for (const { status, json, text } of [inQuery, inCookie]) {
      expect([status, json.code]).toEqual([401, 'credential_in_url'])
      expect(text).not.toContain(key)
    }
    const { items } = await engine.storage.listKeys(
      { apiId: 'keyward', nowMs: 0 },
      { size: 1, cursor: null },
    )
    expect(items[0]).toMatchObject({ exposedIn: 'query' })
    expect(await deps.metrics.text()).toContain('keyward_exposed_keys_total{where="cookie"} 1')
  })

  it('is logged with ids, once per refusal', async () => {
    const { call, engine, logLines } = await openManagement()
    const { text } = await createShopKey(engine)
    await call('GET', '/v1/keys', { key: text })
    expect(logLines).toHaveLength(1)
    expect(JSON.parse(logLines[0] ?? '')).toMatchObject({
      level: 'warn',
      msg: 'admin denied',
      operation: 'listKeys',
      code: 'not_found',
    })
    expect(logLines[0]).not.toContain(text.slice(-38))
  })
})

describe('403', () => {
  it.each(guarded.map((each) => [each.operationId, each] as const))(
    '%s names the scope that it needs',
    async (_id, endpoint) => {
      const { call, createAdminKey } = await openManagement()
      const others = ADMIN_SCOPES.map(({ name }) => name).filter((name) => name !== endpoint.scope)
      const key = await createAdminKey({ scopes: others })
      const { status, json, headers } = await call(...asCall(endpoint), { key })
      expect([status, json.error, json.missing]).toEqual([403, 'forbidden', [endpoint.scope]])
      expect(headers.get('www-authenticate')).toContain(`scope="${endpoint.scope}"`)
    },
  )

  it('keeps a key to its addresses, also when nobody knows the address', async () => {
    const { app, createAdminKey } = await openManagement()
    const key = await createAdminKey({ scopes: ['read:apis'], addresses: ['10.0.0.0/8'] })
    const ask = async (address: string | undefined) => {
      const request = new Request('http://localhost/v1/apis', { headers: { 'x-api-key': key } })
      return (await app.fetch(request, { address })).status
    }
    expect([await ask('10.1.2.3'), await ask('192.0.2.1'), await ask(undefined)]).toEqual([
      200, 403, 403,
    ])
  })
})

describe('400', () => {
  it.each([
    ['both headers', { 'x-api-key': 'KEY', authorization: 'Bearer KEY' }],
    ['X-API-Key twice, joined', { 'x-api-key': 'KEY, KEY' }],
    ['a list of tokens', { authorization: 'Bearer KEY, Bearer KEY' }],
  ])('refuses %s', async (_name, template) => {
    const { call, createAdminKey } = await openManagement()
    const key = await createAdminKey({ scopes: ['*:*'] })
    const headers = Object.fromEntries(
      Object.entries(template).map(([name, value]) => [name, value.replaceAll('KEY', key)]),
    )
    const { status, json, headers: told } = await call('GET', '/v1/keys', { key: null, headers })
    expect([status, json.code]).toEqual([400, 'several_credentials'])
    expect(told.get('www-authenticate')).toBe('Bearer realm="keyward", error="invalid_request"')
  })
})

describe('429', () => {
  it('says how long to wait', async () => {
    const { call, createAdminKey } = await openManagement()
    const rateLimits = [{ name: 'slow', limit: 1, windowMs: 30_000, per: 'key' as const }]
    const key = await createAdminKey({ scopes: ['read:keys'], rateLimits })
    expect((await call('GET', '/v1/keys', { key })).status).toBe(200)
    const { status, json, headers } = await call('GET', '/v1/keys', { key })
    expect([status, json.error]).toEqual([429, 'rate_limited'])
    expect(headers.get('retry-after')).toBe('30')
    expect(headers.get('ratelimit')).toBe('"slow";r=0;t=30')
  })
})

describe('200', () => {
  it.each(['x-api-key', 'authorization'])('takes the key from %s', async (field) => {
    const { call, createAdminKey } = await openManagement()
    const key = await createAdminKey({ scopes: ['read:*'] })
    const headers = { [field]: field === 'authorization' ? `Bearer ${key}` : key }
    expect((await call('GET', '/v1/keys', { key: null, headers })).status).toBe(200)
  })

  it('goes on by the header when a key stands in a cookie too', async () => {
    const { call, engine, createAdminKey } = await openManagement()
    const key = await createAdminKey({ scopes: ['read:keys'] })
    const { text } = await createShopKey(engine)
    const { status } = await call('GET', '/v1/keys', { key, headers: { cookie: `k=${text}` } })
    expect(status).toBe(200)
  })
})
