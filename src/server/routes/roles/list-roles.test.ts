import { describe, expect, it } from 'vitest'
import { openManagement } from '../../../../test/fixtures/open-management.ts'

describe('200', () => {
  it('pages the roles of one API by name', async () => {
    const { call } = await openManagement()
    for (const name of ['writer', 'admin', 'reader']) {
      await call('POST', '/v1/roles', { body: { api: 'shop', name, scopes: ['read:users'] } })
    }
    const first = await call('GET', '/v1/roles?api=shop&limit=2')
    const cursor = encodeURIComponent(first.json.cursor ?? '')
    const second = await call('GET', `/v1/roles?api=shop&limit=2&cursor=${cursor}`)
    const names = [...first.json.items, ...second.json.items].map(({ name }) => name)
    expect(names).toEqual(['admin', 'reader', 'writer'])
  })
})

describe('400', () => {
  it('asks whose roles', async () => {
    const { call } = await openManagement()
    const { status, json } = await call('GET', '/v1/roles')
    expect([status, json.errors]).toEqual([400, [{ at: '/query/api', message: 'is required' }]])
  })
})

describe('404', () => {
  it('tells an API that does not exist from one without roles', async () => {
    const { call } = await openManagement()
    expect((await call('GET', '/v1/roles?api=other')).json.code).toBe('api_not_found')
    expect((await call('GET', '/v1/roles?api=shop')).json.items).toEqual([])
  })
})
