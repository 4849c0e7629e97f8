import { describe, expect, it } from 'vitest'
import { openManagement } from '../../../../test/fixtures/open-management.ts'
import { createShopKey } from '../../../../test/fixtures/open-memory-engine.ts'

describe('200', () => {
  it('says which grant gives a scope and which scope is missing', async () => {
    const { call, engine } = await openManagement()
    const routes = [{ method: 'GET', path: '/v1/users', scopes: ['read:users'] }]
    await call('PATCH', '/v1/apis/shop', { body: { routes } })
    await call('POST', '/v1/roles', {
      body: { api: 'shop', name: 'reader', scopes: ['read:*'] },
    })
    const { key } = await createShopKey(engine, { roles: ['reader'] })
    const body = { method: 'GET', path: '/v1//users/', scopes: ['write:users'] }
    const { status, json } = await call('POST', `/v1/keys/${key.id}/explain`, { body })
    expect(status).toBe(200)
    expect(json).toEqual({
      allowed: false,
      code: 'insufficient_scope',
      keyId: key.id,
      api: 'shop',
      state: 'active',
      path: '/v1/users/',
      decidedBy: 'routes',
      route: { method: 'GET', path: '/v1/users' },
      needed: [
        { scope: 'read:users', grantedBy: { scope: 'read:*', role: 'reader' } },
        { scope: 'write:users', grantedBy: null },
      ],
      addressAllowed: true,
    })
  })

  it('spends and counts nothing', async () => {
    const { call, engine } = await openManagement()
    const rateLimits = [{ name: 'one', limit: 1, windowMs: 60_000, per: 'key' as const }]
    const { key, text } = await createShopKey(engine, { rateLimits })
    await call('POST', `/v1/keys/${key.id}/explain`)
    await call('POST', `/v1/keys/${key.id}/explain`)
    const body = { key: text, api: 'shop' }
    expect((await call('POST', '/v1/keys/verify', { body })).json.allowed).toBe(true)
    expect((await call('GET', `/v1/keys/${key.id}`)).json.usage.allowed).toBe(1)
  })
})

describe('400', () => {
  it.each([
    [{ method: 'GET' }, 'invalid_request'],
    [{ path: '/v1/users' }, 'invalid_request'],
    [{ method: 'GET', path: '/v1/%2e%2e/%2e%2e' }, 'invalid_path'],
    [{ address: '10.1' }, 'invalid_request'],
    [{ scopes: ['read:*'] }, 'invalid_request'],
  ])('refuses %j', async (body, code) => {
    const { call, engine } = await openManagement()
    const { key } = await createShopKey(engine)
    const { status, json } = await call('POST', `/v1/keys/${key.id}/explain`, { body })
    expect([status, json.code]).toEqual([400, code])
  })
})

describe('404', () => {
  it('knows no other keys', async () => {
    const { call } = await openManagement()
    expect((await call('POST', '/v1/keys/key_000000000000/explain')).status).toBe(404)
  })
})
