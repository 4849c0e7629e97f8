import { describe, expect, it } from 'vitest'
import { openManagement } from '../../../../test/fixtures/open-management.ts'

describe('200', () => {
  it('pages by id', async () => {
    const { call } = await openManagement()
    await call('POST', '/v1/apis', { body: { id: 'blog' } })
    const first = await call('GET', '/v1/apis?limit=2')
    const cursor = encodeURIComponent(first.json.cursor ?? '')
    const second = await call('GET', `/v1/apis?limit=2&cursor=${cursor}`)
    const ids = [...first.json.items, ...second.json.items].map(({ id }) => id)
    expect(ids).toEqual(['blog', 'keyward', 'shop'])
    expect(second.json.cursor).toBeNull()
  })
})

describe('400', () => {
  it.each([
    ['limit=0', '/query/limit'],
    ['limit=501', '/query/limit'],
    ['limit=ten', '/query/limit'],
    ['cursor=nonsense', '/cursor'],
    ['page=2', '/query/page'],
    ['limit=1&limit=2', undefined],
  ])('refuses ?%s', async (query, at) => {
    const { call } = await openManagement()
    const { status, json } = await call('GET', `/v1/apis?${query}`)
    expect(status).toBe(400)
    expect(json.errors?.[0].at).toBe(at)
  })
})
