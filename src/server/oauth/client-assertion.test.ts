/** Attack: a client assertion that is stolen, sent twice, made by somebody else or for another. */
import { createSecretKey, generateKeyPairSync, type KeyObject } from 'node:crypto'
import { decodeJwt, SignJWT } from 'jose'
import { describe, expect, it } from 'vitest'
import { verdictOf } from '../../../test/engine/open-test-engine.ts'
import { basic, type FormFields, openOAuth } from '../../../test/fixtures/open-oauth.ts'
import { createSigningKey } from '../../../test/fixtures/sign-request.ts'
import { limits } from '../../base/limits.ts'

const TYPE = 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer'
const TOKEN = '/oauth2/token'

interface Making {
  readonly claims?: Readonly<Record<string, unknown>>
  readonly header?: Readonly<Record<string, unknown>>
  readonly key?: KeyObject
}

async function openDesk() {
  const desk = await openOAuth()
  const { keyId, privateKey } = await createSigningKey(desk.engine, { scopes: ['read:*'] })
  let count = 0
  const assert = ({ claims = {}, header = {}, key = privateKey }: Making = {}) => {
    const now = Math.floor(desk.clock.nowMs() / 1_000)
    const usual = {
      iss: keyId,
      sub: keyId,
      aud: 'http://localhost',
      iat: now,
      exp: now + 60,
      jti: `assertion-${++count}`,
    }
    return new SignJWT({ ...usual, ...claims })
      .setProtectedHeader({ alg: 'EdDSA', ...header })
      .sign(key)
  }
  const ask = (assertion: string, more: FormFields = {}, headers = {}) => {
    const grant = { grant_type: 'client_credentials', client_assertion_type: TYPE }
    return desk.post(TOKEN, { ...grant, client_assertion: assertion, ...more }, headers)
  }
  return { ...desk, keyId, privateKey, assert, ask }
}

describe('a key without a secret', () => {
  it('gets tokens by what it signs, for our issuer or for the endpoint', async () => {
    const desk = await openDesk()
    for (const aud of ['http://localhost', `http://localhost${TOKEN}`, ['http://localhost']]) {
      const { status, json } = await desk.ask(await desk.assert({ claims: { aud } }))
      expect(status).toBe(200)
      expect(decodeJwt(json.access_token)).toMatchObject({ sub: desk.keyId, scope: 'read:*' })
      const question = { scopes: ['read:users'] }
      expect(await verdictOf(desk.engine, 'shop', json.access_token, question)).toBe('allowed')
    }
  })

  it('may name itself beside the assertion, and revoke its tokens by another', async () => {
    const desk = await openDesk()
    const { json } = await desk.ask(await desk.assert(), { client_id: desk.keyId })
    const answer = await desk.post('/oauth2/revoke', {
      token: json.access_token,
      client_assertion_type: TYPE,
      client_assertion: await desk.assert({ claims: { aud: 'http://localhost/oauth2/revoke' } }),
    })
    expect(answer.status).toBe(200)
    expect(await verdictOf(desk.engine, 'shop', json.access_token)).toBe('not_found')
  })
})

describe('an assertion', () => {
  it('is taken once', async () => {
    const desk = await openDesk()
    const assertion = await desk.assert()
    const answers = await Promise.all(Array.from({ length: 5 }, () => desk.ask(assertion)))
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1)
    desk.clock.advanceMs(limits.signatureAgeMsMax + 10_000)
    expect((await desk.ask(assertion)).status).toBe(401)
    const again = await desk.assert({ claims: { jti: decodeJwt(assertion).jti } })
    expect((await desk.ask(again)).status).toBe(200)
  })

  it.each<[string, Making]>([
    ['of another issuer', { claims: { iss: 'key_another00001' } }],
    ['of another key', { claims: { iss: 'key_another00001', sub: 'key_another00001' } }],
    ['for somebody else', { claims: { aud: 'https://elsewhere.example' } }],
    ['for us and somebody else', { claims: { aud: ['http://localhost', 'https://x.example'] } }],
    ['for nobody', { claims: { aud: undefined } }],
    ['without an id', { claims: { jti: undefined } }],
    ['with an id that is none', { claims: { jti: 7 } }],
    ['that never ends', { claims: { exp: undefined } }],
    ['that is over', { claims: { exp: 1 } }],
    ['that does not say when', { claims: { iat: undefined } }],
    ['of long ago, made to last', { claims: { iat: 1_000, exp: 4_102_444_800 } }],
    ['of tomorrow', { claims: { iat: 4_102_000_000, exp: 4_102_444_800 } }],
    ['by another private key', { key: generateKeyPairSync('ed25519').privateKey }],
  ])('%s is nobody', async (_, making) => {
    const desk = await openDesk()
    const { status, json } = await desk.ask(await desk.assert(making))
    expect([status, json.error]).toEqual([401, 'invalid_client'])
  })

  it('with the public key as a shared secret is nobody', async () => {
    const desk = await openDesk()
    const stored = await desk.engine.storage.findKey(desk.keyId)
    const digest = stored?.secrets[0]?.digest ?? ''
    for (const secret of [Buffer.from(digest), Buffer.from(digest, 'base64url')]) {
      const key = createSecretKey(secret)
      const assertion = await desk.assert({ header: { alg: 'HS256' }, key })
      expect((await desk.ask(assertion)).status).toBe(401)
    }
  })

  it.each(['', 'a.b.c', `${'a'.repeat(5_000)}.b.c`, 'eyJhbGciOiJub25lIn0.e30.'])(
    'that is none, %j, is nobody',
    async (text) => {
      const desk = await openDesk()
      expect((await desk.ask(text)).status).toBe(401)
    },
  )

  it('of a key that was revoked is nobody', async () => {
    const desk = await openDesk()
    const assertion = await desk.assert()
    await desk.call('POST', `/v1/keys/${desk.keyId}/revoke`)
    const { status, json } = await desk.ask(assertion)
    expect([status, json.error]).toEqual([401, 'invalid_client'])
  })

  it('comes alone, with its type, and for the client that is named', async () => {
    const desk = await openDesk()
    const other = await desk.createKey()
    const attempts = [
      await desk.ask(await desk.assert(), {}, basic(other.id, other.text)),
      await desk.ask(await desk.assert(), { client_id: other.id, client_secret: other.text }),
      await desk.ask(await desk.assert(), {}, { 'x-api-key': other.text }),
      await desk.ask(await desk.assert(), { client_assertion_type: 'jwt' }),
    ]
    for (const { status, json } of attempts) {
      expect([status, json.error]).toEqual([400, 'invalid_request'])
    }
    expect((await desk.ask(await desk.assert(), { client_id: other.id })).status).toBe(401)
  })

  it('of a key with a secret is nobody, though its id is right', async () => {
    const desk = await openDesk()
    const { id } = await desk.createKey()
    const assertion = await desk.assert({ claims: { iss: id, sub: id } })
    expect((await desk.ask(assertion)).status).toBe(401)
  })
})
