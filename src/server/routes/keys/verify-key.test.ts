import { describe, expect, it } from 'vitest'
import { openManagement } from '../../../../test/fixtures/open-management.ts'
import { createShopKey } from '../../../../test/fixtures/open-memory-engine.ts'

const limited = {
  scopes: ['read:users'],
  rateLimits: [{ name: 'default', limit: 2, windowMs: 60_000, per: 'key' as const }],
  quota: { limit: 100, period: 'day' as const, per: 'key' as const },
}

describe('200', () => {
  it('answers allowed with what is left', async () => {
    const { call, engine } = await openManagement()
    const routes = [{ method: 'GET', path: '/v1/users/{id}', scopes: ['read:users'] }]
    await call('PATCH', '/v1/apis/shop', { body: { routes } })
    const { key, text } = await createShopKey(engine, { ...limited, metadata: { plan: 'pro' } })
    const body = { key: text, api: 'shop', method: 'GET', path: '/v1/users/7' }
    const { status, json, headers } = await call('POST', '/v1/keys/verify', { body })
    expect(status).toBe(200)
    expect(headers.get('cache-control')).toBe('no-store')
    expect(json).toEqual({
      allowed: true,
      code: null,
      key: {
        id: key.id,
        api: 'shop',
        name: '',
        owner: null,
        scopes: ['read:users'],
        roles: [],
        state: 'active',
        expiresAt: null,
        metadata: { plan: 'pro' },
      },
      missing: [],
      route: { method: 'GET', path: '/v1/users/{id}' },
      rateLimits: [{ name: 'default', limit: 2, windowMs: 60_000, remaining: 1, resetMs: 60_000 }],
      quota: { limit: 100, period: 'day', remaining: 99, resetAt: '2026-01-16T00:00:00.000Z' },
      retryAfterMs: 0,
    })
  })

  it('answers denied with the reason', async () => {
    const { call, engine } = await openManagement()
    const { text } = await createShopKey(engine, limited)
    const verify = async (body: object) =>
      (await call('POST', '/v1/keys/verify', { body: { key: text, api: 'shop', ...body } })).json
    expect(await verify({ scopes: ['write:users'] })).toMatchObject({
      allowed: false,
      code: 'insufficient_scope',
      missing: ['write:users'],
    })
    await verify({ cost: 2 })
    expect(await verify({})).toMatchObject({ code: 'rate_limited', retryAfterMs: 60_000 })
  })

  it('tells a stranger nothing of the key', async () => {
    const { call, engine } = await openManagement()
    const { text } = await createShopKey(engine)
    const wrong = `${text.slice(0, -1)}${text.endsWith('0') ? '1' : '0'}`
    for (const [key, code] of [
      [wrong, 'malformed'],
      ['', 'malformed'],
      ['x'.repeat(100_000), 'malformed'],
      ['schlüssel', 'malformed'],
    ]) {
      const { status, json } = await call('POST', '/v1/keys/verify', { body: { key, api: 'shop' } })
      expect(status).toBe(200)
      expect(json).toMatchObject({ allowed: false, code, key: null })
    }
  })

  it('knows no key of another API', async () => {
    const { call, engine } = await openManagement()
    await call('POST', '/v1/apis', { body: { id: 'blog' } })
    const { text } = await createShopKey(engine)
    const { json } = await call('POST', '/v1/keys/verify', { body: { key: text, api: 'blog' } })
    expect(json).toMatchObject({ code: 'not_found', key: null })
  })

  it('counts decisions for the metrics', async () => {
    const { call, engine, deps } = await openManagement()
    const { text } = await createShopKey(engine)
    await call('POST', '/v1/keys/verify', { body: { key: text, api: 'shop' } })
    await call('POST', '/v1/keys/verify', { body: { key: 'nonsense', api: 'shop' } })
    const metrics = await deps.metrics.text()
    expect(metrics).toContain('keyward_decisions_total{surface="verify",outcome="allowed"} 1')
    expect(metrics).toContain('keyward_decisions_total{surface="verify",outcome="malformed"} 1')
  })
})

describe('400', () => {
  it('refuses a path that servers read differently', async () => {
    const { call, engine } = await openManagement()
    const { text } = await createShopKey(engine)
    const body = { key: text, api: 'shop', method: 'GET', path: '/v1/users/..%2fadmin' }
    const { status, json } = await call('POST', '/v1/keys/verify', { body })
    expect([status, json.code]).toEqual([400, 'invalid_path'])
  })
})

describe('404', () => {
  it('needs an API that exists', async () => {
    const { call } = await openManagement()
    const { json } = await call('POST', '/v1/keys/verify', { body: { key: 'x', api: 'other' } })
    expect(json.code).toBe('api_not_found')
  })
})

describe('405', () => {
  it('is asked by POST alone', async () => {
    const { call } = await openManagement()
    const { status, headers } = await call('GET', '/v1/keys/verify')
    expect([status, headers.get('allow')]).toEqual([405, 'POST'])
  })
})
