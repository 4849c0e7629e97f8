import { describe, expect, it } from 'vitest'
import { openManagement } from '../../../../test/fixtures/open-management.ts'
import { createShopKey } from '../../../../test/fixtures/open-memory-engine.ts'

describe('200', () => {
  it('changes what is named, and the next verification knows', async () => {
    const { call, engine } = await openManagement()
    const { key, text } = await createShopKey(engine, { name: 'ci', owner: 'acme' })
    const body = { scopes: ['read:users'], expiresAt: '2026-02-01T00:00:00Z' }
    const { status, json } = await call('PATCH', `/v1/keys/${key.id}`, { body })
    expect(status).toBe(200)
    expect(json).toMatchObject({ name: 'ci', owner: 'acme', version: 2, scopes: ['read:users'] })
    const ask = { key: text, api: 'shop', scopes: ['read:users'] }
    expect((await call('POST', '/v1/keys/verify', { body: ask })).json.allowed).toBe(true)
  })

  it('takes null for "no longer"', async () => {
    const { call, engine } = await openManagement()
    const { key } = await createShopKey(engine, { owner: 'acme', expiresAtMs: 2e12 })
    const body = { owner: null, expiresAt: null, quota: null, rateLimits: [] }
    const { json } = await call('PATCH', `/v1/keys/${key.id}`, { body })
    expect(json).toMatchObject({ owner: null, expiresAt: null, quota: null, rateLimits: [] })
  })
})

describe('400', () => {
  it.each([
    [{ expireAt: null }, '/expireAt'],
    [{ version: 0 }, '/version'],
    [{ version: 1.5 }, '/version'],
    [{ api: 'other' }, '/api'],
    [{ notBefore: '2027-01-01T00:00:00Z', expiresAt: '2026-01-01T00:00:00Z' }, '/expiresAt'],
  ])('refuses %j', async (body, at) => {
    const { call, engine } = await openManagement()
    const { key } = await createShopKey(engine)
    const { status, json } = await call('PATCH', `/v1/keys/${key.id}`, { body })
    expect([status, json.errors[0].at]).toEqual([400, at])
  })

  it('refuses If-Match instead of ignoring it', async () => {
    const { call, engine } = await openManagement()
    const { key } = await createShopKey(engine)
    const headers = { 'if-match': '*' }
    const { status } = await call('PATCH', `/v1/keys/${key.id}`, { body: {}, headers })
    expect(status).toBe(400)
  })
})

describe('404', () => {
  it('does not make what is not there', async () => {
    const { call } = await openManagement()
    const { json } = await call('PATCH', '/v1/keys/key_000000000000', { body: {} })
    expect(json.code).toBe('key_not_found')
  })
})

describe('409', () => {
  it('refuses a change of what was changed meanwhile', async () => {
    const { call, engine } = await openManagement()
    const { key } = await createShopKey(engine)
    await call('PATCH', `/v1/keys/${key.id}`, { body: { name: 'first', version: 1 } })
    const late = await call('PATCH', `/v1/keys/${key.id}`, { body: { name: 'late', version: 1 } })
    expect([late.status, late.json.code]).toEqual([409, 'conflict'])
  })

  it('does not bring a revoked key back', async () => {
    const { call, engine } = await openManagement()
    const { key } = await createShopKey(engine)
    await call('POST', `/v1/keys/${key.id}/revoke`)
    const { status } = await call('PATCH', `/v1/keys/${key.id}`, { body: { enabled: true } })
    expect(status).toBe(409)
  })
})
