import { hash } from 'node:crypto'
import { beforeEach, describe, expect, it } from 'vitest'
import { type Management, openManagement } from '../../test/fixtures/open-management.ts'
import { createShopKey } from '../../test/fixtures/open-memory-engine.ts'
import { createSigningKey, type SigningKey, signRequest } from '../../test/fixtures/sign-request.ts'

const URL = 'https://api.example.com/v1/users?page=2'
const BODY = '{"amount":5}'
const SHA_512 = `sha-512=:${hash('sha512', BODY, 'base64')}:`

let management: Management
let signer: SigningKey

beforeEach(async () => {
  management = await openManagement()
  signer = await createSigningKey(management.engine, { scopes: ['*:users'] })
})

/** What a middleware that received the request sends. */
async function receive(ask: Partial<Parameters<typeof signRequest>[1]> = {}) {
  const created = new Date(management.clock.nowMs())
  const signed = await signRequest(signer, { url: URL, created, ...ask })
  const headers = Object.entries(signed.headers).map(([name, value]) => [name, value])
  return { method: signed.method, url: signed.url, headers }
}

async function verify(signature: object, more: object = {}) {
  const body = { signature, api: 'shop', ...more }
  return (await management.call('POST', '/v1/keys/verify', { body })).json
}

describe('allowed', () => {
  it('decides as for a key that was sent as text, and spends', async () => {
    const target = { method: 'GET', path: '/v1/users' }
    const answer = await verify(await receive(), { ...target, address: '203.0.113.7' })
    expect(answer).toMatchObject({ allowed: true, code: null, key: { id: signer.keyId } })
    const { usage } = (await management.call('GET', `/v1/keys/${signer.keyId}`)).json
    expect(usage.allowed).toBe(1)
  })

  it('judges the path behind a prefix that a proxy takes off', async () => {
    const received = await receive({ url: 'https://api.example.com/shop/v1/users' })
    const target = { method: 'GET', path: '/v1/users' }
    expect(await verify(received, target)).toMatchObject({ allowed: true })
    const other = await receive({ url: 'https://api.example.com/shop/v1/users' })
    expect(await verify(other, { ...target, path: '/users' })).toMatchObject({ allowed: true })
  })

  it('tells the program of the key by its fields, or by what is said beside them', async () => {
    const headers = { 'User-Agent': 'robot/1' }
    expect((await verify(await receive({ headers }))).allowed).toBe(true)
    expect((await verify(await receive(), { userAgent: 'robot/2' })).allowed).toBe(true)
    const { json } = await management.call('GET', `/v1/usage?key=${signer.keyId}`)
    expect(json).toMatchObject({
      userAgents: expect.arrayContaining([
        expect.objectContaining({ userAgent: 'robot/1', count: 1 }),
        expect.objectContaining({ userAgent: 'robot/2', count: 1 }),
      ]),
    })
  })

  it('by scopes alone, without routes', async () => {
    expect((await verify(await receive(), { scopes: ['read:users'] })).allowed).toBe(true)
    expect(await verify(await receive(), { scopes: ['read:posts'] })).toMatchObject({
      code: 'insufficient_scope',
      missing: ['read:posts'],
    })
  })

  it('with the digest of the body that was received', async () => {
    const contentDigest = `${SHA_512}, sha-256=:${hash('sha256', BODY, 'base64')}:`
    const received = await receive({ body: BODY })
    expect((await verify({ ...received, contentDigest })).allowed).toBe(true)
  })
})

describe('not_found', () => {
  it('the second time', async () => {
    const received = await receive()
    expect((await verify(received)).allowed).toBe(true)
    expect(await verify(received)).toMatchObject({ allowed: false, code: 'not_found', key: null })
  })

  it.each([
    ['no body', undefined],
    ['another body', `sha-256=:${hash('sha256', 'x', 'base64')}:`],
    ['a digest by another algorithm only', SHA_512],
  ])('for a digest of %s', async (_what, contentDigest) => {
    expect((await verify({ ...(await receive({ body: BODY })), contentDigest })).code).toBe(
      'not_found',
    )
  })

  it('for a body that nobody signed', async () => {
    expect((await verify({ ...(await receive()), contentDigest: SHA_512 })).code).toBe('not_found')
  })

  it.each([
    ['another host', 'https://other.example.com/v1/users?page=2'],
    ['another query', 'https://api.example.com/v1/users?page=3'],
  ])('for %s', async (_what, url) => {
    expect((await verify({ ...(await receive()), url })).code).toBe('not_found')
  })

  it('without any signature', async () => {
    expect((await verify({ ...(await receive()), headers: [] })).code).toBe('not_found')
  })
})

describe('400', () => {
  const refusalOf = async (body: object) => {
    const { status, json } = await management.call('POST', '/v1/keys/verify', { body })
    expect(status).toBe(400)
    return json
  }

  it('for a key beside the signature, and for neither', async () => {
    const { text } = await createShopKey(management.engine)
    const both = { api: 'shop', key: text, signature: await receive() }
    expect((await refusalOf(both)).errors[0].at).toBe('/key')
    expect((await refusalOf({ api: 'shop' })).errors[0].at).toBe('/key')
  })

  it('for a target that is another than the signed one', async () => {
    const signature = await receive()
    const target = { method: 'DELETE', path: '/v1/users' }
    const refused = await refusalOf({ api: 'shop', signature, ...target })
    expect(refused.errors[0].at).toBe('/signature/method')
    const path = { method: 'GET', path: '/v1/admins' }
    const other = await refusalOf({ api: 'shop', signature, ...path })
    expect(other.errors[0].at).toBe('/signature/url')
  })

  it('for a path that is not in its plain form', async () => {
    const signature = { ...(await receive()), url: 'https://api.example.com/v1//users?page=2' }
    expect((await refusalOf({ api: 'shop', signature })).detail).toContain('canonical form')
  })

  it.each<[string, object]>([
    ['a line end in a field', { headers: [['x-note', 'a\r\nsignature: x']] }],
    ['a name with a colon', { headers: [['x: y', 'a']] }],
    ['half a field', { headers: [['x']] }],
    ['a character that is no byte', { headers: [['x', '\u0100']] }],
    ['a URL with a user', { url: 'https://a@b.example/x' }],
    ['a URL with a fragment', { url: 'https://b.example/x#y' }],
    ['a URL without a path', { url: 'https://b.example' }],
    ['another scheme', { url: 'ftp://b.example/' }],
    ['a digest that proves nothing', { contentDigest: 'md5=:AAAA:' }],
    ['an unknown field', { body: '' }],
  ])('for %s', async (_what, change) => {
    await refusalOf({ api: 'shop', signature: { ...(await receive()), ...change } })
  })
})
