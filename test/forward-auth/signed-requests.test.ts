/** Signed requests behind a proxy of one's own: what it tells decides, and the body stays there. */
import { describe, expect, it } from 'vitest'
import {
  createSigningKey,
  digestOf,
  type SigningKey,
  signRequest,
  type ToSign,
} from '../fixtures/sign-request.ts'
import { ask } from './ask-auth-server.ts'
import { type AuthServer, startAuthServer } from './start-auth-server.ts'

const ORIGIN = 'https://api.example.com'
const PROXY = { trustedProxies: ['127.0.0.1'] }
const BODY = '{"amount":5}'

interface Asked extends Omit<ToSign, 'url'> {
  readonly path?: string
  /** What the proxy says instead of what was signed. */
  readonly told?: { readonly method?: string; readonly uri?: string }
  readonly fields?: readonly string[]
  readonly proxy?: Readonly<Record<string, string>>
}

/** Signs for the public place, and asks as a proxy there does. */
async function askSigned(server: AuthServer, signer: SigningKey, asked: Asked = {}) {
  const { path = '/v1/users?page=2', told = {}, proxy, ...toSign } = asked
  const { method, headers } = await signRequest(signer, { ...toSign, url: `${ORIGIN}${path}` })
  const place = { 'X-Forwarded-Host': 'api.example.com', 'X-Forwarded-Proto': 'https' }
  return ask(server, { method, uri: path, ...told, headers: { ...headers, ...place, ...proxy } })
}

async function start() {
  const server = await startAuthServer({}, PROXY)
  return { server, signer: await createSigningKey(server.engine, { scopes: ['*:*'] }) }
}

describe('204', () => {
  it('to a request that was signed for the place that the proxy names', async () => {
    const { server, signer } = await start()
    await using _ = server
    const answer = await askSigned(server, signer)
    expect(answer).toMatchObject({ status: 204, headers: { 'x-keyward-key-id': signer.keyId } })
    expect(answer.headers).not.toHaveProperty('x-keyward-content-digest')
    const fields = ['@method', '@target-uri']
    expect((await askSigned(server, signer, { fields })).status).toBe(204)
  })

  it('says which digest was signed, for the API to compare the body with', async () => {
    const { server, signer } = await start()
    await using _ = server
    const answer = await askSigned(server, signer, { body: BODY })
    expect(answer.status).toBe(204)
    expect(answer.headers['x-keyward-content-digest']).toBe(digestOf(BODY))
  })
})

describe('401', () => {
  it.each<[string, Asked]>([
    ['another path', { told: { uri: '/v1/admins?page=2' } }],
    ['another query', { told: { uri: '/v1/users?page=3' } }],
    ['another method', { told: { method: 'HEAD' } }],
    ['another host', { proxy: { 'X-Forwarded-Host': 'other.example.com' } }],
    ['two hosts', { proxy: { 'X-Forwarded-Host': 'api.example.com, other.example.com' } }],
    ['a body of unknown content', { method: 'POST' }],
    ['a body whose type is not covered', { body: BODY, fields: fieldsWithout('content-type') }],
    ['a body whose digest is not covered', { body: BODY, fields: fieldsWithout('content-digest') }],
    ['a digest that proves nothing', { headers: { 'Content-Digest': 'md5=:AAAA:' } }],
  ])('for %s', async (_what, asked) => {
    const { server, signer } = await start()
    await using _ = server
    expect((await askSigned(server, signer, asked)).status).toBe(401)
  })

  it('for the same request again', async () => {
    const { server, signer } = await start()
    await using _ = server
    expect((await askSigned(server, signer, { nonce: 'n' })).status).toBe(204)
    expect((await askSigned(server, signer, { nonce: 'n' })).status).toBe(401)
  })

  it('for another scheme, when the scheme is covered', async () => {
    const { server, signer } = await start()
    await using _ = server
    const fields = ['@method', '@target-uri']
    const proxy = { 'X-Forwarded-Proto': 'http' }
    expect((await askSigned(server, signer, { fields, proxy })).status).toBe(401)
  })

  it('when the place is told by somebody who is no trusted proxy', async () => {
    await using server = await startAuthServer()
    const signer = await createSigningKey(server.engine, { scopes: ['*:*'] })
    expect((await askSigned(server, signer)).status).toBe(401)
  })
})

it('400 to a second credential, and to a path in another form', async () => {
  const { server, signer } = await start()
  await using _ = server
  expect((await askSigned(server, signer, { headers: { 'X-API-Key': 'x' } })).status).toBe(400)
  expect((await askSigned(server, signer, { told: { uri: '/v1//users?page=2' } })).status).toBe(400)
})

function fieldsWithout(name: string): string[] {
  const all = ['@method', '@target-uri', 'content-type', 'content-digest']
  return all.filter((field) => field !== name)
}
