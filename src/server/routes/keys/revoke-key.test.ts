import { describe, expect, it } from 'vitest'
import { openManagement } from '../../../../test/fixtures/open-management.ts'
import { createShopKey } from '../../../../test/fixtures/open-memory-engine.ts'

describe('200', () => {
  it('ends the key from this moment', async () => {
    const { call, engine } = await openManagement()
    const { key, text } = await createShopKey(engine)
    const ask = { body: { key: text, api: 'shop' } }
    expect((await call('POST', '/v1/keys/verify', ask)).json.allowed).toBe(true)
    const body = { reason: 'left the company' }
    const { status, json } = await call('POST', `/v1/keys/${key.id}/revoke`, { body })
    expect(status).toBe(200)
    expect(json).toMatchObject({ state: 'revoked', revokedReason: 'left the company' })
    expect((await call('POST', '/v1/keys/verify', ask)).json.code).toBe('revoked')
  })

  it('needs no body, and changes nothing the second time', async () => {
    const { call, engine, clock } = await openManagement()
    const { key } = await createShopKey(engine)
    const first = await call('POST', `/v1/keys/${key.id}/revoke`)
    clock.advanceMs(1_000)
    const second = await call('POST', `/v1/keys/${key.id}/revoke`, { body: { reason: 'again' } })
    expect(second.json).toEqual(first.json)
  })
})

describe('400', () => {
  it.each([
    [{ reason: 'a\nb' }, '/reason'],
    [{ reason: 'x'.repeat(201) }, '/reason'],
    [{ because: 'x' }, '/because'],
  ])('refuses %j', async (body, at) => {
    const { call, engine } = await openManagement()
    const { key } = await createShopKey(engine)
    const { status, json } = await call('POST', `/v1/keys/${key.id}/revoke`, { body })
    expect([status, json.errors[0].at]).toEqual([400, at])
  })
})

describe('404', () => {
  it('knows no other keys', async () => {
    const { call } = await openManagement()
    expect((await call('POST', '/v1/keys/key_000000000000/revoke')).status).toBe(404)
  })
})

describe('415', () => {
  it('refuses a reason that is not JSON', async () => {
    const { call, engine } = await openManagement()
    const { key } = await createShopKey(engine)
    const headers = { 'content-type': 'text/plain' }
    const path = `/v1/keys/${key.id}/revoke`
    expect((await call('POST', path, { body: 'because', headers })).status).toBe(415)
    expect((await call('GET', `/v1/keys/${key.id}`)).json.state).toBe('active')
  })
})
