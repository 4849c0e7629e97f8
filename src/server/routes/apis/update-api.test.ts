import { describe, expect, it } from 'vitest'
import { openManagement } from '../../../../test/fixtures/open-management.ts'

describe('200', () => {
  it('changes what is named and keeps the rest', async () => {
    const { call } = await openManagement()
    const before = (await call('GET', '/v1/apis/shop')).json
    const { status, json } = await call('PATCH', '/v1/apis/shop', { body: { name: 'The Shop' } })
    expect(status).toBe(200)
    expect(json).toEqual({ ...before, name: 'The Shop', version: 2 })
  })

  it('takes the version that was read', async () => {
    const { call } = await openManagement()
    const body = { upstream: 'http://127.0.0.1:5001', version: 1 }
    expect((await call('PATCH', '/v1/apis/shop', { body })).json.version).toBe(2)
  })
})

describe('400', () => {
  it('refuses If-Match instead of ignoring it', async () => {
    const { call } = await openManagement()
    const headers = { 'if-match': '"1"' }
    const { status, json } = await call('PATCH', '/v1/apis/shop', { body: {}, headers })
    expect(status).toBe(400)
    expect(json.detail).toContain('version')
  })

  it('refuses a typo', async () => {
    const { call } = await openManagement()
    const { status, json } = await call('PATCH', '/v1/apis/shop', { body: { rate_limits: [] } })
    expect([status, json.errors[0].at]).toEqual([400, '/rate_limits'])
  })
})

describe('404', () => {
  it('does not make what is not there', async () => {
    const { call } = await openManagement()
    const { json } = await call('PATCH', '/v1/apis/other', { body: { name: 'x' } })
    expect(json.code).toBe('api_not_found')
  })
})

describe('409', () => {
  it('refuses a change of what was changed meanwhile', async () => {
    const { call } = await openManagement()
    await call('PATCH', '/v1/apis/shop', { body: { name: 'first' } })
    const { status, json } = await call('PATCH', '/v1/apis/shop', {
      body: { name: 'second', version: 1 },
    })
    expect([status, json.code]).toEqual([409, 'conflict'])
    expect((await call('GET', '/v1/apis/shop')).json.name).toBe('first')
  })

  it('leaves the built-in API as it is', async () => {
    const { call } = await openManagement()
    const { status, json } = await call('PATCH', '/v1/apis/keyward', { body: { routes: [] } })
    expect([status, json.code]).toEqual([409, 'builtin_api'])
  })
})
