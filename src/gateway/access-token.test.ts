import type { IncomingMessage } from 'node:http'
import { createLocalJWKSet, jwtVerify } from 'jose'
import { describe, expect, it } from 'vitest'
import { issueTestToken } from '../../test/engine/issue-test-token.ts'
import { createShopKey } from '../../test/fixtures/open-memory-engine.ts'
import { request, startGateway, withKey } from '../../test/fixtures/start-gateway.ts'
import { startAuthServer } from '../../test/forward-auth/start-auth-server.ts'
import { createApi } from '../engine/apis/create-api.ts'
import { createKey } from '../engine/keys/create-key.ts'
import { LOCAL_OPERATOR } from '../engine/principal.ts'

const bearer = (token: string) => ({ headers: { authorization: `Bearer ${token}` } })

describe('an access token at the gateway', () => {
  it('opens what it is for, and the upstream hears of no more than that', async () => {
    const { engine, url, seen } = await startGateway()
    const { key, text } = await createShopKey(engine, { scopes: ['read:*'], owner: 'acme' })
    const token = await issueTestToken(engine, text, { scope: 'read:users', lifetimeSeconds: 20 })
    for (const way of [bearer(token), withKey(token)]) {
      expect((await request(`${url}/v1/users`, way)).status).toBe(200)
      expect((await request(`${url}/v1/orders`, way)).status).toBe(403)
    }
    const { headers, rawHeaders } = seen[0] as IncomingMessage
    expect(headers).toMatchObject({
      'x-keyward-key-id': key.id,
      'x-keyward-owner': 'acme',
      'x-keyward-scopes': 'read:users',
    })
    expect(rawHeaders.join('\n')).not.toContain(token)
    const keys = [...engine.tokens.signingKeys.listPublic(0)]
    const identity = String(headers['x-keyward-identity'])
    const { payload } = await jwtVerify(identity, createLocalJWKSet({ keys }))
    expect(payload['scope']).toBe('read:users')
    expect((payload.exp ?? 0) - (payload.iat ?? 0)).toBeLessThanOrEqual(20)
  })

  it('is none of another API, and none that an upstream made', async () => {
    const { engine, url } = await startGateway()
    const settings = { prefix: 'blog_live' }
    await createApi(engine, LOCAL_OPERATOR, { id: 'blog', settings, idempotency: null })
    const made = { apiId: 'blog', settings: { scopes: ['*:*'] }, idempotency: null }
    const { secret } = await createKey(engine, LOCAL_OPERATOR, made)
    const token = await issueTestToken(engine, secret?.reveal() ?? '')
    expect((await request(`${url}/v1/users`, bearer(token))).status).toBe(401)
    const foreign = 'eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0.c2lnbmF0dXJl'
    expect((await request(`${url}/v1/users`, bearer(foreign))).status).toBe(401)
  })

  it('is taken off on a public route, where a token of the upstream goes on', async () => {
    const routes = [{ method: 'GET', path: '/open', scopes: [], public: true, cost: 1 }]
    const { engine, url, seen } = await startGateway({ routes })
    const { text } = await createShopKey(engine, {})
    const token = await issueTestToken(engine, text)
    const foreign = 'eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0.c2lnbmF0dXJl'
    expect((await request(`${url}/open`, bearer(token))).status).toBe(200)
    expect((await request(`${url}/open`, bearer(foreign))).status).toBe(200)
    const authorizations = seen.map(({ headers }) => headers.authorization)
    expect(authorizations).toEqual([undefined, `Bearer ${foreign}`])
  })
})

describe('an access token at /forward-auth', () => {
  it('is judged as at the gateway', async () => {
    const { engine, url } = await startAuthServer()
    const { text } = await createShopKey(engine, { scopes: ['read:*'] })
    const token = await issueTestToken(engine, text, { scope: 'read:users' })
    const ask = (path: string) =>
      request(`${url}/forward-auth?api=shop`, {
        headers: {
          ...bearer(token).headers,
          'x-forwarded-method': 'GET',
          'x-forwarded-uri': path,
        },
      })
    const passed = await ask('/v1/users')
    expect([passed.status, passed.headers['x-keyward-scopes']]).toEqual([204, 'read:users'])
    expect((await ask('/v1/orders')).status).toBe(403)
  })
})
