import { describe, expect, it } from 'vitest'
import { openManagement } from '../../../../test/fixtures/open-management.ts'
import { createShopKey } from '../../../../test/fixtures/open-memory-engine.ts'

describe('200', () => {
  it('shows the key with its use', async () => {
    const { call, engine } = await openManagement()
    const { key, text } = await createShopKey(engine, { name: 'ci' })
    const ask = { key: text, api: 'shop', scopes: ['read:users'] }
    await call('POST', '/v1/keys/verify', { body: ask })
    const { status, json } = await call('GET', `/v1/keys/${key.id}`)
    expect(status).toBe(200)
    expect(json).toMatchObject({ id: key.id, name: 'ci', usage: { allowed: 0, denied: 1 } })
  })

  it('tells the state at this moment', async () => {
    const { call, engine, clock } = await openManagement()
    const { key } = await createShopKey(engine, { expiresAtMs: clock.nowMs() + 1_000 })
    clock.advanceMs(1_000)
    expect((await call('GET', `/v1/keys/${key.id}`)).json.state).toBe('expired')
  })
})

describe('404', () => {
  it.each(['key_000000000000', 'other', '%27%20OR%201=1'])('does not know %s', async (id) => {
    const { call } = await openManagement()
    const { status, json } = await call('GET', `/v1/keys/${id}`)
    expect([status, json.code]).toEqual([404, 'key_not_found'])
  })
})
