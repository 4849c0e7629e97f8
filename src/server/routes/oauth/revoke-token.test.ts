import { describe, expect, it } from 'vitest'
import { verdictOf } from '../../../../test/engine/open-test-engine.ts'
import { basic, openOAuth } from '../../../../test/fixtures/open-oauth.ts'
import { loadRevokedTokens } from '../../../engine/tokens/load-revoked-tokens.ts'
import { RevokedTokens } from '../../../engine/tokens/revoked-tokens.ts'

const PATH = '/oauth2/revoke'

describe('200', () => {
  it('ends a token from the moment of the answer, and no other', async () => {
    const desk = await openOAuth()
    const key = await desk.createKey()
    const [token, other] = [await desk.getToken(key), await desk.getToken(key)]
    for (let round = 0; round < 3; round++) {
      expect(await verdictOf(desk.engine, 'shop', token)).toBe('allowed')
    }
    const answer = await desk.post(PATH, { token }, basic(key.id, key.text))
    expect([answer.status, answer.json]).toEqual([200, undefined])
    expect(await verdictOf(desk.engine, 'shop', token)).toBe('not_found')
    expect(await verdictOf(desk.engine, 'shop', other)).toBe('allowed')
    expect(await verdictOf(desk.engine, 'shop', key.text)).toBe('allowed')
  })

  it('ends it in every spelling of its signature', async () => {
    const desk = await openOAuth()
    const key = await desk.createKey()
    const token = await desk.getToken(key)
    // The last letter of 64 bytes in base64url has four bits that say nothing.
    const next = String.fromCharCode(token.charCodeAt(token.length - 1) + 1)
    const twin = `${token.slice(0, -1)}${next}`
    await verdictOf(desk.engine, 'shop', twin)
    await desk.post(PATH, { token }, basic(key.id, key.text))
    expect(await verdictOf(desk.engine, 'shop', twin)).toBe('not_found')
  })

  it('ends what was exchanged from the token, and not what it was exchanged from', async () => {
    const desk = await openOAuth()
    const key = await desk.createKey()
    const tokens = [await desk.getToken(key)]
    for (let round = 0; round < 3; round++) {
      tokens.push((await desk.exchange(tokens.at(-1) ?? '')).json.access_token)
    }
    const verdicts = () => Promise.all(tokens.map((token) => verdictOf(desk.engine, 'shop', token)))
    expect(await verdicts()).toEqual(Array(4).fill('allowed'))
    await desk.post(PATH, { token: tokens[1] ?? '' }, basic(key.id, key.text))
    expect(await verdicts()).toEqual(['allowed', 'not_found', 'not_found', 'not_found'])
    expect((await desk.exchange(tokens[2] ?? '')).json.error).toBe('invalid_request')
  })

  it('is told by the audit log and to those who verify by themselves', async () => {
    const desk = await openOAuth()
    const key = await desk.createKey()
    const token = await desk.getToken(key)
    await desk.post(PATH, { token }, basic(key.id, key.text))
    const { storage } = desk.engine
    const [event] = (await storage.listAuditEvents({ tenant: 'shop' }, { cursor: null, size: 1 }))
      .items
    expect(event).toMatchObject({
      action: 'token.revoked',
      actor: { kind: 'key', id: key.id },
      details: { keyId: key.id },
    })
    const [revocation] = await storage.readRevocations(0, 10)
    expect(revocation).toMatchObject({
      keyId: key.id,
      jti: event?.target.id,
      reason: 'token_revoked',
    })
    expect(JSON.stringify([event, revocation])).not.toContain(token.split('.')[2])
  })

  it('is remembered after a restart', async () => {
    const desk = await openOAuth()
    const key = await desk.createKey()
    const token = await desk.getToken(key)
    await desk.post(PATH, { token }, basic(key.id, key.text))
    const { tokens } = desk.engine
    Object.assign(tokens, { revoked: new RevokedTokens() })
    expect(await verdictOf(desk.engine, 'shop', token)).toBe('allowed')
    await loadRevokedTokens(desk.engine)
    expect(await verdictOf(desk.engine, 'shop', token)).toBe('not_found')
  })

  it('ends a key whose text is sent, by itself or by an admin', async () => {
    const desk = await openOAuth()
    const admin = await desk.createAdminKey({ scopes: ['write:keys'] })
    const [own, other] = [await desk.createKey(), await desk.createKey()]
    const token = await desk.getToken(other)
    const { headers } = await desk.post(PATH, { token: own.text }, basic(own.id, own.text))
    expect(headers.get('content-length')).toBe('0')
    await desk.post(PATH, { token: other.text }, { authorization: `Bearer ${admin}` })
    for (const text of [own.text, other.text, token]) {
      expect(await verdictOf(desk.engine, 'shop', text)).toBe('revoked')
    }
  })

  it('for what is not valid anyway, again and again', async () => {
    const desk = await openOAuth()
    const key = await desk.createKey()
    const token = await desk.getToken(key)
    for (const each of [token, token, 'nothing', `${token}x`, '{}']) {
      const fields = { token: each, token_type_hint: 'refresh_token' }
      expect((await desk.post(PATH, fields, basic(key.id, key.text))).status).toBe(200)
    }
    const { items } = await desk.engine.storage.listAuditEvents(
      { action: 'token.revoked' },
      { cursor: null, size: 10 },
    )
    expect(items).toHaveLength(1)
  })

  it('does not depend on limits that are used up', async () => {
    const desk = await openOAuth()
    const rateLimits = [{ name: 'default', limit: 1, windowMs: 60_000, per: 'key' as const }]
    const key = await desk.createKey({ scopes: [], rateLimits })
    const token = await desk.getToken(key)
    expect((await desk.post(PATH, { token }, basic(key.id, key.text))).status).toBe(200)
    expect(await verdictOf(desk.engine, 'shop', token)).toBe('not_found')
  })
})

describe('400', () => {
  it('for a token of another key, which stays good', async () => {
    const desk = await openOAuth()
    const [key, other] = [await desk.createKey(), await desk.createKey()]
    const token = await desk.getToken(other)
    const { status, json } = await desk.post(PATH, { token }, basic(key.id, key.text))
    expect([status, json.error]).toEqual([400, 'unauthorized_client'])
    expect(await verdictOf(desk.engine, 'shop', token)).toBe('allowed')
  })
})

describe('401', () => {
  it('for nobody: a token alone does not end itself', async () => {
    const desk = await openOAuth()
    const token = await desk.getToken(await desk.createKey())
    const { status, json } = await desk.post(PATH, { token })
    expect([status, json.error]).toEqual([401, 'invalid_client'])
    expect(await verdictOf(desk.engine, 'shop', token)).toBe('allowed')
  })
})

describe('403', () => {
  it('for an admin without write:keys', async () => {
    const desk = await openOAuth()
    const admin = await desk.createAdminKey({ scopes: ['read:keys'] })
    const { text } = await desk.createKey()
    const { status } = await desk.post(PATH, { token: text }, { 'x-api-key': admin })
    expect(status).toBe(403)
  })
})
