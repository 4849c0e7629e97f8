import { generateKeyPairSync } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { openManagement } from '../../../../test/fixtures/open-management.ts'

const ci = {
  api: 'shop',
  name: 'ci',
  owner: 'acme',
  scopes: ['read:users'],
  rateLimits: [{ name: 'default', limit: 100, windowMs: 60_000 }],
  quota: { limit: 10_000, period: 'month' },
  addresses: ['10.0.0.0/8'],
  metadata: { team: 'payments' },
  expiresAt: '2027-01-31T23:59:59+01:00',
}

describe('201', () => {
  it('answers the key with its secret, which works', async () => {
    const { call } = await openManagement()
    const { status, json, headers } = await call('POST', '/v1/keys', { body: ci })
    expect(status).toBe(201)
    expect(headers.get('cache-control')).toBe('no-store')
    expect(headers.get('location')).toBe(`/v1/keys/${json.id}`)
    expect(json).toMatchObject({
      ...ci,
      rateLimits: [{ ...ci.rateLimits[0], per: 'key' }],
      quota: { ...ci.quota, per: 'key' },
      state: 'active',
      createdBy: 'local',
      createdAt: '2026-01-15T12:00:00.000Z',
      expiresAt: '2027-01-31T22:59:59.000Z',
      version: 1,
    })
    const body = { key: json.secret, api: 'shop', scopes: ['read:users'], address: '10.1.2.3' }
    expect((await call('POST', '/v1/keys/verify', { body })).json.allowed).toBe(true)
  })

  it('shows the secret nowhere else', async () => {
    const { call } = await openManagement()
    const { json } = await call('POST', '/v1/keys', { body: ci })
    const shown = await call('GET', `/v1/keys/${json.id}`)
    const { secret, ...rest } = json
    expect(secret).toMatch(/^shop_live_[0-9A-Za-z]{50}$/)
    expect(shown.json).toEqual(rest)
  })

  it('writes down which admin key made it', async () => {
    const { call, createAdminKey } = await openManagement()
    const key = await createAdminKey({ scopes: ['write:keys'] })
    const { json } = await call('POST', '/v1/keys', { key, body: { api: 'shop' } })
    expect(json.createdBy).toMatch(/^key_[0-9A-Za-z]{12}$/)
  })
})

describe('201 with a public key', () => {
  const publicKey = { kty: 'OKP', crv: 'Ed25519', x: 'JrQLj5P_89iXES9-vFgrIy29clF9CC_oPPsw3c5D0bs' }

  it('answers a key without a secret, and says what it holds', async () => {
    const { call } = await openManagement()
    const { status, json } = await call('POST', '/v1/keys', { body: { ...ci, publicKey } })
    expect(status).toBe(201)
    expect(json).toMatchObject({ secret: null, hint: 'signs with Ed25519', state: 'active' })
    expect(json).toMatchObject({ secrets: [{ algorithm: 'ed25519', publicKey: publicKey.x }] })
    const { secret: _none, ...rest } = json
    expect((await call('GET', `/v1/keys/${json.id}`)).json).toEqual(rest)
  })

  it('takes the same public key for several keys, each with scopes of its own', async () => {
    const { call } = await openManagement()
    const body = { ...ci, publicKey: publicKey.x }
    const first = await call('POST', '/v1/keys', { body })
    const second = await call('POST', '/v1/keys', { body })
    expect([first.status, second.status]).toEqual([201, 201])
    expect(first.json.id).not.toBe(second.json.id)
  })

  it('makes it once for one Idempotency-Key', async () => {
    const { call } = await openManagement()
    const headers = { 'idempotency-key': 'deploy-7' }
    const first = await call('POST', '/v1/keys', { body: { ...ci, publicKey }, headers })
    const again = await call('POST', '/v1/keys', { body: { ...ci, publicKey }, headers })
    expect([first.status, again.status]).toEqual([201, 200])
    expect(again.json.id).toBe(first.json.id)
  })

  it.each<[string, unknown, string]>([
    ['a private key', { ...publicKey, d: 'AAAA' }, 'is a private key'],
    ['another curve', { ...publicKey, crv: 'X25519' }, 'must be a key of Ed25519'],
    ['a point of low order', 'A'.repeat(43), 'anybody could sign'],
    ['a word', 'hello', 'must be a JWK'],
    ['a number', 5, 'must be a public key of Ed25519'],
  ])('refuses %s', async (_what, given, message) => {
    const { call } = await openManagement()
    const { status, json } = await call('POST', '/v1/keys', { body: { ...ci, publicKey: given } })
    expect(status).toBe(400)
    expect(json.errors[0]).toMatchObject({ at: '/publicKey' })
    expect(json.errors[0].message).toContain(message)
  })

  it('refuses one for an admin key: the management API takes no signatures', async () => {
    const { call } = await openManagement()
    const body = { api: 'keyward', scopes: ['read:keys'], publicKey }
    expect((await call('POST', '/v1/keys', { body })).status).toBe(400)
  })
})

describe('200', () => {
  it('answers the record of before, without the secret', async () => {
    const { call } = await openManagement()
    const headers = { 'idempotency-key': 'deploy-7' }
    const first = await call('POST', '/v1/keys', { body: ci, headers })
    const again = await call('POST', '/v1/keys', { body: ci, headers })
    expect(again.status).toBe(200)
    expect(again.headers.get('idempotency-replayed')).toBe('true')
    expect(again.json.id).toBe(first.json.id)
    expect('secret' in again.json).toBe(false)
    expect((await call('GET', '/v1/keys')).json.items).toHaveLength(1)
  })

  it('makes one key of two equal requests at the same time', async () => {
    const { call } = await openManagement()
    const headers = { 'idempotency-key': 'deploy-7' }
    const send = () => call('POST', '/v1/keys', { body: ci, headers })
    const answers = await Promise.all([send(), send(), send()])
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 200, 201])
    expect(new Set(answers.map(({ json }) => json.id)).size).toBe(1)
  })

  it('keeps the Idempotency-Keys of two admins apart', async () => {
    const { call, createAdminKey } = await openManagement()
    const headers = { 'idempotency-key': 'deploy-7' }
    const mine = await createAdminKey({ scopes: ['write:keys'] })
    const theirs = await createAdminKey({ scopes: ['write:keys'] })
    const first = await call('POST', '/v1/keys', { key: mine, body: ci, headers })
    const second = await call('POST', '/v1/keys', { key: theirs, body: ci, headers })
    expect([first.status, second.status]).toEqual([201, 201])
    expect(second.json.id).not.toBe(first.json.id)
  })

  it('forgets after a day', async () => {
    const { call, clock } = await openManagement()
    const headers = { 'idempotency-key': 'deploy-7' }
    await call('POST', '/v1/keys', { body: ci, headers })
    clock.advanceMs(86_400_001)
    expect((await call('POST', '/v1/keys', { body: ci, headers })).status).toBe(201)
  })
})

describe('201 for a public key', () => {
  it('that looks like the text of a key', async () => {
    const { call } = await openManagement()
    for (let round = 0; round < 100; round++) {
      const publicKey = generateKeyPairSync('ed25519').publicKey.export({ format: 'jwk' })
      const body = { api: 'shop', publicKey }
      expect((await call('POST', '/v1/keys', { body })).status).toBe(201)
    }
  })
})

describe('400', () => {
  it.each([
    [{ ...ci, expireAt: ci.expiresAt }, '/expireAt', 'is not a known field'],
    [{ ...ci, expiresAt: 1_800_000_000 }, '/expiresAt', 'such as "2027-01-31T23:59:59Z"'],
    [{ ...ci, expiresAt: '2027-01-31T23:59:59' }, '/expiresAt', 'with zone'],
    [{ ...ci, expiresAt: '2027-02-30T00:00:00Z' }, '/expiresAt', 'RFC 3339'],
    [{ ...ci, scopes: ['read users'] }, '/scopes/0', 'action:resource'],
    [{ ...ci, scopes: [1] }, '/scopes/0', 'must be a text'],
    [{ ...ci, roles: ['nobody'] }, '/roles/0', 'names no role'],
    [{ ...ci, rateLimits: 'none' }, '/rateLimits', '"inherit"'],
    [{ ...ci, rateLimits: [{ ...ci.rateLimits[0], per: 'ip' }] }, '/rateLimits/0/per', '"key"'],
    [{ ...ci, rateLimits: [{ ...ci.rateLimits[0], limit: 0 }] }, '/rateLimits/0/limit', 'from 1'],
    [{ ...ci, quota: { limit: 1, period: 'year' } }, '/quota/period', '"total"'],
    [{ ...ci, addresses: ['10.1.0.0/8'] }, '/addresses/0', 'CIDR'],
    [{ ...ci, metadata: 'x' }, '/metadata', 'must be an object'],
    [{ ...ci, name: 'a\nb' }, '/name', 'control characters'],
    [{ ...ci, enabled: 'yes' }, '/enabled', 'true or false'],
    [{ name: 'ci' }, '/api', 'is required'],
    [[], '', 'must be an object'],
  ])('refuses %j', async (body, at, message) => {
    const { call } = await openManagement()
    const { status, json } = await call('POST', '/v1/keys', { body })
    expect([status, json.errors[0].at]).toEqual([400, at])
    expect(json.errors[0].message).toContain(message)
  })

  it('tells where JSON breaks without repeating it', async () => {
    const { call } = await openManagement()
    const { status, json, text } = await call('POST', '/v1/keys', {
      body: '{\n  "api": "shop",\n  "name": geheim\n}',
    })
    expect(status).toBe(400)
    expect(json.detail).toBe('The body is not valid JSON: see line 3, column 11.')
    expect(text).not.toContain('geheim')
  })

  it.each([
    ['nested too deeply', `{"api":"shop","metadata":${'{"a":'.repeat(40)}1${'}'.repeat(41)}`],
    ['with a trick name', '{"api":"shop","metadata":{"__proto__":{"a":1}}}'],
    ['with a number that is none', '{"api":"shop","name":"x","metadata":{"a":[-1e400]}}'],
    ['nothing but brackets', '['.repeat(100_000)],
  ])('refuses a body %s', async (_name, body) => {
    const { call } = await openManagement()
    expect((await call('POST', '/v1/keys', { body })).status).toBe(400)
  })

  it.each(['', 'a b', 'a, b', 'ä', 'x'.repeat(256)])(
    'refuses the Idempotency-Key %j',
    async (id) => {
      const { call } = await openManagement()
      const headers = { 'idempotency-key': id }
      const { status } = await call('POST', '/v1/keys', { body: ci, headers })
      expect(status).toBe(400)
    },
  )
})

describe('403', () => {
  it('grants nothing of the built-in API that the admin does not hold', async () => {
    const { call, createAdminKey } = await openManagement()
    const key = await createAdminKey({ scopes: ['write:keys'] })
    const body = { api: 'keyward', scopes: ['write:apis'] }
    const { status, json } = await call('POST', '/v1/keys', { key, body })
    expect([status, json.code, json.error]).toEqual([403, 'scope_escalation', 'forbidden'])
    expect(json.detail).toContain('write:apis')
  })
})

describe('404', () => {
  it('needs an API that exists', async () => {
    const { call } = await openManagement()
    expect((await call('POST', '/v1/keys', { body: { api: 'other' } })).json.code).toBe(
      'api_not_found',
    )
  })
})

describe('413', () => {
  it('reads no more than the limit', async () => {
    const { call } = await openManagement()
    const body = { ...ci, name: 'x'.repeat(300_000) }
    const { status, json } = await call('POST', '/v1/keys', { body })
    expect([status, json.code]).toEqual([413, 'body_too_large'])
  })
})

describe('415', () => {
  it.each([
    { 'content-type': 'text/plain' },
    { 'content-type': 'application/x-www-form-urlencoded' },
    { 'content-type': 'application/json; charset=utf-16' },
    { 'content-type': 'application/json, text/plain' },
    { 'content-type': 'application/json', 'content-encoding': 'gzip' },
  ])('refuses %j', async (headers) => {
    const { call } = await openManagement()
    const { status, headers: told } = await call('POST', '/v1/keys', { body: ci, headers })
    expect(status).toBe(415)
    const isCoding = 'content-encoding' in headers
    expect(told.get('accept-encoding')).toBe(isCoding ? 'identity' : null)
    expect(told.get('accept')).toBe(isCoding ? null : 'application/json')
  })
})

describe('422', () => {
  it('refuses the Idempotency-Key of another body', async () => {
    const { call } = await openManagement()
    const headers = { 'idempotency-key': 'deploy-7' }
    await call('POST', '/v1/keys', { body: ci, headers })
    const other = await call('POST', '/v1/keys', { body: { ...ci, name: 'other' }, headers })
    expect(other.status).toBe(422)
  })
})
