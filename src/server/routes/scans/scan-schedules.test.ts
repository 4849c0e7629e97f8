import { describe, expect, it } from 'vitest'
import { openScanManagement } from '../../../../test/fixtures/open-scans.ts'

const target = 'https://api.example.com'
const daily = { api: 'shop', target, everyMs: 86_400_000 }
const open = () => openScanManagement({ targets: [target] })

describe('POST /v1/scan-schedules', () => {
  it('makes one, due for the first time within ten minutes', async () => {
    const { call, clock } = await open()
    const { status, text, headers } = await call('POST', '/v1/scan-schedules', { body: daily })
    expect([status, headers.get('location')]).toEqual([201, '/v1/scan-schedules/shop'])
    const made = JSON.parse(text)
    expect(made).toMatchObject({ ...daily, createdBy: 'local', version: 1 })
    const waitMs = Date.parse(made.nextAt) - clock.nowMs()
    expect(waitMs).toBeGreaterThanOrEqual(0)
    expect(waitMs).toBeLessThan(600_000)
  })

  it('makes it once for an Idempotency-Key, and refuses a second one', async () => {
    const { call } = await open()
    const headers = { 'idempotency-key': 'd-1' }
    const ask = (more: object) => call('POST', '/v1/scan-schedules', { body: daily, ...more })
    const statuses = [(await ask({ headers })).status, (await ask({ headers })).status]
    expect(statuses).toEqual([201, 200])
    expect((await ask({})).json.code).toBe('already_exists')
  })

  it.each([
    [{ ...daily, everyMs: 3_599_999 }, '/everyMs'],
    [{ ...daily, everyMs: 1e12 }, '/everyMs'],
    [{ ...daily, keys: [] }, '/keys'],
    [{ ...daily, active: true }, '/iOwnThisTarget'],
    [{ ...daily, target: 'x' }, '/target'],
    [{ target, everyMs: 3_600_000 }, '/api'],
  ])('refuses %j', async (body, at) => {
    const { call } = await open()
    const { status, json } = await call('POST', '/v1/scan-schedules', { body })
    expect([status, json.errors[0].at]).toEqual([400, at])
  })

  it('needs an API that exists, and is not our own', async () => {
    const { call } = await open()
    const codes = []
    for (const api of ['other', 'keyward']) {
      const { json } = await call('POST', '/v1/scan-schedules', { body: { ...daily, api } })
      codes.push(json.code)
    }
    expect(codes).toEqual(['api_not_found', 'builtin_api'])
  })
})

describe('GET and DELETE /v1/scan-schedules', () => {
  it('show, list and end it', async () => {
    const { call } = await open()
    await call('POST', '/v1/scan-schedules', { body: daily })
    expect((await call('GET', '/v1/scan-schedules/shop')).json).toMatchObject({ api: 'shop' })
    expect((await call('GET', '/v1/scan-schedules')).json.items).toHaveLength(1)
    expect((await call('DELETE', '/v1/scan-schedules/shop')).status).toBe(204)
    for (const method of ['GET', 'DELETE']) {
      const { status, json } = await call(method, '/v1/scan-schedules/shop')
      expect([status, json.code]).toEqual([404, 'scan_schedule_not_found'])
    }
    expect((await call('GET', '/v1/scan-schedules')).json.items).toEqual([])
  })

  it('need a key with the scope', async () => {
    const { call, createAdminKey } = await open()
    const key = await createAdminKey({ scopes: ['read:scans'] })
    expect((await call('GET', '/v1/scan-schedules', { key: null })).status).toBe(401)
    expect((await call('GET', '/v1/scan-schedules', { key })).status).toBe(200)
    expect((await call('DELETE', '/v1/scan-schedules/shop', { key })).status).toBe(403)
  })
})
