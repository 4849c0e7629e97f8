/** Stock resource servers: `express-oauth2-jwt-bearer` and `jose`, unchanged, over real sockets. */
import type { Server, ServerResponse } from 'node:http'
import { createRequire } from 'node:module'
import type { AddressInfo } from 'node:net'
import { auth, requiredScopes } from 'express-oauth2-jwt-bearer'
import { createRemoteJWKSet, jwtVerify } from 'jose'
import { afterEach, describe, expect, it } from 'vitest'
import { type OAuthServer, startOAuthServer } from './start-oauth-server.ts'

/** As far as this uses it; the package comes without types. */
interface ExpressApp {
  use(handler: unknown): void
  get(path: string, ...handlers: unknown[]): void
  listen(port: number, host: string, listening: () => void): Server
}

const express = createRequire(import.meta.url)('express') as () => ExpressApp

const closers: (() => unknown)[] = []
afterEach(async () => {
  for (const close of closers.splice(0)) await close()
})

async function start(args: readonly string[] = []): Promise<OAuthServer> {
  const server = await startOAuthServer({ args: ['serve', ...args] })
  closers.push(() => server[Symbol.asyncDispose]())
  return server
}

async function getToken({ url, keyId, secret }: OAuthServer, wishes = {}): Promise<string> {
  const form = { grant_type: 'client_credentials', client_id: keyId, client_secret: secret }
  const body = new URLSearchParams({ ...form, ...wishes })
  const answer = await fetch(`${url}/oauth2/token`, { method: 'POST', body })
  return ((await answer.json()) as { access_token: string }).access_token
}

/** An API that knows nothing of Keyward but its URL. */
async function startApi(issuerBaseURL: string): Promise<(token: string) => Promise<number>> {
  const app = express()
  app.use(auth({ issuerBaseURL, audience: 'shop', strict: true }))
  app.get('/users', requiredScopes('read:users'), (_req: unknown, res: ServerResponse) => {
    res.end('[]')
  })
  const server = await new Promise<Server>((resolve) => {
    const listening: Server = app.listen(0, '127.0.0.1', () => resolve(listening))
  })
  closers.push(() => server.close())
  const { port } = server.address() as AddressInfo
  return async (token) => {
    const headers = { authorization: `Bearer ${token}` }
    return (await fetch(`http://127.0.0.1:${port}/users`, { headers })).status
  }
}

describe('express-oauth2-jwt-bearer', () => {
  it.each(['EdDSA', 'ES256'])('takes our tokens, signed with %s', async (algorithm) => {
    const keyward = await start(['--token-algorithm', algorithm])
    const ask = await startApi(keyward.url)
    const token = await getToken(keyward, { scope: 'read:users' })
    expect(
      JSON.parse(Buffer.from(token.split('.')[0] ?? '', 'base64url').toString()),
    ).toMatchObject({ alg: algorithm, typ: 'at+jwt' })
    expect(await ask(token)).toBe(200)
    expect(await ask(await getToken(keyward, { scope: 'read:orders' }))).toBe(403)
    expect(await ask(`${token.slice(0, -8)}AAAAAAAA`)).toBe(401)
    expect(await ask(keyward.secret)).toBe(401)
  })
})

describe('jose with a remote JWK set', () => {
  it('finds the key that signed, after a rotation too', async () => {
    const keyward = await start()
    const jwks = createRemoteJWKSet(new URL(`${keyward.url}/.well-known/jwks.json`))
    const verify = (token: string) =>
      jwtVerify(token, jwks, { issuer: keyward.url, audience: 'shop', typ: 'at+jwt' })
    const first = await getToken(keyward)
    expect((await verify(first)).payload.sub).toBe(keyward.keyId)
    const early = await keyward.call('POST', '/v1/signing-keys/rotate')
    expect([early.status, early.body.code]).toEqual([409, 'signing_key_too_new'])
    const body = { compromised: true }
    expect((await keyward.call('POST', '/v1/signing-keys/rotate', body)).status).toBe(200)
    const second = await getToken(keyward)
    // What it keeps does not hold the new key, and it asks at most every half minute.
    const fresh = createRemoteJWKSet(new URL(`${keyward.url}/.well-known/jwks.json`))
    const check = (token: string) => jwtVerify(token, fresh, { issuer: keyward.url })
    expect((await check(second)).payload.sub).toBe(keyward.keyId)
    await expect(check(first)).rejects.toThrow('no applicable key')
  })
})
