import { describe, expect, it } from 'vitest'
import { openManagement } from '../../../../test/fixtures/open-management.ts'
import { createShopKey } from '../../../../test/fixtures/open-memory-engine.ts'

describe('204', () => {
  it('deletes an API whose keys are all revoked', async () => {
    const { call, engine } = await openManagement()
    const { key } = await createShopKey(engine)
    await call('POST', `/v1/keys/${key.id}/revoke`)
    const { status, text } = await call('DELETE', '/v1/apis/shop')
    expect([status, text]).toEqual([204, ''])
    expect((await call('GET', '/v1/apis/shop')).status).toBe(404)
  })
})

describe('404', () => {
  it('cannot delete twice', async () => {
    const { call } = await openManagement()
    await call('DELETE', '/v1/apis/shop')
    expect((await call('DELETE', '/v1/apis/shop')).json.code).toBe('api_not_found')
  })
})

describe('409', () => {
  it('keeps an API that has live keys', async () => {
    const { call, engine } = await openManagement()
    await createShopKey(engine)
    const { status, json } = await call('DELETE', '/v1/apis/shop')
    expect([status, json.code]).toEqual([409, 'api_not_empty'])
  })

  it('keeps the built-in API', async () => {
    const { call } = await openManagement()
    const { status, json } = await call('DELETE', '/v1/apis/keyward')
    expect([status, json.code]).toEqual([409, 'builtin_api'])
  })
})
