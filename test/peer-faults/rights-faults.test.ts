/** Faults that other authorities have in who may do what, each tried against ours. */
import { describe, expect, it } from 'vitest'
import { routes } from '../../src/server/routes.ts'
import { openShop } from './open-shop.ts'

describe('scopes', () => {
  it('unkey: a wildcard is documented, and not evaluated', async () => {
    const { createKey, verdict } = await openShop()
    const { secret } = await createKey({ scopes: ['read:*', '*:orders'] })
    const asked = ['read:users', 'delete:orders', 'write:users', 'read:orders']
    const verdicts = []
    for (const scope of asked) verdicts.push(await verdict(secret, { scopes: [scope] }))
    expect(verdicts).toEqual(['allowed', 'allowed', 'insufficient_scope', 'allowed'])
  })

  it('better-auth: a missing permission is told as an unknown key', async () => {
    const { createKey, verify } = await openShop()
    const { secret } = await createKey({ scopes: ['read:users'] })
    const needed = { scopes: ['read:users', 'write:users'] }
    expect(await verify(secret, needed)).toMatchObject({
      allowed: false,
      code: 'insufficient_scope',
      missing: ['write:users'],
    })
    const unknown = `${secret.slice(0, -10)}0123456789`
    expect((await verify(unknown, needed)).code).toMatch(/^(?:malformed|not_found)$/)
  })

  it('unkey#2219: permissions are made one by one', async () => {
    const { createKey, verdict, ask } = await openShop()
    const scopes = Array.from({ length: 50 }, (_, nth) => `read:thing${nth}`)
    await ask('POST', '/v1/roles', { api: 'shop', name: 'reader', scopes })
    const { secret } = await createKey({ roles: ['reader'] })
    expect(await verdict(secret, { scopes })).toBe('allowed')
  })

  it('apisix#7635: a key opens every route of its API', async () => {
    const { createKey, verdict, ask } = await openShop()
    const routes = [{ method: 'GET', path: '/v1/users', scopes: ['read:users'] }]
    await ask('PATCH', '/v1/apis/shop', { routes })
    const { secret } = await createKey({ scopes: ['read:users'] })
    const at = (path: string, method = 'GET') => verdict(secret, { method, path })
    expect(await at('/v1/users')).toBe('allowed')
    expect(await at('/v1/users', 'POST')).toBe('insufficient_scope')
    expect(await at('/v1/orders')).toBe('insufficient_scope')
  })
})

describe('the management API', () => {
  it('talos: it has no authentication of its own', async () => {
    const { call } = await openShop()
    const guarded = routes.filter(({ scope }) => scope !== null)
    expect(guarded.length).toBeGreaterThan(40)
    for (const { method, path } of guarded) {
      const at = path.replaceAll(/\{[^}]+\}/g, 'x')
      const answer = await call(method.toUpperCase(), at, { key: null })
      expect([method, path, answer.status]).toEqual([method, path, 401])
    }
  })

  it('tyk: one shared secret may do everything', async () => {
    const { call, createAdminKey, createKey } = await openShop()
    const { id } = await createKey()
    const key = await createAdminKey({ scopes: ['read:keys'] })
    expect((await call('GET', `/v1/keys/${id}`, { key })).status).toBe(200)
    const revoked = await call('POST', `/v1/keys/${id}/revoke`, { key, body: {} })
    expect(revoked.status).toBe(403)
  })
})

describe('who owns a key', () => {
  it('better-auth#2446: a key ends with the person who made it', async () => {
    const { call, createAdminKey, verdict, ask } = await openShop()
    const key = await createAdminKey({ scopes: ['write:keys'], name: 'a person' })
    const body = { api: 'shop', owner: 'acme' }
    const made = (await call('POST', '/v1/keys', { key, body })).json
    await ask('POST', `/v1/keys/${made.createdBy}/revoke`, {})
    expect(await verdict(made.secret)).toBe('allowed')
  })

  it('better-auth#2134: an admin cannot manage keys of others', async () => {
    const { call, createAdminKey, verdict } = await openShop()
    const [one, other] = [
      await createAdminKey({ scopes: ['write:keys'] }),
      await createAdminKey({ scopes: ['read:keys', 'write:keys'] }),
    ]
    const body = { api: 'shop', owner: 'somebody' }
    const made = (await call('POST', '/v1/keys', { key: one, body })).json
    const listed = await call('GET', '/v1/keys?owner=somebody', { key: other })
    expect(listed.json.items.map(({ id }) => id)).toEqual([made.id])
    await call('POST', `/v1/keys/${made.id}/revoke`, { key: other, body: {} })
    expect(await verdict(made.secret)).toBe('revoked')
  })
})
