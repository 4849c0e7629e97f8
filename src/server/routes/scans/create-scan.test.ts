import { describe, expect, it } from 'vitest'
import { openManagement } from '../../../../test/fixtures/open-management.ts'
import { openPeopleTarget, openScanManagement } from '../../../../test/fixtures/open-scans.ts'

const target = 'https://api.example.com'

describe('202', () => {
  it('answers the scan, which then runs and keeps what it found', async () => {
    const here = await openPeopleTarget()
    const { call, waitFor } = await openScanManagement({ targets: [here] })
    const body = { target: `${here}/`, api: 'shop', only: ['missing-authentication'] }
    const { status, json, headers } = await call('POST', '/v1/scans', { body })
    expect(status).toBe(202)
    expect(headers.get('location')).toBe(`/v1/scans/${json.id}`)
    expect(json).toMatchObject({ target: here, api: 'shop', trigger: 'request', version: 1 })
    const ended = await waitFor(json.id)
    expect(ended).toMatchObject({ state: 'done', problem: null, previous: null, version: 3 })
    expect(ended.score).toBeGreaterThan(0)
    expect(['A', 'B', 'C', 'D', 'F']).toContain(ended.grade)
  })

  it('tells why a scan has failed', async () => {
    const { scan, waitFor } = await openScanManagement({ targets: ['http://127.0.0.1:1'] })
    const ended = await waitFor(await scan({ target: 'http://127.0.0.1:1' }))
    expect(ended).toMatchObject({ state: 'failed', grade: null, findings: null })
    expect(ended.problem).toContain('does not answer')
  })
})

describe('200', () => {
  it('answers what the same Idempotency-Key made before', async () => {
    const here = await openPeopleTarget()
    const { call, waitFor } = await openScanManagement({ targets: [here] })
    const headers = { 'idempotency-key': 's-1' }
    const body = { target: here, requests: 20 }
    const first = await call('POST', '/v1/scans', { body, headers })
    await waitFor(first.json.id)
    const again = await call('POST', '/v1/scans', { body, headers })
    expect([first.status, again.status]).toEqual([202, 200])
    expect(again.json).toMatchObject({ id: first.json.id, state: 'done' })
    const other = { target: here, requests: 30 }
    const reused = await call('POST', '/v1/scans', { body: other, headers })
    expect(reused.json.code).toBe('idempotency_key_reused')
  })
})

describe('400', () => {
  it.each([
    [{}, '/target'],
    [{ target: 'nonsense' }, '/target'],
    [{ target, scheme: 'x' }, '/scheme'],
    [{ target, active: true }, '/iOwnThisTarget'],
    [{ target, requests: 0 }, '/requests'],
    [{ target, ratePerSecond: 100_000 }, '/ratePerSecond'],
    [{ target, only: [] }, '/only'],
    [{ target, only: ['no-such-rule'] }, '/only/0'],
    [{ target, skip: ['server-banner', 'x'] }, '/skip/1'],
    [{ target, keys: [{ name: 'no name', key: 'k' }] }, '/keys/0/name'],
    [{ target, keys: [{ name: 'a', key: 'two\nlines' }] }, '/keys/0/key'],
    [{ target, keys: [1, 2].map((n) => ({ name: 'a', key: `key-${n}` })) }, '/keys/1/name'],
    [{ target, keys: ['a', 'b'].map((name) => ({ name, key: 'same' })) }, '/keys/1/key'],
    [{ target, openapi: '/etc/passwd' }, '/openapi'],
  ])('refuses %j', async (body, at) => {
    const { call } = await openScanManagement({ targets: [target] })
    const { status, json } = await call('POST', '/v1/scans', { body })
    expect([status, json.errors[0].at]).toEqual([400, at])
  })
})

describe('401 and 403', () => {
  it('needs a key with the scope, and a target on the list', async () => {
    const { call, createAdminKey } = await openScanManagement({ targets: [target] })
    const body = { target: 'https://other.example.com' }
    expect((await call('POST', '/v1/scans', { body, key: null })).status).toBe(401)
    const reader = await createAdminKey({ scopes: ['read:scans'] })
    const denied = await call('POST', '/v1/scans', { body, key: reader })
    expect([denied.status, denied.json.code]).toEqual([403, 'insufficient_scope'])
    const writer = await createAdminKey({ scopes: ['write:scans'] })
    const refused = await call('POST', '/v1/scans', { body, key: writer })
    expect([refused.status, refused.json.code]).toEqual([403, 'scan_target_not_allowed'])
  })
})

describe('404', () => {
  it('needs an API that exists, if it names one', async () => {
    const { call } = await openScanManagement({ targets: [target] })
    const { json } = await call('POST', '/v1/scans', { body: { target, api: 'other' } })
    expect(json.code).toBe('api_not_found')
  })
})

describe('409', () => {
  it('says that nobody would run it, in process', async () => {
    const { call } = await openManagement()
    const { status, json } = await call('POST', '/v1/scans', { body: { target } })
    expect([status, json.code]).toEqual([409, 'scan_needs_server'])
  })
})

describe('503', () => {
  it('takes nothing any more once the server is stopping', async () => {
    const { call, desk } = await openScanManagement({ targets: [target] })
    await desk.close()
    const { status, json } = await call('POST', '/v1/scans', { body: { target } })
    expect([status, json.code]).toEqual([503, 'shutting_down'])
  })
})
