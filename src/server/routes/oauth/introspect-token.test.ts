import { describe, expect, it } from 'vitest'
import { verdictOf } from '../../../../test/engine/open-test-engine.ts'
import { basic, openOAuth } from '../../../../test/fixtures/open-oauth.ts'
import { updateApi } from '../../../engine/apis/update-api.ts'
import { LOCAL_OPERATOR } from '../../../engine/principal.ts'

const PATH = '/oauth2/introspect'

async function openDesk() {
  const desk = await openOAuth()
  const admin = await desk.createAdminKey({ scopes: ['verify:keys'] })
  const introspect = async (token: string, more = {}) => {
    const headers = { authorization: `Bearer ${admin}` }
    const { status, json } = await desk.post(PATH, { token, ...more }, headers)
    expect(status).toBe(200)
    return json
  }
  return { ...desk, admin, introspect }
}

describe('200', () => {
  it('tells what a token is good for, and until when', async () => {
    const desk = await openDesk()
    const key = await desk.createKey({ scopes: ['read:*'], owner: 'acme' })
    const token = await desk.getToken(key, { scope: 'read:users', address: '10.0.0.0/8' })
    const nowSeconds = desk.clock.nowMs() / 1_000
    expect(await desk.introspect(token)).toEqual({
      active: true,
      scope: 'read:users',
      client_id: key.id,
      sub: key.id,
      api: 'shop',
      aud: ['shop'],
      iss: 'http://localhost',
      token_type: 'Bearer',
      iat: nowSeconds,
      exp: nowSeconds + 900,
      jti: expect.any(String),
      owner: 'acme',
      addresses: ['10.0.0.0/8'],
    })
  })

  it('tells the same of a key, and takes nothing from its limits', async () => {
    const desk = await openDesk()
    const rateLimits = [{ name: 'default', limit: 1, windowMs: 60_000, per: 'key' as const }]
    const expiresAtMs = desk.clock.nowMs() + 60_000
    const { id, text } = await desk.createKey({ scopes: ['read:users'], rateLimits, expiresAtMs })
    for (let round = 0; round < 3; round++) {
      const told = await desk.introspect(text)
      expect(told).toMatchObject({ active: true, client_id: id, exp: expiresAtMs / 1_000 })
      expect(told).not.toHaveProperty('jti')
    }
    expect((await desk.requestToken({ id, text })).status).toBe(200)
  })

  it('tells nothing of what is not good, whatever the reason', async () => {
    const desk = await openDesk()
    const revoked = await desk.createKey()
    const token = await desk.getToken(revoked)
    await desk.call('POST', `/v1/keys/${revoked.id}/revoke`)
    const late = await desk.createKey({ scopes: [], notBeforeMs: desk.clock.nowMs() + 60_000 })
    const expired = await desk.getToken(await desk.createKey(), { lifetime: '10' })
    desk.clock.advanceMs(10_000)
    const good = await desk.getToken(await desk.createKey())
    const dead = [
      revoked.text,
      token,
      expired,
      late.text,
      good.slice(0, -4),
      `${good}.${good}`,
      'eyJhbGciOiJub25lIn0.e30.',
      'nothing',
      '💥',
    ]
    for (const text of dead) expect(await desk.introspect(text)).toEqual({ active: false })
  })

  it('does not call a token good that is bound to nothing where its API asks more', async () => {
    const desk = await openDesk()
    const token = await desk.getToken(await desk.createKey())
    expect(await desk.introspect(token)).toMatchObject({ active: true })
    await updateApi(desk.engine, LOCAL_OPERATOR, 'shop', { keyPolicy: { requireDpop: true } })
    expect(await verdictOf(desk.engine, 'shop', token)).toBe('not_found')
    expect(await desk.introspect(token)).toEqual({ active: false })
  })

  it('names no scope of a key that has none', async () => {
    const desk = await openDesk()
    const { text } = await desk.createKey({ scopes: [] })
    const told = await desk.introspect(text)
    expect(told).toMatchObject({ active: true, token_type: 'Bearer' })
    expect(told).not.toHaveProperty('scope')
  })

  it('knows an imported key when its API is named', async () => {
    const desk = await openDesk()
    const rows = [{ key: 'a-key-of-before-with-no-form', scopes: ['read:users'] }]
    await desk.call('POST', '/v1/keys/import', { body: { api: 'shop', rows } })
    const [{ key } = { key: '' }] = rows
    expect(await desk.introspect(key)).toEqual({ active: false })
    expect(await desk.introspect(key, { audience: 'shop' })).toMatchObject({ active: true })
  })

  it('may be asked in every way that a client can name itself', async () => {
    const desk = await openDesk()
    const id = `key_${desk.admin.slice('keyward_'.length, 'keyward_'.length + 12)}`
    const token = await desk.getToken(await desk.createKey())
    const ways = [
      desk.post(PATH, { token }, { 'x-api-key': desk.admin }),
      desk.post(PATH, { token }, basic(id, desk.admin)),
      desk.post(PATH, { token, client_id: id, client_secret: desk.admin }),
    ]
    for (const { status, json } of await Promise.all(ways)) {
      expect([status, json.active]).toEqual([200, true])
    }
  })
})

describe('400', () => {
  it('without a token, or with two', async () => {
    const desk = await openDesk()
    const headers = { 'x-api-key': desk.admin }
    for (const fields of [{}, { token: '' }, { token: ['a', 'b'] }]) {
      const { status, json } = await desk.post(PATH, fields, headers)
      expect([status, json.error]).toEqual([400, 'invalid_request'])
    }
  })
})

describe('401', () => {
  it('for nobody, and for a key that is not valid', async () => {
    const desk = await openDesk()
    for (const headers of [{}, basic('key_x', 'y')]) {
      const { status, json, headers: told } = await desk.post(PATH, { token: 'x' }, headers)
      expect([status, json.error]).toEqual([401, 'invalid_client'])
      expect(told.get('www-authenticate')).toMatch(/^Basic realm=/)
    }
    // RFC 7662 §2.3: of a bearer token what RFC 6750 has it say.
    for (const headers of [{ 'x-api-key': 'nothing' }, { authorization: 'Bearer keyward_x' }]) {
      const { status, json, headers: told } = await desk.post(PATH, { token: 'x' }, headers)
      expect([status, json.error]).toEqual([401, 'invalid_token'])
      expect(told.get('www-authenticate')).toBe('Bearer realm="keyward", error="invalid_token"')
    }
  })
})

describe('403', () => {
  it('for an admin without verify:keys, and for a key of another API that has it', async () => {
    const desk = await openDesk()
    const admin = await desk.createAdminKey({ scopes: ['read:keys'] })
    const bearer = await desk.post(PATH, { token: 'x' }, { 'x-api-key': admin })
    expect([bearer.status, bearer.json.error]).toEqual([403, 'insufficient_scope'])
    const { id, text } = await desk.createKey({ scopes: ['verify:keys'] })
    const foreign = await desk.post(PATH, { token: 'x' }, basic(id, text))
    expect([foreign.status, foreign.json.error]).toEqual([403, 'access_denied'])
  })
  it('is told by the audit log, however the admin names itself', async () => {
    const desk = await openDesk()
    const admin = await desk.createAdminKey({ scopes: ['read:keys'] })
    const id = `key_${admin.slice('keyward_'.length, 'keyward_'.length + 12)}`
    expect((await desk.post(PATH, { token: 'x' }, basic(id, admin))).status).toBe(403)
    await desk.deps.audit?.denials.close()
    const { items } = await desk.engine.storage.listAuditEvents(
      { tenant: 'keyward', actorId: id },
      { cursor: null, size: 10 },
    )
    expect(items).toMatchObject([
      { details: { code: 'insufficient_scope', operation: 'introspectToken' } },
    ])
  })
})
