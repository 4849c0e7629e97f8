import { describe, expect, it } from 'vitest'
import { openManagement } from '../../../../test/fixtures/open-management.ts'
import { createShopKey } from '../../../../test/fixtures/open-memory-engine.ts'

async function openWithRole() {
  const management = await openManagement()
  const body = { api: 'shop', name: 'reader', scopes: ['read:users'] }
  await management.call('POST', '/v1/roles', { body })
  return management
}

describe('204', () => {
  it('deletes a role that nobody holds', async () => {
    const { call } = await openWithRole()
    expect((await call('DELETE', '/v1/roles/shop/reader')).status).toBe(204)
    expect((await call('GET', '/v1/roles/shop/reader')).status).toBe(404)
  })
})

describe('404', () => {
  it.each([
    ['shop/other', 'role_not_found'],
    ['other/reader', 'api_not_found'],
  ])('does not know %s', async (path, code) => {
    const { call } = await openWithRole()
    expect((await call('DELETE', `/v1/roles/${path}`)).json.code).toBe(code)
  })
})

describe('409', () => {
  it('keeps a role that a live key holds', async () => {
    const { call, engine } = await openWithRole()
    await createShopKey(engine, { roles: ['reader'] })
    const { status, json } = await call('DELETE', '/v1/roles/shop/reader')
    expect([status, json.code]).toEqual([409, 'conflict'])
  })
})
