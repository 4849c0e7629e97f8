/** Stock client and resource server: `oauth4webapi`, unchanged, over real sockets. */
import * as oauth from 'oauth4webapi'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type OAuthServer, startOAuthServer } from './start-oauth-server.ts'

/** Plain HTTP is the one thing that the library has to be told of. */
const PLAIN = { [oauth.allowInsecureRequests]: true }
const EXCHANGE = 'urn:ietf:params:oauth:grant-type:token-exchange'
const API_KEY = 'urn:keyward:params:oauth:token-type:api-key'

let server: OAuthServer
let as: oauth.AuthorizationServer
let client: oauth.Client
beforeAll(async () => {
  server = await startOAuthServer()
  as = await discover(server.url)
  client = { client_id: server.keyId }
})
afterAll(() => server[Symbol.asyncDispose]())

async function discover(url: string): Promise<oauth.AuthorizationServer> {
  const issuer = new URL(url)
  const response = await oauth.discoveryRequest(issuer, { algorithm: 'oauth2', ...PLAIN })
  return oauth.processDiscoveryResponse(issuer, response)
}

async function getToken(auth: oauth.ClientAuth, parameters = {}, options = {}) {
  const more = { ...PLAIN, ...options }
  const ask = async () => {
    const response = await oauth.clientCredentialsGrantRequest(as, client, auth, parameters, more)
    return oauth.processClientCredentialsResponse(as, client, response)
  }
  // As the library has it: the handle has learnt the nonce from the refusal.
  return ask().catch((error: unknown) => {
    if (oauth.isDPoPNonceError(error)) return ask()
    throw error
  })
}

describe('oauth4webapi', () => {
  it.each([
    ['client_secret_basic', oauth.ClientSecretBasic],
    ['client_secret_post', oauth.ClientSecretPost],
  ])('gets a token by client credentials with %s', async (_, authenticate) => {
    const token = await getToken(authenticate(server.secret), { scope: 'read:users' })
    expect(token).toMatchObject({ token_type: 'bearer', scope: 'read:users' })
  })

  it('exchanges a key', async () => {
    const parameters = { subject_token: server.secret, subject_token_type: API_KEY }
    const auth = oauth.None()
    const response = await oauth.genericTokenEndpointRequest(
      as,
      client,
      auth,
      EXCHANGE,
      parameters,
      PLAIN,
    )
    const token = await oauth.processGenericTokenEndpointResponse(as, client, response)
    expect(token).toMatchObject({ token_type: 'bearer', scope: 'read:*' })
  })

  it('asks about a token and revokes it', async () => {
    const { access_token: token } = await getToken(oauth.ClientSecretBasic(server.secret))
    const introspect = async () => {
      const admin = { client_id: server.adminKeyId }
      const auth = oauth.ClientSecretBasic(server.adminKey)
      const response = await oauth.introspectionRequest(as, admin, auth, token, PLAIN)
      return oauth.processIntrospectionResponse(as, admin, response)
    }
    expect(await introspect()).toMatchObject({ active: true, sub: server.keyId })
    const auth = oauth.ClientSecretPost(server.secret)
    await oauth.processRevocationResponse(
      await oauth.revocationRequest(as, client, auth, token, PLAIN),
    )
    expect(await introspect()).toEqual({ active: false })
  })

  it('checks our tokens as a resource server (RFC 9068)', async () => {
    const { access_token: token } = await getToken(oauth.ClientSecretBasic(server.secret))
    const ask = (authorization: string) =>
      new Request('http://shop.example/v1/users', { headers: { authorization } })
    const claims = await oauth.validateJwtAccessToken(as, ask(`Bearer ${token}`), 'shop', PLAIN)
    expect(claims).toMatchObject({ sub: server.keyId, client_id: server.keyId, scope: 'read:*' })
    await expect(
      oauth.validateJwtAccessToken(as, ask(`Bearer ${token}`), 'blog', PLAIN),
    ).rejects.toThrow('"aud"')
  })

  it('checks tokens that are bound to a key, with their proofs (RFC 9449)', async () => {
    const DPoP = oauth.DPoP(client, await oauth.generateKeyPair('ES256'))
    const { access_token: token } = await getToken(
      oauth.ClientSecretBasic(server.secret),
      {},
      { DPoP },
    )
    const headers = new Headers()
    const url = new URL('http://shop.example/v1/users')
    let seen = new Request(url)
    await oauth.protectedResourceRequest(token, 'GET', url, headers, null, {
      ...PLAIN,
      DPoP,
      [oauth.customFetch]: async (asked, sent) => {
        seen = new Request(asked, { method: sent.method, headers: sent.headers })
        return new Response()
      },
    })
    const claims = await oauth.validateJwtAccessToken(as, seen, 'shop', PLAIN)
    expect(claims.cnf?.jkt).toBe(await DPoP.calculateThumbprint())
  })

  it('is told of a nonce that a policy asks for, and goes on with it', async () => {
    const policy = { requireDpop: true }
    await using strict = await startOAuthServer({}, {}, policy)
    const itsAs = await discover(strict.url)
    const itsClient: oauth.Client = { client_id: strict.keyId }
    const auth = oauth.ClientSecretBasic(strict.secret)
    const DPoP = oauth.DPoP(itsClient, await oauth.generateKeyPair('ES256'))
    const request = async (options: object) => {
      const more = { ...PLAIN, ...options }
      const answer = await oauth.clientCredentialsGrantRequest(itsAs, itsClient, auth, {}, more)
      return oauth.processClientCredentialsResponse(itsAs, itsClient, answer)
    }
    await expect(request({})).rejects.toMatchObject({ error: 'invalid_dpop_proof' })
    const refusal = await request({ DPoP }).catch((error: unknown) => error)
    expect(oauth.isDPoPNonceError(refusal)).toBe(true)
    expect(await request({ DPoP })).toMatchObject({ token_type: 'dpop' })
  })
})
