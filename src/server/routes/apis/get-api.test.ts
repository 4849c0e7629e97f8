import { describe, expect, it } from 'vitest'
import { openManagement } from '../../../../test/fixtures/open-management.ts'

describe('200', () => {
  it('shows the API', async () => {
    const { call } = await openManagement()
    const { status, json } = await call('GET', '/v1/apis/shop')
    expect(status).toBe(200)
    expect(json).toMatchObject({ id: 'shop', prefix: 'shop_live', version: 1 })
  })

  it('answers HEAD like GET, without a body', async () => {
    const { call } = await openManagement()
    const { status, text } = await call('HEAD', '/v1/apis/shop')
    expect([status, text]).toEqual([200, ''])
  })
})

describe('404', () => {
  it.each(['other', '..%2f..', '%00', 'SHOP'])('does not know %s', async (id) => {
    const { call } = await openManagement()
    const { status, json } = await call('GET', `/v1/apis/${id}`)
    expect([status, json.code]).toEqual([404, 'api_not_found'])
  })
})
