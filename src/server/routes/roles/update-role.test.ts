import { describe, expect, it } from 'vitest'
import { openManagement } from '../../../../test/fixtures/open-management.ts'
import { createShopKey } from '../../../../test/fixtures/open-memory-engine.ts'

async function openWithRole() {
  const management = await openManagement()
  const body = { api: 'shop', name: 'reader', description: 'reads', scopes: ['read:users'] }
  await management.call('POST', '/v1/roles', { body })
  return management
}

describe('200', () => {
  it('changes the scopes of keys that hold it, at once', async () => {
    const { call, engine } = await openWithRole()
    const { text } = await createShopKey(engine, { roles: ['reader'] })
    const ask = { key: text, api: 'shop', scopes: ['read:posts'] }
    expect((await call('POST', '/v1/keys/verify', { body: ask })).json.allowed).toBe(false)
    const body = { scopes: ['read:users', 'read:posts'] }
    const { status, json } = await call('PATCH', '/v1/roles/shop/reader', { body })
    expect([status, json.description, json.version]).toEqual([200, 'reads', 2])
    expect((await call('POST', '/v1/keys/verify', { body: ask })).json.allowed).toBe(true)
  })
})

describe('400', () => {
  it('refuses scopes that are none', async () => {
    const { call } = await openWithRole()
    const { json } = await call('PATCH', '/v1/roles/shop/reader', { body: { scopes: ['*'] } })
    expect(json.errors[0].at).toBe('/scopes/0')
  })
})

describe('404', () => {
  it('does not make what is not there', async () => {
    const { call } = await openManagement()
    const { json } = await call('PATCH', '/v1/roles/shop/other', { body: {} })
    expect(json.code).toBe('role_not_found')
  })
})

describe('409', () => {
  it('refuses a change of what was changed meanwhile', async () => {
    const { call } = await openWithRole()
    await call('PATCH', '/v1/roles/shop/reader', { body: { description: 'first' } })
    const body = { description: 'second', version: 1 }
    const { status, json } = await call('PATCH', '/v1/roles/shop/reader', { body })
    expect([status, json.code]).toEqual([409, 'conflict'])
  })
})
