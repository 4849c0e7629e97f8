import { createLocalJWKSet, decodeJwt, jwtVerify } from 'jose'
import { describe, expect, it } from 'vitest'
import { verdictOf } from '../../../../test/engine/open-test-engine.ts'
import { basic, openOAuth } from '../../../../test/fixtures/open-oauth.ts'
import { updateApi } from '../../../engine/apis/update-api.ts'
import { LOCAL_OPERATOR } from '../../../engine/principal.ts'

const CLIENT_CREDENTIALS = { grant_type: 'client_credentials' }

describe('200', () => {
  it('is a JWT by RFC 9068 that the published keys verify', async () => {
    const desk = await openOAuth()
    const key = await desk.createKey({ scopes: ['read:users'], owner: 'acme' })
    const { status, headers, json } = await desk.requestToken(key)
    expect(status).toBe(200)
    expect(headers.get('cache-control')).toBe('no-store')
    expect(json).toEqual({
      access_token: expect.any(String),
      token_type: 'Bearer',
      expires_in: 900,
      scope: 'read:users',
    })
    const nowMs = desk.clock.nowMs()
    const { signingKeys } = desk.engine.tokens
    const jwks = createLocalJWKSet({ keys: [...signingKeys.listPublic(nowMs)] })
    const { payload, protectedHeader } = await jwtVerify(json.access_token, jwks, {
      typ: 'at+jwt',
      issuer: 'http://localhost',
      audience: 'shop',
      currentDate: new Date(nowMs),
    })
    expect(protectedHeader).toEqual({
      typ: 'at+jwt',
      alg: 'EdDSA',
      kid: signingKeys.current('EdDSA').kid,
    })
    expect(payload).toEqual({
      iss: 'http://localhost',
      sub: key.id,
      client_id: key.id,
      aud: 'shop',
      scope: 'read:users',
      api: 'shop',
      sv: 1,
      owner: 'acme',
      iat: nowMs / 1_000,
      exp: nowMs / 1_000 + 900,
      jti: expect.stringMatching(/^[0-9A-Za-z]{22}$/),
    })
    expect(json.access_token).not.toContain(key.text)
  })

  it('is signed with ES256 where that was chosen', async () => {
    const desk = await openOAuth()
    desk.engine.tokens.algorithm = 'ES256'
    const token = await desk.getToken(await desk.createKey())
    expect(
      JSON.parse(Buffer.from(token.split('.')[0] ?? '', 'base64url').toString()),
    ).toMatchObject({ alg: 'ES256' })
    expect(await verdictOf(desk.engine, 'shop', token)).toBe('allowed')
  })

  it('takes client_id and client_secret in the form, too', async () => {
    const desk = await openOAuth()
    const { id, text } = await desk.createKey()
    const fields = { ...CLIENT_CREDENTIALS, client_id: id, client_secret: text }
    expect((await desk.post('/oauth2/token', fields)).status).toBe(200)
  })

  it('narrows scope, audience, addresses and lifetime', async () => {
    const desk = await openOAuth()
    const keyPolicy = { tokenAudiences: ['https://api.example.com'] }
    await updateApi(desk.engine, LOCAL_OPERATOR, 'shop', { keyPolicy })
    const key = await desk.createKey({ scopes: ['read:*'], addresses: ['10.0.0.0/8'] })
    const { json } = await desk.post(
      '/oauth2/token',
      {
        ...CLIENT_CREDENTIALS,
        scope: 'read:users read:orders',
        audience: 'https://api.example.com',
        address: '10.1.0.0/16',
        lifetime: '60',
      },
      basic(key.id, key.text),
      { address: '10.2.3.4' },
    )
    expect(json).toMatchObject({ expires_in: 60, scope: 'read:users read:orders' })
    const { aud, addresses } = decodeJwt(json.access_token)
    expect([aud, addresses]).toEqual(['https://api.example.com', ['10.1.0.0/16']])
    const ask = (scope: string, address: string) =>
      verdictOf(desk.engine, 'shop', json.access_token, { scopes: [scope], address })
    expect(await ask('read:users', '10.1.2.3')).toBe('allowed')
    expect(await ask('read:invoices', '10.1.2.3')).toBe('insufficient_scope')
    expect(await ask('read:users', '10.2.3.4')).toBe('address_not_allowed')
  })

  it('takes audience and resource more than once', async () => {
    const desk = await openOAuth()
    const keyPolicy = { tokenAudiences: ['https://a.example', 'https://b.example'] }
    await updateApi(desk.engine, LOCAL_OPERATOR, 'shop', { keyPolicy })
    const { json } = await desk.requestToken(await desk.createKey(), {
      audience: ['https://a.example', 'shop'],
      resource: 'https://b.example',
    })
    const { aud } = decodeJwt(json.access_token)
    expect(aud).toEqual(['https://a.example', 'shop', 'https://b.example'])
  })

  it('names no scope where the key has none (RFC 6749 §3.3)', async () => {
    const desk = await openOAuth()
    const { status, json } = await desk.requestToken(await desk.createKey({ scopes: [] }))
    expect([status, json.token_type]).toEqual([200, 'Bearer'])
    expect(json).not.toHaveProperty('scope')
    expect(await verdictOf(desk.engine, 'shop', json.access_token)).toBe('allowed')
  })

  it('exchanges a key without any other client authentication', async () => {
    const desk = await openOAuth()
    const { text } = await desk.createKey()
    const { status, json } = await desk.exchange(text, { scope: 'read:users' })
    expect(status).toBe(200)
    expect(json).toMatchObject({
      scope: 'read:users',
      issued_token_type: 'urn:ietf:params:oauth:token-type:access_token',
    })
  })

  it('exchanges a token for one that may do less', async () => {
    const desk = await openOAuth()
    const token = await desk.getToken(await desk.createKey(), { scope: 'read:*', lifetime: '100' })
    const { json } = await desk.exchange(token, { scope: 'read:users', lifetime: '900' })
    expect(json).toMatchObject({ scope: 'read:users', expires_in: 100 })
  })

  it('exchanges an imported key for which the audience names the API', async () => {
    const desk = await openOAuth()
    const rows = [{ key: 'a-key-of-before-with-no-form', name: 'old', scopes: ['read:users'] }]
    const body = { api: 'shop', rows }
    expect((await desk.call('POST', '/v1/keys/import', { body })).status).toBe(200)
    const [row] = rows
    expect((await desk.exchange(row?.key ?? '')).status).toBe(400)
    const { status, json } = await desk.exchange(row?.key ?? '', { audience: 'shop' })
    expect(status).toBe(200)
    expect(await verdictOf(desk.engine, 'shop', json.access_token)).toBe('allowed')
  })

  it('makes tokens of admin keys, too, for less than all of the management API', async () => {
    const desk = await openOAuth()
    const admin = await desk.createAdminKey({ scopes: ['read:keys', 'write:keys'] })
    const { json } = await desk.exchange(admin, { scope: 'read:keys' })
    const headers = { authorization: `Bearer ${json.access_token}` }
    const read = await desk.call('GET', '/v1/keys', { key: null, headers })
    expect(read.status).toBe(200)
    const body = { api: 'shop', name: 'x' }
    const write = await desk.call('POST', '/v1/keys', { key: null, headers, body })
    expect([write.status, write.json.missing]).toEqual([403, ['write:keys']])
  })
})

describe('400', () => {
  it.each([
    ['unsupported_grant_type', { grant_type: 'password' }],
    ['unsupported_grant_type', { grant_type: 'authorization_code' }],
    ['invalid_request', { scope: 'read:users' }],
    ['invalid_request', { grant_type: ['client_credentials', 'client_credentials'] }],
    ['invalid_scope', { ...CLIENT_CREDENTIALS, scope: 'delete:users' }],
    ['invalid_scope', { ...CLIENT_CREDENTIALS, scope: '*:*' }],
    ['invalid_scope', { ...CLIENT_CREDENTIALS, scope: 'read:users  read:orders' }],
    ['invalid_scope', { ...CLIENT_CREDENTIALS, scope: 'read:users\tread:orders' }],
    ['invalid_target', { ...CLIENT_CREDENTIALS, audience: 'keyward' }],
    ['invalid_target', { ...CLIENT_CREDENTIALS, resource: 'https://elsewhere.example' }],
    ['invalid_target', { ...CLIENT_CREDENTIALS, resource: 'shop' }],
    ['invalid_target', { ...CLIENT_CREDENTIALS, resource: ['https://a.example', 'https://a#b'] }],
    ['invalid_request', { ...CLIENT_CREDENTIALS, lifetime: '-1' }],
    ['invalid_request', { ...CLIENT_CREDENTIALS, lifetime: '1e3' }],
    ['invalid_request', { ...CLIENT_CREDENTIALS, address: '10.0.0.1/8' }],
    ['invalid_request', { ...CLIENT_CREDENTIALS, scope: ['read:users', 'read:orders'] }],
  ])('%s for %j', async (error, fields) => {
    const desk = await openOAuth()
    const { id, text } = await desk.createKey()
    const answer = await desk.post('/oauth2/token', fields, basic(id, text))
    expect([answer.status, answer.json.error]).toEqual([400, error])
    expect(answer.headers.get('content-type')).toBe('application/json')
    expect(answer.headers.get('cache-control')).toBe('no-store')
    expect(answer.json.error_description).toMatch(/^[\x20-\x21\x23-\x5b\x5d-\x7e]+$/)
    expect(answer.json.error_description).not.toContain(text)
  })

  it.each(['application/json', 'text/plain', 'multipart/form-data; boundary=x', ''])(
    'invalid_request for the content type %j',
    async (type) => {
      const desk = await openOAuth()
      const { id, text } = await desk.createKey()
      const headers = { ...basic(id, text), 'content-type': type }
      const answer = await desk.post('/oauth2/token', CLIENT_CREDENTIALS, headers)
      expect([answer.status, answer.json.error]).toEqual([400, 'invalid_request'])
    },
  )

  it('for a client that authenticates in two ways', async () => {
    const desk = await openOAuth()
    const { id, text } = await desk.createKey()
    const both = { ...CLIENT_CREDENTIALS, client_id: id, client_secret: text }
    const answer = await desk.post('/oauth2/token', both, basic(id, text))
    expect([answer.status, answer.json.error]).toEqual([400, 'invalid_request'])
    const other = { ...CLIENT_CREDENTIALS, client_id: 'key_another00001' }
    expect((await desk.post('/oauth2/token', other, basic(id, text))).status).toBe(400)
  })

  it('for an actor token', async () => {
    const desk = await openOAuth()
    const { text } = await desk.createKey()
    const answer = await desk.exchange(text, { actor_token: text, actor_token_type: 'x' })
    expect([answer.status, answer.json.error]).toEqual([400, 'invalid_request'])
  })

  it('for a key that may not be used from there', async () => {
    const desk = await openOAuth()
    const key = await desk.createKey({ scopes: [], addresses: ['10.0.0.0/8'] })
    const answer = await desk.requestToken(key)
    expect([answer.status, answer.json.error]).toEqual([400, 'unauthorized_client'])
  })
})

describe('401', () => {
  it('tells whoever rotated a client that its old secret is still presented', async () => {
    const desk = await openOAuth()
    const { id, text } = await desk.createKey()
    await desk.call('POST', `/v1/keys/${id}/rotate`, { body: { graceSeconds: 0 } })
    expect((await desk.exchange(text)).status).toBe(400)
    const headers = { ...basic(id, text), 'user-agent': 'shop-worker/1.4' }
    const from = { address: '10.0.0.4' }
    const { status, json } = await desk.post('/oauth2/token', CLIENT_CREDENTIALS, headers, from)
    expect([status, json.error]).toEqual([401, 'invalid_client'])
    const shown = JSON.parse((await desk.call('GET', `/v1/keys/${id}/rotation`)).text)
    expect(shown.secrets[0]).toMatchObject({
      refusedCount: 2,
      lastRefusedFrom: '10.0.0.4',
      lastRefusedUserAgent: 'shop-worker/1.4',
    })
  })

  it('says the same whatever is wrong with the client', async () => {
    const desk = await openOAuth()
    const { id, text } = await desk.createKey()
    const other = await desk.createKey()
    const revoked = await desk.createKey()
    await desk.call('POST', `/v1/keys/${revoked.id}/revoke`)
    const attempts = [
      basic('key_000000000000', text),
      basic(id, other.text),
      basic(id, `${text}x`),
      basic(id, ''),
      basic(revoked.id, revoked.text),
      basic('../../etc/passwd', text),
      { authorization: 'Basic' },
      { authorization: 'Basic !!!' },
      { authorization: `Basic ${Buffer.from(`${id}:%zz`).toString('base64')}` },
      {},
    ]
    const answers = await Promise.all(
      attempts.map((headers) => desk.post('/oauth2/token', CLIENT_CREDENTIALS, headers)),
    )
    for (const { status, json, headers } of answers) {
      expect([status, json]).toEqual([401, answers[0]?.json])
      expect(headers.get('www-authenticate')).toMatch(/^Basic realm="keyward"/)
    }
    expect(answers[0]?.json.error).toBe('invalid_client')
  })
})

describe('429', () => {
  it('takes one request from the limits of the key for each token', async () => {
    const desk = await openOAuth()
    const rateLimits = [{ name: 'default', limit: 2, windowMs: 60_000, per: 'key' as const }]
    const key = await desk.createKey({ scopes: ['read:users'], rateLimits })
    const token = await desk.getToken(key)
    expect(await verdictOf(desk.engine, 'shop', token)).toBe('allowed')
    const { status, json, headers } = await desk.requestToken(key)
    expect([status, json.error]).toEqual([429, 'rate_limited'])
    expect(headers.get('retry-after')).toBe('60')
    expect(headers.get('ratelimit')).toBe('"default";r=0;t=60')
    expect(await verdictOf(desk.engine, 'shop', token)).toBe('rate_limited')
  })
})
