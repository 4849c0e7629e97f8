import { describe, expect, it } from 'vitest'
import { openManagement } from '../../../../test/fixtures/open-management.ts'
import { createShopKey } from '../../../../test/fixtures/open-memory-engine.ts'

async function open() {
  const management = await openManagement()
  const { key, text } = await createShopKey(management.engine)
  const post = (what: string, body?: unknown) =>
    management.call('POST', `/v1/keys/${key.id}/${what}`, body === undefined ? {} : { body })
  const allows = async (secret: string) => {
    const body = { key: secret, api: 'shop' }
    return (await management.call('POST', '/v1/keys/verify', { body })).json.allowed
  }
  const show = async () => {
    const { text: json } = await management.call('GET', `/v1/keys/${key.id}/rotation`)
    return JSON.parse(json)
  }
  return { ...management, key, old: text, post, allows, show }
}

describe('200', () => {
  it('shows the new secret, this once; both work meanwhile', async () => {
    const { post, allows, show, old, key, call, clock } = await open()
    const { status, json, text } = await post('rotate', { graceSeconds: 60 })
    expect([status, json.id]).toEqual([200, key.id])
    expect(JSON.parse(text).previousSecretEndsAt).toBe(
      new Date(clock.nowMs() + 60_000).toISOString(),
    )
    expect([await allows(old), await allows(json.secret)]).toEqual([true, true])
    expect(await show()).toMatchObject({ key: key.id, state: 'in_progress', safeToFinish: false })
    expect((await call('GET', `/v1/keys/${key.id}`)).text).not.toContain(json.secret)
  })

  it('finishes, cancels, quarantines and releases', async () => {
    const { post, allows, show, old } = await open()
    const { json } = await post('rotate', { graceSeconds: 60 })
    expect((await post('rotation/cancel')).status).toBe(200)
    expect([await allows(old), await allows(json.secret)]).toEqual([true, false])
    const second = (await post('rotate', { graceSeconds: 60 })).json.secret
    expect((await post('rotation/finish')).status).toBe(200)
    expect([await allows(old), await allows(second)]).toEqual([false, true])
    expect((await post('quarantine', { reason: 'seen' })).json.state).toBe('quarantined')
    expect(await allows(second)).toBe(false)
    expect((await post('release')).json.state).toBe('active')
    expect(await allows(second)).toBe(true)
    expect((await show()).state).toBe('none')
  })

  it('tells who still presents a secret that has ended', async () => {
    const { post, show, old, clock, call } = await open()
    await post('rotate', { graceSeconds: 0 })
    const body = { key: old, api: 'shop', address: '10.0.0.4', userAgent: 'shop-worker/1.4' }
    expect((await call('POST', '/v1/keys/verify', { body })).json).toMatchObject({
      allowed: false,
      code: 'not_found',
    })
    const unseen = { lastRefusedAt: null, lastRefusedFrom: null, lastRefusedUserAgent: null }
    expect((await show()).secrets).toMatchObject([
      {
        state: 'ended',
        refusedCount: 1,
        lastRefusedAt: new Date(clock.nowMs()).toISOString(),
        lastRefusedFrom: '10.0.0.4',
        lastRefusedUserAgent: 'shop-worker/1.4',
      },
      { state: 'current', refusedCount: 0, ...unseen },
    ])
  })

  it('takes a public key that looks like the text of a key', async () => {
    const { post } = await open()
    const x = '63EglOUhdMx9xkz_OmaVa2pDwCOJ91UGeNShvbMCKPE'
    const { status, json } = await post('rotate', { publicKey: { kty: 'OKP', crv: 'Ed25519', x } })
    expect([status, json.secret]).toEqual([200, null])
  })

  it('takes the grace of the API without a body', async () => {
    const { post, allows, old } = await open()
    expect((await post('rotate')).status).toBe(200)
    expect(await allows(old)).toBe(true)
  })
})

describe('400', () => {
  it.each([
    [{ graceSeconds: -1 }, '/graceSeconds'],
    [{ graceSeconds: 1.5 }, '/graceSeconds'],
    [{ graceSeconds: 1e9 }, '/graceSeconds'],
    [{ graceSeconds: '60' }, '/graceSeconds'],
    [{ grace: 60 }, '/grace'],
  ])('refuses %j, and the secret stays', async (body, at) => {
    const { post, allows, show, old } = await open()
    const { status, json } = await post('rotate', body)
    expect([status, json.errors[0].at]).toEqual([400, at])
    expect([await allows(old), (await show()).secrets.length]).toEqual([true, 1])
  })
})

describe('403', () => {
  it('does not let a lesser admin rotate an admin key', async () => {
    const { engine, call, createAdminKey } = await open()
    await createAdminKey({ scopes: ['*:*'], name: 'root' })
    const filter = { apiId: 'keyward', nowMs: 0 }
    const { items } = await engine.storage.listKeys(filter, { cursor: null, size: 1 })
    const key = await createAdminKey({ scopes: ['write:keys', 'read:keys'] })
    const path = `/v1/keys/${items[0]?.id}/rotate`
    const { status, json } = await call('POST', path, { key, body: { graceSeconds: 0 } })
    expect([status, json.code]).toEqual([403, 'scope_escalation'])
  })

  it('needs write:keys', async () => {
    const { key, call, createAdminKey } = await open()
    const reader = await createAdminKey({ scopes: ['read:keys'] })
    for (const what of ['rotate', 'rotation/finish', 'rotation/cancel', 'quarantine', 'release']) {
      const { status } = await call('POST', `/v1/keys/${key.id}/${what}`, { key: reader })
      expect([what, status]).toEqual([what, 403])
    }
  })
})

describe('404 and 409', () => {
  it('say that there is no such key, or nothing to finish', async () => {
    const { post, call } = await open()
    for (const what of ['rotate', 'rotation/finish', 'rotation/cancel', 'quarantine', 'release']) {
      const { json } = await call('POST', `/v1/keys/key_000000000000/${what}`)
      expect([what, json.code]).toEqual([what, 'key_not_found'])
    }
    expect((await call('GET', '/v1/keys/key_000000000000/rotation')).status).toBe(404)
    expect((await post('rotation/finish')).status).toBe(409)
    expect((await post('rotation/cancel')).status).toBe(409)
    await post('revoke')
    for (const what of ['rotate', 'release', 'quarantine']) {
      const { status, json } = await post(what)
      expect([what, status, json.detail]).toEqual([what, 409, expect.stringContaining('revoked')])
    }
  })
})
