/** Stock clients that prove a key (DPoP), unchanged, from token endpoint to protected API. */
import { once } from 'node:events'
import { createServer, type IncomingHttpHeaders } from 'node:http'
import type { AddressInfo } from 'node:net'
import * as oauth from 'oauth4webapi'
import {
  allowInsecureRequests,
  ClientSecretBasic,
  clientCredentialsGrant,
  discovery,
  fetchProtectedResource,
  getDPoPHandle,
  randomDPoPKeyPair,
} from 'openid-client'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createDpopHolder } from '../engine/dpop-holder.ts'
import { type Keyward, removeDirectory, startKeyward } from '../fixtures/start-keyward.ts'

const PLAIN = { [oauth.allowInsecureRequests]: true }

const upstream = createServer((req, res) => {
  seen.push(req.headers)
  res.end(`${req.method} ${req.url}`)
})
const seen: IncomingHttpHeaders[] = []
let keyward: Keyward
let client: { readonly id: string; readonly secret: string }

beforeAll(async () => {
  upstream.listen(0, '127.0.0.1')
  await once(upstream, 'listening')
  const { port } = upstream.address() as AddressInfo
  const target = `http://127.0.0.1:${port}`
  keyward = await startKeyward({ args: ['protect', '--upstream', target, '--api', 'shop'] })
  const wanted = { api: 'shop', name: 'ci', scopes: ['read:users', 'write:users'] }
  client = (await keyward.call('POST', '/v1/keys', wanted)).body
})
afterAll(async () => {
  await keyward.stop()
  removeDirectory(keyward.directory)
  upstream.close().closeAllConnections()
})

describe.each(['ES256', 'Ed25519'])('openid-client with %s', (alg) => {
  it('gets a token and uses it, nonces and all, without being told how', async () => {
    const auth = ClientSecretBasic(client.secret)
    const config = await discovery(new URL(keyward.url), client.id, undefined, auth, {
      algorithm: 'oauth2',
      execute: [allowInsecureRequests],
    })
    const DPoP = getDPoPHandle(config, await randomDPoPKeyPair(alg))
    const { access_token: token, token_type: type } = await clientCredentialsGrant(
      config,
      {},
      { DPoP },
    )
    expect(type).toBe('dpop')
    const url = new URL('/v1/users?page=2', keyward.url)
    for (const method of ['GET', 'POST', 'GET']) {
      const answer = await fetchProtectedResource(config, token, url, method, null, undefined, {
        DPoP,
      })
      expect([answer.status, await answer.text()]).toEqual([200, `${method} /v1/users?page=2`])
    }
    expect(seen.at(-1)).toMatchObject({ 'x-keyward-key-id': client.id })
    expect(seen.at(-1)).not.toHaveProperty('authorization')
    expect(seen.at(-1)).not.toHaveProperty('dpop')
    const bearer = { authorization: `Bearer ${token}` }
    expect((await fetch(url, { headers: bearer })).status).toBe(401)
  })
})

describe('oauth4webapi', () => {
  it('is told by the challenge what is wrong with its proof', async () => {
    const issuer = new URL(keyward.url)
    const found = await oauth.discoveryRequest(issuer, { algorithm: 'oauth2', ...PLAIN })
    const as = await oauth.processDiscoveryResponse(issuer, found)
    expect(as.dpop_signing_alg_values_supported).toEqual(['EdDSA', 'Ed25519', 'ES256'])
    const itself: oauth.Client = { client_id: client.id }
    const DPoP = oauth.DPoP(itself, await oauth.generateKeyPair('ES256'))
    const more = { ...PLAIN, DPoP }
    const auth = oauth.ClientSecretBasic(client.secret)
    const getToken = async () => {
      const answer = await oauth.clientCredentialsGrantRequest(as, itself, auth, {}, more)
      return oauth.processClientCredentialsResponse(as, itself, answer)
    }
    // In the first second of its life a server cannot know which proofs were used before.
    const { access_token: token } = await getToken().catch((error: unknown) => {
      if (oauth.isDPoPNonceError(error)) return getToken()
      throw error
    })
    const ask = (options: oauth.ProtectedResourceRequestOptions) => {
      const url = new URL('/v1/users', keyward.url)
      return oauth.protectedResourceRequest(token, 'GET', url, undefined, null, options)
    }
    const stranger = oauth.DPoP(itself, await oauth.generateKeyPair('ES256'))
    const first = await ask({ ...PLAIN, DPoP: stranger }).catch((error: unknown) => error)
    expect(first).toBeInstanceOf(oauth.WWWAuthenticateChallengeError)
    expect((first as oauth.WWWAuthenticateChallengeError).cause[0]).toMatchObject({
      scheme: 'dpop',
      parameters: { error: 'invalid_dpop_proof', algs: 'EdDSA Ed25519 ES256' },
    })
    expect((await ask(more)).status).toBe(200)
  })
})

describe('keyward protect with a public URL', () => {
  it('takes proofs for that URL only, whatever Host says', async () => {
    const publicUrl = 'http://shop.example/base'
    const { port } = upstream.address() as AddressInfo
    const target = `http://127.0.0.1:${port}`
    const args = ['protect', '--upstream', target, '--api', 'shop', '--public-url', publicUrl]
    const behind = await startKeyward({ args })
    try {
      const wanted = { api: 'shop', name: 'ci', scopes: ['read:users'] }
      const { id, secret } = (await behind.call('POST', '/v1/keys', wanted)).body
      const holder = await createDpopHolder(() => Date.now())
      const send = async (path: string, place: string, init: RequestInit, token?: string) => {
        const ask = async (nonce: string) => {
          const method = init.method ?? 'GET'
          const accessToken = token ?? null
          const proof = await holder.makeProof({ url: place, method, accessToken, nonce })
          const headers = { ...init.headers, dpop: proof }
          return fetch(`${behind.url}${path}`, { ...init, headers })
        }
        return ask((await ask('none')).headers.get('dpop-nonce') ?? '')
      }
      const form = { grant_type: 'client_credentials', client_id: id, client_secret: secret }
      const init = { method: 'POST', body: new URLSearchParams(form) }
      const answer = await send('/oauth2/token', `${publicUrl}/oauth2/token`, init)
      const { access_token: token } = (await answer.json()) as { access_token: string }
      const bearing = { headers: { authorization: `DPoP ${token}` } }
      const ask = async (place: string) => (await send('/v1/users', place, bearing, token)).status
      expect(await ask(`${publicUrl}/v1/users`)).toBe(200)
      expect(await ask(`${behind.url}/v1/users`)).toBe(401)
      expect(await ask('http://shop.example/v1/users')).toBe(401)
    } finally {
      await behind.stop()
      removeDirectory(behind.directory)
    }
  })
})
