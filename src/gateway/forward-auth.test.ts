import type { OutgoingHttpHeaders } from 'node:http'
import { createLocalJWKSet, jwtVerify } from 'jose'
import { describe, expect, it } from 'vitest'
import { createShopKey } from '../../test/fixtures/open-memory-engine.ts'
import { ask, askCode } from '../../test/forward-auth/ask-auth-server.ts'
import { type AuthServer, startAuthServer } from '../../test/forward-auth/start-auth-server.ts'
import { createApi } from '../engine/apis/create-api.ts'
import { getKey } from '../engine/keys/get-key.ts'
import { revokeKey } from '../engine/keys/revoke-key.ts'
import { LOCAL_OPERATOR } from '../engine/principal.ts'

describe('204', () => {
  it('tells the proxy who it is, in four fields and no more than those', async () => {
    await using server = await startAuthServer()
    const { key, text } = await createShopKey(server.engine, {
      scopes: ['read:users'],
      owner: 'acme',
    })
    const { status, headers, body } = await ask(server, { key: text })
    expect([status, body]).toEqual([204, ''])
    expect(headers).toMatchObject({
      'x-keyward-key-id': key.id,
      'x-keyward-owner': 'acme',
      'x-keyward-scopes': 'read:users',
      'cache-control': 'no-store',
    })
    const jwks = createLocalJWKSet({ keys: [...server.engine.tokens.signingKeys.listPublic(0)] })
    const token = await jwtVerify(String(headers['x-keyward-identity']), jwks, {
      issuer: 'keyward',
      audience: 'shop',
    })
    expect(token.payload).toMatchObject({ sub: key.id, owner: 'acme', scope: 'read:users' })
    expect(JSON.stringify(headers)).not.toContain(text)
    expect(await server.metrics.text()).toContain(
      'keyward_decisions_total{surface="forward_auth",outcome="allowed"} 1',
    )
  })

  it('tells the limits of the key, and spends of them', async () => {
    await using server = await startAuthServer()
    const rateLimits = [{ name: 'default', limit: 5, windowMs: 60_000, per: 'key' as const }]
    const { text } = await createShopKey(server.engine, { scopes: ['*:*'], rateLimits })
    await ask(server, { key: text })
    const { headers } = await ask(server, { key: text })
    expect(headers['ratelimit-policy']).toBe('"default";q=5;w=60')
    expect(headers['ratelimit']).toMatch(/^"default";r=3;t=\d+$/)
  })

  it('reads Authorization: Bearer, and the headers of Caddy and Traefik', async () => {
    await using server = await startAuthServer()
    const { text } = await createShopKey(server.engine, { scopes: ['delete:users'] })
    const headers = {
      'X-Original-Method': '',
      'X-Original-URI': '',
      'X-Forwarded-Method': 'DELETE',
      'X-Forwarded-Uri': '/v1/users/7?soft=1',
      Authorization: `Bearer ${text}`,
    }
    expect((await ask(server, { headers })).status).toBe(204)
    const other = { ...headers, 'X-Forwarded-Method': 'GET' }
    expect((await ask(server, { headers: other })).status).toBe(403)
  })

  it('says nothing of anybody on a public route', async () => {
    const route = { method: 'GET', path: '/open', scopes: [], public: true, cost: 1 }
    await using server = await startAuthServer({ routes: [route] })
    const { text } = await createShopKey(server.engine)
    for (const key of [undefined, text]) {
      const answer = await ask(server, { uri: '/open', ...(key === undefined ? {} : { key }) })
      expect(answer.status).toBe(204)
      expect(Object.keys(answer.headers).filter((name) => name.startsWith('x-'))).toEqual([])
    }
  })

  it('may be asked with any method, and ignores a body', async () => {
    await using server = await startAuthServer()
    const { text } = await createShopKey(server.engine, { scopes: ['read:users'] })
    for (const by of ['GET', 'HEAD', 'POST', 'DELETE']) {
      const body = by === 'POST' ? 'x'.repeat(1_000_000) : ''
      expect((await ask(server, { key: text, by, body })).status).toBe(204)
    }
  })

  it('takes a path whose hexadecimal letters are small', async () => {
    await using server = await startAuthServer()
    const { text } = await createShopKey(server.engine, { scopes: ['read:users'] })
    for (const uri of ['/v1/users/%c3%a9', '/v1/users/%C3%A9', '/v1/users/a%20b?q=%2f..%2f']) {
      expect((await ask(server, { key: text, uri })).status).toBe(204)
    }
  })

  it('needs no name when there is one API only', async () => {
    await using server = await startAuthServer()
    const { text } = await createShopKey(server.engine, { scopes: ['read:users'] })
    for (const at of ['/forward-auth', '/forward-auth?']) {
      expect((await ask(server, { key: text, at })).status).toBe(204)
    }
  })
})

describe('400', () => {
  it('when the proxy does not say which request it is', async () => {
    await using server = await startAuthServer()
    const { text } = await createShopKey(server.engine, { scopes: ['*:*'] })
    for (const headers of [
      { 'X-Original-Method': '' },
      { 'X-Original-URI': '' },
      { 'X-Original-Method': '', 'X-Forwarded-Method': 'GET' },
    ]) {
      expect(await askCode(server, { key: text, headers })).toEqual([400, 'invalid_request'])
    }
  })

  it('when two sets of headers name two requests, or one header is there twice', async () => {
    await using server = await startAuthServer()
    const { text } = await createShopKey(server.engine, { scopes: ['read:users'] })
    for (const headers of [
      { 'X-Forwarded-Method': 'DELETE' },
      { 'X-Forwarded-Uri': '/v1/posts' },
      { 'X-Original-URI': ['/v1/users', '/v1/users'] },
      { 'X-Original-Method': ['GET', 'DELETE'] },
    ]) {
      expect(await askCode(server, { key: text, headers })).toEqual([400, 'invalid_request'])
    }
  })

  it('when the method is none', async () => {
    await using server = await startAuthServer()
    const { text } = await createShopKey(server.engine, { scopes: ['*:*'] })
    for (const method of ['GET,DELETE', 'GET /v1/users', '1', 'G\u00c9T']) {
      expect(await askCode(server, { key: text, method })).toEqual([400, 'invalid_request'])
    }
  })

  it('when there are two credentials, equal ones included', async () => {
    await using server = await startAuthServer()
    const { text } = await createShopKey(server.engine, { scopes: ['*:*'] })
    for (const headers of [
      { Authorization: `Bearer ${text}` },
      { 'X-API-Key': [text, text] },
      { 'X-API-Key': [text, ''] },
      { 'X-API-Key': `${text}, ${text}` },
    ]) {
      expect(await askCode(server, { key: text, headers })).toEqual([400, 'several_credentials'])
    }
  })

  it('when there are several APIs and none is named', async () => {
    await using server = await startAuthServer()
    const { engine } = server
    const settings = { prefix: 'blog_live' }
    await createApi(engine, LOCAL_OPERATOR, { id: 'blog', settings, idempotency: null })
    const { text } = await createShopKey(engine, { scopes: ['*:*'] })
    const at = '/forward-auth'
    expect(await askCode(server, { key: text, at })).toEqual([400, 'invalid_request'])
    expect((await ask(server, { key: text })).status).toBe(204)
    // A key of one API is no key at all for the other.
    const elsewhere = '/forward-auth?api=blog'
    expect(await askCode(server, { key: text, at: elsewhere })).toEqual([401, 'unauthorized'])
  })
})

describe('401', () => {
  it('without a key and with one that is none, in the same words', async () => {
    await using server = await startAuthServer()
    const { text } = await createShopKey(server.engine, { scopes: ['*:*'] })
    const wrong = `${text.slice(0, -7)}${text.at(-7) === 'a' ? 'b' : 'a'}${text.slice(-6)}`
    for (const key of [undefined, '', 'nonsense', wrong]) {
      const { status, headers, body } = await ask(server, key === undefined ? {} : { key })
      expect(status).toBe(401)
      expect(headers['content-type']).toBe('application/problem+json')
      expect(headers['www-authenticate']).toContain('Bearer realm="shop"')
      expect(JSON.parse(body)).toMatchObject({ error: 'unauthorized', code: 'unauthorized' })
    }
  })

  it('from the moment a key is revoked', async () => {
    await using server = await startAuthServer()
    const { key, text } = await createShopKey(server.engine, { scopes: ['*:*'] })
    expect((await ask(server, { key: text })).status).toBe(204)
    await revokeKey(server.engine, LOCAL_OPERATOR, key.id, null)
    expect(await askCode(server, { key: text })).toEqual([401, 'revoked'])
  })

  it('for a key in the query or a cookie of the request, which is now exposed', async () => {
    await using server = await startAuthServer()
    for (const where of ['query', 'cookie'] as const) {
      const { key, text } = await createShopKey(server.engine, { scopes: ['*:*'] })
      const encoded = text.replace('s', '%73')
      const question =
        where === 'query'
          ? { uri: `/v1/users?page=2&api_key=${encoded}` }
          : { headers: { cookie: `a=1; session=${text}` } }
      expect(await askCode(server, question)).toEqual([401, 'credential_in_url'])
      expect(await getKey(server.engine, key.id)).toMatchObject({ exposedIn: where })
      const log = server.logLines.join('')
      expect(log).toContain(key.id)
      expect(log).not.toContain(text)
      expect(log).not.toContain(encoded)
      // Sent properly beside it, the key is refused all the same.
      expect(await askCode(server, { ...question, key: text })).toEqual([401, 'credential_in_url'])
    }
    expect(await server.metrics.text()).toMatch(/keyward_exposed_keys_total\{where="query"\} 2/)
  })
})

describe('403', () => {
  it('names the missing scope', async () => {
    await using server = await startAuthServer()
    const { text } = await createShopKey(server.engine, { scopes: ['read:users'] })
    const { status, headers, body } = await ask(server, { key: text, method: 'POST' })
    expect(status).toBe(403)
    expect(JSON.parse(body)).toMatchObject({ error: 'forbidden', missing: ['write:users'] })
    expect(headers['www-authenticate']).toContain('scope="write:users"')
    expect(headers['x-keyward-key-id']).toBeUndefined()
  })

  it('address-spoofing: believes X-Forwarded-For from a trusted proxy only', async () => {
    const settings = { scopes: ['*:*'], addresses: ['10.1.0.0/16'] }
    await using trusting = await startAuthServer({}, { trustedProxies: ['127.0.0.1'] })
    const { text } = await createShopKey(trusting.engine, settings)
    const status = async (server: AuthServer, headers: OutgoingHttpHeaders) =>
      (await ask(server, { key: text, headers })).status
    expect(await status(trusting, { 'X-Forwarded-For': '10.1.2.3' })).toBe(204)
    expect(await status(trusting, { 'X-Forwarded-For': '10.1.2.3, 203.0.113.9' })).toBe(403)
    expect(await status(trusting, { 'X-Forwarded-For': 'unknown' })).toBe(403)
    expect(await status(trusting, {})).toBe(403)
    const disagreeing = { 'X-Forwarded-For': '203.0.113.9', Forwarded: 'for=10.1.2.3' }
    expect(await status(trusting, disagreeing)).toBe(403)
    await using doubting = await startAuthServer({}, { engine: trusting.engine })
    expect(await status(doubting, { 'X-Forwarded-For': '10.1.2.3' })).toBe(403)
    expect(await status(doubting, { 'X-Real-IP': '10.1.2.3' })).toBe(403)
  })
})

describe('404', () => {
  it('for an API that is not there, and for the built-in one, whatever the key', async () => {
    await using server = await startAuthServer()
    const { text } = await createShopKey(server.engine, { scopes: ['*:*'] })
    for (const api of ['nobody', 'keyward', '', 'Shop']) {
      const at = `/forward-auth?api=${api}`
      expect(await askCode(server, { key: text, at })).toEqual([404, 'api_not_found'])
    }
  })
})

describe('405', () => {
  it('cross-site-tracing: TRACE would show the identity token to the client', async () => {
    const route = { method: '*', path: '/{rest*}', scopes: [], public: true, cost: 1 }
    await using server = await startAuthServer({ routes: [route] })
    expect((await ask(server, {})).status).toBe(204)
    expect(await askCode(server, { method: 'TRACE' })).toEqual([405, 'method_not_allowed'])
    expect(await askCode(server, { method: 'trace' })).toEqual([405, 'method_not_allowed'])
  })
})

describe('429', () => {
  it('says how long to wait, and passes exactly as many as may', async () => {
    await using server = await startAuthServer()
    const rateLimits = [{ name: 'default', limit: 3, windowMs: 60_000, per: 'key' as const }]
    const { text } = await createShopKey(server.engine, { scopes: ['*:*'], rateLimits })
    const all = await Promise.all(Array.from({ length: 20 }, () => ask(server, { key: text })))
    expect(all.filter(({ status }) => status === 204)).toHaveLength(3)
    const refused = all.filter(({ status }) => status === 429)
    expect(refused).toHaveLength(17)
    expect(Number(refused[0]?.headers['retry-after'])).toBeGreaterThan(0)
    expect(JSON.parse(refused[0]?.body ?? '')).toMatchObject({ error: 'rate_limited' })
  })
})

describe('HEAD', () => {
  it('gets the problem in a header field, which is the same document as the body', async () => {
    await using server = await startAuthServer()
    const { text } = await createShopKey(server.engine, { scopes: ['read:users'] })
    for (const question of [
      {},
      { key: text, uri: '/v1/posts' },
      { key: text, uri: '/v1//users' },
    ]) {
      const got = await ask(server, question)
      const { status, headers, body } = await ask(server, { ...question, by: 'HEAD' })
      expect([status, body]).toEqual([got.status, ''])
      const { requestId, ...problem } = JSON.parse(String(headers['x-keyward-problem']))
      expect({ ...problem, requestId: expect.any(String) }).toEqual({
        ...JSON.parse(got.body),
        requestId: expect.any(String),
      })
      expect(requestId).toBe(headers['x-request-id'])
      expect(headers['www-authenticate']).toBe(got.headers['www-authenticate'])
      expect(got.headers['x-keyward-problem']).toBeUndefined()
    }
  })
})
