/** Stock client: `openid-client`, unchanged, against the real program over real sockets. */
import { createServer, type IncomingMessage, type ServerResponse, request as send } from 'node:http'
import type { AddressInfo } from 'node:net'
import { decodeJwt, exportJWK, generateKeyPair } from 'jose'
import {
  allowInsecureRequests,
  type ClientAuth,
  ClientSecretBasic,
  ClientSecretPost,
  type Configuration,
  clientCredentialsGrant,
  discovery,
  genericGrantRequest,
  getDPoPHandle,
  None,
  PrivateKeyJwt,
  randomDPoPKeyPair,
  tokenIntrospection,
  tokenRevocation,
} from 'openid-client'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { findFreePort } from '../fixtures/start-keyward.ts'
import { type OAuthServer, startOAuthServer } from './start-oauth-server.ts'

const EXCHANGE = 'urn:ietf:params:oauth:grant-type:token-exchange'
const API_KEY = 'urn:keyward:params:oauth:token-type:api-key'
const ACCESS_TOKEN = 'urn:ietf:params:oauth:token-type:access_token'

let server: OAuthServer
beforeAll(async () => {
  server = await startOAuthServer()
})
afterAll(() => server[Symbol.asyncDispose]())

/** Plain HTTP is the one thing that the library has to be told of. */
function discover(id: string, auth: ClientAuth, url = server.url): Promise<Configuration> {
  return discovery(new URL(url), id, undefined, auth, {
    algorithm: 'oauth2',
    execute: [allowInsecureRequests],
  })
}

async function verify(key: string, question: object = {}) {
  return (await server.call('POST', '/v1/keys/verify', { key, api: 'shop', ...question })).body
}

describe('openid-client', () => {
  it('finds everything by discovery', async () => {
    const metadata = (await discover(server.keyId, None())).serverMetadata()
    expect(metadata).toMatchObject({
      issuer: server.url,
      token_endpoint: `${server.url}/oauth2/token`,
      introspection_endpoint: `${server.url}/oauth2/introspect`,
      revocation_endpoint: `${server.url}/oauth2/revoke`,
      jwks_uri: `${server.url}/.well-known/jwks.json`,
    })
    expect(metadata.supportsPKCE()).toBe(false)
  })

  it.each([
    ['client_secret_basic', ClientSecretBasic],
    ['client_secret_post', ClientSecretPost],
  ])('gets a token by client credentials with %s', async (_, authenticate) => {
    const config = await discover(server.keyId, authenticate(server.secret))
    const token = await clientCredentialsGrant(config, { scope: 'read:users', lifetime: '60' })
    expect(token).toMatchObject({ token_type: 'bearer', expires_in: 60, scope: 'read:users' })
    const question = { method: 'GET', path: '/v1/users' }
    expect(await verify(token.access_token, question)).toMatchObject({ allowed: true })
    const other = { method: 'GET', path: '/v1/orders' }
    expect(await verify(token.access_token, other)).toMatchObject({ code: 'insufficient_scope' })
  })

  it('gets a token by what it signs, for a key without a secret (private_key_jwt)', async () => {
    const { privateKey, publicKey } = await generateKeyPair('Ed25519', { extractable: true })
    const made = await server.call('POST', '/v1/keys', {
      api: 'shop',
      scopes: ['read:users'],
      publicKey: await exportJWK(publicKey),
    })
    expect(made.status).toBe(201)
    const config = await discover(made.body.id, PrivateKeyJwt(privateKey))
    const token = await clientCredentialsGrant(config)
    expect(await verify(token.access_token)).toMatchObject({ allowed: true })
    await tokenRevocation(config, token.access_token)
    expect(await verify(token.access_token)).toMatchObject({ allowed: false })
  })

  it('exchanges a key, then its token for a narrower one', async () => {
    const config = await discover(server.keyId, None())
    const first = await genericGrantRequest(config, EXCHANGE, {
      subject_token: server.secret,
      subject_token_type: API_KEY,
      scope: 'read:users read:orders',
    })
    const second = await genericGrantRequest(config, EXCHANGE, {
      subject_token: first.access_token,
      subject_token_type: ACCESS_TOKEN,
      scope: 'read:users',
    })
    expect(second['issued_token_type']).toBe(ACCESS_TOKEN)
    expect(decodeJwt(second.access_token)).toMatchObject({ scope: 'read:users', aud: 'shop' })
    await expect(
      genericGrantRequest(config, EXCHANGE, {
        subject_token: second.access_token,
        subject_token_type: ACCESS_TOKEN,
        scope: 'read:orders',
      }),
    ).rejects.toMatchObject({ error: 'invalid_scope' })
  })

  it('is told by the usual errors what is wrong', async () => {
    const wrong = await discover(server.keyId, ClientSecretBasic('wrong'))
    await expect(clientCredentialsGrant(wrong)).rejects.toMatchObject({
      code: 'OAUTH_WWW_AUTHENTICATE_CHALLENGE',
      status: 401,
    })
    const config = await discover(server.keyId, ClientSecretBasic(server.secret))
    await expect(genericGrantRequest(config, 'password', {})).rejects.toMatchObject({
      error: 'unsupported_grant_type',
    })
    const elsewhere = { resource: 'https://elsewhere.example' }
    await expect(clientCredentialsGrant(config, elsewhere)).rejects.toMatchObject({
      error: 'invalid_target',
    })
  })

  it('asks about tokens as an admin, and revokes them as the key', async () => {
    const config = await discover(server.keyId, ClientSecretBasic(server.secret))
    const admin = await discover(server.adminKeyId, ClientSecretPost(server.adminKey))
    const { access_token: token } = await clientCredentialsGrant(config)
    expect(await tokenIntrospection(admin, token)).toMatchObject({
      active: true,
      client_id: server.keyId,
      scope: 'read:*',
      iss: server.url,
    })
    expect(await verify(token)).toMatchObject({ allowed: true })
    await tokenRevocation(config, token)
    expect(await tokenIntrospection(admin, token)).toEqual({ active: false })
    expect(await verify(token)).toMatchObject({ allowed: false, code: 'not_found' })
    await tokenRevocation(config, token)
  })

  it('gets a token that is bound to a key of its own (DPoP)', async () => {
    const config = await discover(server.keyId, ClientSecretBasic(server.secret))
    const DPoP = getDPoPHandle(config, await randomDPoPKeyPair('ES256'))
    const token = await clientCredentialsGrant(config, {}, { DPoP })
    expect(token.token_type).toBe('dpop')
    expect(decodeJwt(token.access_token)).toMatchObject({
      cnf: { jkt: await DPoP.calculateThumbprint() },
    })
    expect(await verify(token.access_token)).toMatchObject({ allowed: false, key: null })
  })

  it('works where the public URL has a path that a proxy takes off', async () => {
    const port = await findFreePort()
    const url = `http://127.0.0.1:${await startProxy(port)}/company/keys`
    const args = ['serve', '--public-url', `${url}/`]
    await using behind = await startOAuthServer({ port, args })
    const config = await discover(behind.keyId, ClientSecretBasic(behind.secret), url)
    expect(config.serverMetadata().issuer).toBe(url)
    const { access_token: token } = await clientCredentialsGrant(config)
    expect(decodeJwt(token).iss).toBe(url)
    const other = `${new URL(url).origin}/.well-known/oauth-authorization-server/other`
    expect((await fetch(other)).status).toBe(404)
  })
})

/** Takes `/company/keys` off what is for it, and hands all else on as it is. Answers its port. */
async function startProxy(port: number): Promise<number> {
  const proxy = createServer((req: IncomingMessage, res: ServerResponse) => {
    const path = (req.url ?? '').replace(/^\/company\/keys(?=\/)/, '')
    const options = { port, host: '127.0.0.1', path, method: req.method, headers: req.headers }
    const onward = send(options, (answer) => {
      res.writeHead(answer.statusCode ?? 502, answer.headers)
      answer.pipe(res)
    })
    req.pipe(onward)
  })
  afterAll(() => proxy.close())
  await new Promise<void>((resolve) => proxy.listen(0, '127.0.0.1', resolve))
  return (proxy.address() as AddressInfo).port
}
