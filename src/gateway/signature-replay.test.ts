/** Attack: somebody who sees a signed request, in a log or on the way, sends it again. */
import { beforeEach, describe, expect, it } from 'vitest'
import {
  createSigningKey,
  type Signed,
  type SigningKey,
  send,
  signRequest,
} from '../../test/fixtures/sign-request.ts'
import { type GatewayFixture, startGateway } from '../../test/fixtures/start-gateway.ts'
import { limits } from '../base/limits.ts'
import { createApi } from '../engine/apis/create-api.ts'
import { LOCAL_OPERATOR } from '../engine/principal.ts'

const BODY = '{"amount":5}'

let gateway: GatewayFixture
let signer: SigningKey
let url: string

beforeEach(async () => {
  gateway = await startGateway()
  signer = await createSigningKey(gateway.engine, { scopes: ['*:*'] })
  url = `${gateway.url}/v1/users?page=2`
})

const statusOf = async (signed: Signed, changes?: Parameters<typeof send>[1]) =>
  (await send(signed, changes)).status

describe('the same request again', () => {
  it('passes once', async () => {
    const signed = await signRequest(signer, { url })
    expect(await statusOf(signed)).toBe(200)
    expect(await statusOf(signed)).toBe(401)
    expect(gateway.logLines.join('')).toContain('"signature":"replayed"')
  })

  it('passes once, however many come at the same moment', async () => {
    const signed = await signRequest(signer, { url, body: BODY })
    const all = await Promise.all(Array.from({ length: 20 }, () => statusOf(signed)))
    expect(all.filter((status) => status === 200)).toHaveLength(1)
    expect(all.filter((status) => status === 401)).toHaveLength(19)
    expect(gateway.seen).toHaveLength(1)
  })

  it('does not pass with the same nonce under a new signature', async () => {
    expect(await statusOf(await signRequest(signer, { url, nonce: 'n' }))).toBe(200)
    expect(await statusOf(await signRequest(signer, { url, nonce: 'n', body: BODY }))).toBe(401)
  })

  it('is another matter for another key with the same nonce', async () => {
    const other = await createSigningKey(gateway.engine, { scopes: ['*:*'] })
    expect(await statusOf(await signRequest(signer, { url, nonce: 'n' }))).toBe(200)
    expect(await statusOf(await signRequest(other, { url, nonce: 'n' }))).toBe(200)
  })

  it('does not spend the nonce of a request whose body was changed on the way', async () => {
    const signed = await signRequest(signer, { url, body: BODY })
    expect(await statusOf(signed, { body: '{"amount":9}' })).toBe(401)
    expect(await statusOf(signed)).toBe(200)
  })
})

describe('later', () => {
  it.each([
    ['older than the window', { created: ago(limits.signatureAgeMsMax + 2_000) }],
    ['from a clock too far ahead', { created: ago(-limits.signatureAheadMsMax - 2_000) }],
    ['expired by its own word', { created: ago(10_000), expires: ago(1_000) }],
    ['without a time', { created: null, without: ['created', 'expires'] }],
    ['without a nonce', { without: ['nonce'] }],
    ['with an endless nonce', { nonce: 'n'.repeat(limits.nonceLengthMax + 1) }],
  ])('%s: refused', async (_what, changes) => {
    expect(await statusOf(await signRequest(signer, { url, ...changes }))).toBe(401)
  })

  it.each([
    ['nearly as old as the window', { created: ago(limits.signatureAgeMsMax - 5_000) }],
    ['from a clock slightly ahead', { created: ago(-2_000) }],
    ['without an end of its own', { without: ['expires', 'alg'] }],
  ])('%s: passes', async (_what, changes) => {
    expect(await statusOf(await signRequest(signer, { url, ...changes }))).toBe(200)
  })
})

describe('elsewhere', () => {
  const changed: [string, (at: GatewayFixture) => Parameters<typeof send>[1]][] = [
    ['another host', () => ({ host: 'other.example.com' })],
    ['another port', ({ port }) => ({ host: `127.0.0.1:${port + 1}` })],
    ['another path', () => ({ path: '/v1/admins?page=2' })],
    ['another query', () => ({ path: '/v1/users?page=3' })],
    ['no query', () => ({ path: '/v1/users' })],
    ['one parameter more', () => ({ path: '/v1/users?page=2&all=1' })],
    ['another method', () => ({ method: 'DELETE' })],
  ]

  it.each(changed)('%s: refused', async (_what, change) => {
    for (const fields of [undefined, ['@method', '@target-uri']]) {
      const ask = { url, ...(fields === undefined ? {} : { fields }) }
      const signed = await signRequest(signer, ask)
      expect([400, 401]).toContain(await statusOf(signed, change(gateway)))
      expect(await statusOf(signed)).toBe(200)
    }
  })

  it('a host that hides the rest of the path: refused', async () => {
    const signed = await signRequest(signer, {
      url: `${gateway.url}/team/v1/users`,
      fields: ['@method', '@target-uri'],
    })
    const hidden = { host: `127.0.0.1:${gateway.port}/team`, path: '/v1/users' }
    expect([400, 401]).toContain(await statusOf(signed, hidden))
  })

  it('a path in another form: refused, signed or not', async () => {
    const signed = await signRequest(signer, { url: `${gateway.url}/v1/users` })
    for (const path of ['/v1//users', '/v1/./users', '/v1/%75sers', '/x/../v1/users']) {
      expect(await statusOf(signed, { path })).toBe(400)
    }
    expect(await statusOf(signed)).toBe(200)
  })

  it('what a proxy says for its clients counts from a trusted proxy only', async () => {
    const signed = await signRequest(signer, { url: 'http://api.example.com/v1/users' })
    const headers = { 'X-Forwarded-Host': 'api.example.com' }
    expect(await statusOf(signed, { url: `${gateway.url}/v1/users`, headers })).toBe(401)
  })

  it('only the public URL is signed for, where one is known', async () => {
    const publicUrl = 'https://api.example.com/shop'
    const pinned = await startGateway({}, { publicUrl })
    const key = await createSigningKey(pinned.engine, { scopes: ['*:*'] })
    const at = { url: `${pinned.url}/v1/users` }
    const right = await signRequest(key, { url: `${publicUrl}/v1/users` })
    expect(await statusOf(right, at)).toBe(200)
    expect(await statusOf(await signRequest(key, at), at)).toBe(401)
    const elsewhere = await signRequest(key, { url: 'https://evil.example/shop/v1/users' })
    expect(await statusOf(elsewhere, { ...at, host: 'evil.example' })).toBe(401)
  })
})

describe('with another body', () => {
  it.each<[string, Parameters<typeof send>[1]]>([
    ['changed', { body: '{"amount":9}' }],
    ['longer', { body: `${BODY} ` }],
    ['gone', { body: undefined as never, headers: { 'Content-Length': '0' } }],
    ['with a digest of its own', { body: '', headers: { 'Content-Digest': '' } }],
    ['of another type', { headers: { 'Content-Type': 'text/plain' } }],
    ['coded otherwise', { headers: { 'Content-Encoding': 'gzip' } }],
  ])('%s: refused', async (_what, change) => {
    const signed = await signRequest(signer, { url, body: BODY })
    expect(await statusOf(signed, change)).toBe(401)
    expect(gateway.seen).toEqual([])
  })

  it('one put under a request that had none: refused', async () => {
    const signed = await signRequest(signer, { url, method: 'POST' })
    expect(await statusOf(signed, { body: BODY })).toBe(401)
    expect(await statusOf(signed)).toBe(200)
  })

  it('one whose digest is there, but not covered: refused', async () => {
    const fields = ['@method', '@target-uri', 'content-type']
    const signed = await signRequest(signer, { url, body: BODY, fields })
    expect(await statusOf(signed)).toBe(401)
  })

  it('one whose digest is covered in part only: refused', async () => {
    const part = 'content-digest;key="sha-256"'
    const fields = ['@method', '@target-uri', 'content-type', part]
    const signed = await signRequest(signer, { url, body: BODY, fields })
    expect(await statusOf(signed)).toBe(401)
  })
})

describe('to another tenant', () => {
  it('a key of another API is nobody', async () => {
    const { engine } = gateway
    const settings = { prefix: 'blog_live' }
    await createApi(engine, LOCAL_OPERATOR, { id: 'blog', settings, idempotency: null })
    const stranger = await createSigningKey(engine, { scopes: ['*:*'] }, 'blog')
    expect(await statusOf(await signRequest(stranger, { url }))).toBe(401)
    const posing = { ...stranger, keyId: signer.keyId }
    expect(await statusOf(await signRequest(posing, { url }))).toBe(401)
    expect(await statusOf(await signRequest(signer, { url }))).toBe(200)
  })
})

function ago(ms: number): Date {
  return new Date(Date.now() - ms)
}
