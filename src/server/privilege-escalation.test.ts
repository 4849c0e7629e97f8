import { describe, expect, it } from 'vitest'
import { type Management, openManagement } from '../../test/fixtures/open-management.ts'

/** May make keys and roles, and wants to be more. */
async function openWithAttacker() {
  const management = await openManagement()
  const key = await management.createAdminKey({ scopes: ['write:keys', 'write:roles'] })
  return { ...management, key, expectRefused: expectRefusedBy(management, key) }
}

function expectRefusedBy({ call, engine }: Management, key: string) {
  return async (method: string, path: string, body: object) => {
    const filter = { apiId: 'keyward', nowMs: 0 }
    const page = { size: 500, cursor: null }
    const before = JSON.stringify(await engine.storage.listKeys(filter, page))
    const { status, json } = await call(method, path, { key, body })
    expect([status, json.error]).toEqual([403, 'forbidden'])
    expect(JSON.stringify(await engine.storage.listKeys(filter, page))).toBe(before)
  }
}

const role = { api: 'keyward', name: 'boss', scopes: ['write:apis'] }

describe('a write:keys key', () => {
  it.each([['write:apis'], ['*:*'], ['write:*'], ['*:keys'], ['read:keys']])(
    'cannot make an admin key with %s',
    async (scope) => {
      const { expectRefused } = await openWithAttacker()
      await expectRefused('POST', '/v1/keys', { api: 'keyward', scopes: ['write:keys', scope] })
    },
  )

  it('cannot make one with a stronger role', async () => {
    const { call, expectRefused } = await openWithAttacker()
    await call('POST', '/v1/roles', { body: role })
    await expectRefused('POST', '/v1/keys', { api: 'keyward', roles: ['boss'] })
  })

  it('cannot make a stronger role', async () => {
    const { expectRefused } = await openWithAttacker()
    await expectRefused('POST', '/v1/roles', role)
  })

  it('cannot strengthen a role that its keys hold', async () => {
    const { call, expectRefused, key } = await openWithAttacker()
    const weak = { api: 'keyward', name: 'mine', scopes: ['write:keys'] }
    expect((await call('POST', '/v1/roles', { key, body: weak })).status).toBe(201)
    await expectRefused('PATCH', '/v1/roles/keyward/mine', { scopes: ['*:*'] })
  })

  it('cannot change a key that is stronger than itself, not even harmlessly', async () => {
    const { call, expectRefused } = await openWithAttacker()
    const body = { api: 'keyward', scopes: ['*:*'] }
    const { json } = await call('POST', '/v1/keys', { body })
    await expectRefused('PATCH', `/v1/keys/${json.id}`, { name: 'renamed' })
    await expectRefused('PATCH', `/v1/keys/${json.id}`, { addresses: ['192.0.2.1'] })
  })

  it('cannot strengthen its own key, by scopes or by a role', async () => {
    const { call, expectRefused } = await openWithAttacker()
    await call('POST', '/v1/roles', { body: role })
    const { items } = (await call('GET', '/v1/keys?api=keyward')).json
    await expectRefused('PATCH', `/v1/keys/${items[0]?.id}`, { scopes: ['*:*'] })
    await expectRefused('PATCH', `/v1/keys/${items[0]?.id}`, { roles: ['boss'] })
  })

  it('cannot narrow a stronger key to its own scopes, to rotate it then', async () => {
    const { call, expectRefused } = await openWithAttacker()
    const { json } = await call('POST', '/v1/keys', { body: { api: 'keyward', scopes: ['*:*'] } })
    const own = { scopes: ['write:keys'] }
    await expectRefused('PATCH', `/v1/keys/${json.id}`, own)
    const proposal = { ...own, roles: [], version: json.version }
    await expectRefused('POST', `/v1/keys/${json.id}/narrow-scopes`, proposal)
    await expectRefused('POST', `/v1/keys/${json.id}/rotate`, {})
  })

  it('cannot narrow a role of stronger keys, to rotate those then', async () => {
    const { call, expectRefused } = await openWithAttacker()
    await call('POST', '/v1/roles', { body: role })
    const { json } = await call('POST', '/v1/keys', { body: { api: 'keyward', roles: ['boss'] } })
    await expectRefused('PATCH', '/v1/roles/keyward/boss', { scopes: ['write:keys'] })
    await expectRefused('POST', `/v1/keys/${json.id}/rotate`, {})
  })

  it('cannot bring back a leaked secret of a stronger key', async () => {
    const { call, expectRefused } = await openWithAttacker()
    const { json } = await call('POST', '/v1/keys', { body: { api: 'keyward', scopes: ['*:*'] } })
    const stronger = `/v1/keys/${json.id}`
    await call('POST', `${stronger}/rotate`, { body: { graceSeconds: 60 } })
    await expectRefused('POST', `${stronger}/rotation/cancel`, {})
    await call('POST', `${stronger}/quarantine`)
    await expectRefused('POST', `${stronger}/release`, {})
    expect((await call('GET', '/v1/keys', { key: json.secret })).status).toBe(401)
    expect((await call('POST', `${stronger}/release`)).status).toBe(200)
    expect((await call('POST', `${stronger}/rotation/cancel`)).status).toBe(200)
  })

  it('cannot import an admin key', async () => {
    const { call, key } = await openWithAttacker()
    const rows = [{ key: 'a-key-of-my-own-choice-0123456789', scopes: ['*:*'] }]
    const { json } = await call('POST', '/v1/keys/import', { key, body: { api: 'keyward', rows } })
    expect(json.code).toBe('builtin_api')
  })

  it('cannot replay what a stronger admin made to see it', async () => {
    const { call, createAdminKey, key } = await openWithAttacker()
    const strong = await createAdminKey({ scopes: ['*:*'] })
    const headers = { 'idempotency-key': 'known' }
    const body = { api: 'keyward', scopes: ['write:apis'] }
    await call('POST', '/v1/keys', { key: strong, body, headers })
    expect((await call('POST', '/v1/keys', { key, body, headers })).status).toBe(403)
  })

  it('may pass on what it holds', async () => {
    const { call, key } = await openWithAttacker()
    const body = { api: 'keyward', scopes: ['write:keys'] }
    expect((await call('POST', '/v1/keys', { key, body })).status).toBe(201)
  })

  it('may grant whatever it likes in other APIs', async () => {
    const { call, key } = await openWithAttacker()
    const body = { api: 'shop', scopes: ['*:*'] }
    expect((await call('POST', '/v1/keys', { key, body })).status).toBe(201)
  })

  it('leaves a trace in the log when it is refused', async () => {
    const { call, key, logLines } = await openWithAttacker()
    await call('POST', '/v1/roles', { key, body: role })
    expect(JSON.parse(logLines.at(-1) ?? '')).toMatchObject({
      msg: 'admin denied',
      code: 'scope_escalation',
      operation: 'createRole',
      actor: expect.stringMatching(/^key_/),
    })
  })
})
