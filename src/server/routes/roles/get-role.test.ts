import { describe, expect, it } from 'vitest'
import { openManagement } from '../../../../test/fixtures/open-management.ts'

describe('200', () => {
  it('shows the role', async () => {
    const { call } = await openManagement()
    const body = { api: 'shop', name: 'reader', scopes: ['read:users'] }
    const made = await call('POST', '/v1/roles', { body })
    expect((await call('GET', '/v1/roles/shop/reader')).json).toEqual(made.json)
  })
})

describe('404', () => {
  it.each([
    ['shop/other', 'role_not_found'],
    ['other/reader', 'api_not_found'],
    ['shop/__proto__', 'role_not_found'],
  ])('does not know %s', async (path, code) => {
    const { call } = await openManagement()
    const { status, json } = await call('GET', `/v1/roles/${path}`)
    expect([status, json.code]).toEqual([404, code])
  })
})
