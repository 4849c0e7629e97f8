import { describe, expect, it } from 'vitest'
import { openManagement } from '../../../../test/fixtures/open-management.ts'
import { createShopKey } from '../../../../test/fixtures/open-memory-engine.ts'

async function open() {
  const management = await openManagement()
  const { key } = await createShopKey(management.engine, { scopes: ['read:*', 'write:users'] })
  return { ...management, path: `/v1/keys/${key.id}/narrow-scopes` }
}

const BODY = { scopes: ['read:users'], roles: [], version: 1 }

describe('200', () => {
  it('answers the key as it is then', async () => {
    const { call, path } = await open()
    const { status, json } = await call('POST', path, { body: BODY })
    expect(status).toBe(200)
    expect(json).toMatchObject({ scopes: ['read:users'], roles: [], version: 2 })
  })
})

describe('400', () => {
  it.each([
    [{ ...BODY, scopes: ['read:users', 'delete:users'] }, '/scopes/1'],
    [{ ...BODY, scopes: ['nonsense'] }, '/scopes/0'],
    [{ ...BODY, roles: ['admin'] }, '/roles/0'],
    [{ scopes: [], roles: [] }, '/version'],
    [{ ...BODY, owner: 'acme' }, '/owner'],
  ])('refuses %j', async (body, at) => {
    const { call, path } = await open()
    const { status, json } = await call('POST', path, { body })
    expect([status, json.errors[0].at]).toEqual([400, at])
  })
})

describe('403', () => {
  it('needs write:keys', async () => {
    const { call, path, createAdminKey } = await open()
    const key = await createAdminKey({ scopes: ['read:keys'] })
    expect((await call('POST', path, { body: BODY, key })).status).toBe(403)
  })

  it('sets no scopes of an admin key that the asking one does not hold', async () => {
    const { call, createAdminKey } = await open()
    const all = await createAdminKey({ name: 'all', scopes: ['*:*'] })
    const { items } = (await call('GET', '/v1/keys?api=keyward&name=all')).json
    const body = { scopes: ['read:keys'], roles: [], version: 1 }
    const path = `/v1/keys/${items[0]?.id}/narrow-scopes`
    const key = await createAdminKey({ scopes: ['write:keys'] })
    const { status, json } = await call('POST', path, { body, key })
    expect([status, json.code]).toEqual([403, 'scope_escalation'])
    expect((await call('POST', path, { body, key: all })).status).toBe(200)
  })
})

describe('404', () => {
  it('knows no other keys', async () => {
    const { call } = await openManagement()
    const path = '/v1/keys/key_000000000000/narrow-scopes'
    expect((await call('POST', path, { body: BODY })).status).toBe(404)
  })
})

describe('409', () => {
  it('refuses a key that is another by now', async () => {
    const { call, path } = await open()
    await call('POST', path, { body: BODY })
    const { status, json } = await call('POST', path, { body: BODY })
    expect([status, json.code]).toEqual([409, 'conflict'])
  })
})
