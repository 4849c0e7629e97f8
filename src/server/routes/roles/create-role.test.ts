import { describe, expect, it } from 'vitest'
import { openManagement } from '../../../../test/fixtures/open-management.ts'

const reader = { api: 'shop', name: 'reader', scopes: ['read:users', 'read:*'] }

describe('201', () => {
  it('answers the role', async () => {
    const { call } = await openManagement()
    const { status, json, headers } = await call('POST', '/v1/roles', { body: reader })
    expect(status).toBe(201)
    expect(headers.get('location')).toBe('/v1/roles/shop/reader')
    expect(json).toMatchObject({ ...reader, description: '', version: 1 })
  })
})

describe('200', () => {
  it('answers what the same Idempotency-Key made before', async () => {
    const { call } = await openManagement()
    const headers = { 'idempotency-key': 'r-1' }
    const first = await call('POST', '/v1/roles', { body: reader, headers })
    const again = await call('POST', '/v1/roles', { body: reader, headers })
    expect([first.status, again.status]).toEqual([201, 200])
    expect(again.headers.get('idempotency-replayed')).toBe('true')
    expect(again.json).toEqual(first.json)
  })
})

describe('400', () => {
  it.each([
    [{ ...reader, scopes: ['users'] }, '/scopes/0'],
    [{ ...reader, name: 'no spaces' }, '/name'],
    [{ ...reader, scopes: 'read:users' }, '/scopes'],
    [{ api: 'shop', name: 'reader' }, '/scopes'],
    [{ ...reader, scope: [] }, '/scope'],
  ])('refuses %j', async (body, at) => {
    const { call } = await openManagement()
    const { status, json } = await call('POST', '/v1/roles', { body })
    expect([status, json.errors[0].at]).toEqual([400, at])
  })
})

describe('404', () => {
  it('needs an API that exists', async () => {
    const { call } = await openManagement()
    const { json } = await call('POST', '/v1/roles', { body: { ...reader, api: 'other' } })
    expect(json.code).toBe('api_not_found')
  })
})

describe('409', () => {
  it('refuses a name that is taken', async () => {
    const { call } = await openManagement()
    await call('POST', '/v1/roles', { body: reader })
    const { status, json } = await call('POST', '/v1/roles', { body: reader })
    expect([status, json.code]).toEqual([409, 'already_exists'])
  })
})
