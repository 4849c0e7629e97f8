import type { IncomingMessage } from 'node:http'
import { createLocalJWKSet, jwtVerify } from 'jose'
import { describe, expect, it } from 'vitest'
import { createShopKey } from '../../test/fixtures/open-memory-engine.ts'
import { request, startGateway, withKey } from '../../test/fixtures/start-gateway.ts'
import { getKey } from '../engine/keys/get-key.ts'
import { revokeKey } from '../engine/keys/revoke-key.ts'
import { parseAddressBlock } from '../engine/policy/address-block.ts'
import { LOCAL_OPERATOR } from '../engine/principal.ts'

describe('200', () => {
  it('forwards by the REST convention, with the identity and without the secret', async () => {
    const { engine, url, seen } = await startGateway()
    const { key, text } = await createShopKey(engine, { scopes: ['read:users'], owner: 'acme' })
    const answer = await request(`${url}/v1/users?page=2`, withKey(text))
    expect([answer.status, answer.body]).toEqual([200, 'upstream GET /v1/users?page=2'])
    const { headers, rawHeaders } = seen[0] as IncomingMessage
    expect(headers['x-keyward-key-id']).toBe(key.id)
    expect(headers['x-keyward-owner']).toBe('acme')
    expect(headers['x-keyward-scopes']).toBe('read:users')
    expect(headers['x-forwarded-for']).toBe('127.0.0.1')
    expect(rawHeaders.join('\n')).not.toContain(text)
    const jwks = createLocalJWKSet({ keys: [...engine.tokens.signingKeys.listPublic(0)] })
    const token = await jwtVerify(String(headers['x-keyward-identity']), jwks, {
      issuer: 'keyward',
      audience: 'shop',
    })
    expect(token.payload).toMatchObject({ sub: key.id, owner: 'acme', scope: 'read:users' })
    expect((token.payload.exp ?? 0) - (token.payload.iat ?? 0)).toBeLessThanOrEqual(60)
  })

  it('tells the limits of the key', async () => {
    const { engine, url } = await startGateway()
    const rateLimits = [{ name: 'default', limit: 5, windowMs: 60_000, per: 'key' as const }]
    const { text } = await createShopKey(engine, { scopes: ['*:*'], rateLimits })
    const { headers } = await request(`${url}/v1/users`, withKey(text))
    expect(headers['ratelimit-policy']).toBe('"default";q=5;w=60')
    expect(headers['ratelimit']).toBe('"default";r=4;t=60')
  })

  it('lets public routes through, but takes a key off all the same', async () => {
    const route = { method: 'GET', path: '/open', scopes: [], public: true, cost: 1 }
    const { engine, url, seen } = await startGateway({ routes: [route] })
    const { text } = await createShopKey(engine)
    expect((await request(`${url}/open`)).status).toBe(200)
    expect((await request(`${url}/open`, withKey(text))).status).toBe(200)
    const own = { headers: { authorization: 'Bearer of-the-upstream-itself' } }
    expect((await request(`${url}/open`, own)).status).toBe(200)
    expect(seen[1]?.rawHeaders.join('\n')).not.toContain(text)
    expect(seen[1]?.headers['x-keyward-key-id']).toBeUndefined()
    expect(seen[2]?.headers.authorization).toBe('Bearer of-the-upstream-itself')
  })
})

describe('400', () => {
  it('never chooses between two credentials', async () => {
    const { engine, url, seen } = await startGateway()
    const { text } = await createShopKey(engine, { scopes: ['*:*'] })
    const headers = { 'X-API-Key': text, Authorization: `Bearer ${text}` }
    const answer = await request(`${url}/v1/users`, { headers })
    expect(answer.status).toBe(400)
    expect(JSON.parse(answer.body)).toMatchObject({ code: 'several_credentials' })
    const challenge = 'Bearer realm="shop", error="invalid_request"'
    expect(answer.headers['www-authenticate']).toBe(challenge)
    const twice = await request(`${url}/v1/users`, { headers: { 'X-API-Key': [text, text] } })
    expect(twice.status).toBe(400)
    expect(seen).toHaveLength(0)
  })
})

describe('401', () => {
  it('answers a problem without saying why to who holds no secret', async () => {
    const { engine, url, seen } = await startGateway()
    const { text } = await createShopKey(engine, { scopes: ['*:*'] })
    const wrong = `${text.slice(0, -7)}${text.at(-7) === 'a' ? 'b' : 'a'}${text.slice(-6)}`
    for (const options of [{}, withKey(''), withKey('nonsense'), withKey(wrong)]) {
      const { status, headers, body } = await request(`${url}/v1/users`, options)
      expect(status).toBe(401)
      expect(headers['content-type']).toBe('application/problem+json')
      expect(headers['www-authenticate']).toContain('Bearer realm="shop"')
      expect(JSON.parse(body)).toMatchObject({ error: 'unauthorized', code: 'unauthorized' })
    }
    expect(seen).toHaveLength(0)
  })

  it('tells the holder of a revoked key, at once', async () => {
    const { engine, url, seen } = await startGateway()
    const { key, text } = await createShopKey(engine, { scopes: ['*:*'] })
    expect((await request(`${url}/v1/users`, withKey(text))).status).toBe(200)
    await revokeKey(engine, LOCAL_OPERATOR, key.id, null)
    const { status, body } = await request(`${url}/v1/users`, withKey(text))
    expect([status, JSON.parse(body).code]).toEqual([401, 'revoked'])
    expect(seen).toHaveLength(1)
  })

  it('refuses a key in the URL or in a cookie, and records the exposure', async () => {
    const { engine, url, seen, logLines } = await startGateway()
    for (const where of ['query', 'cookie'] as const) {
      const { key, text } = await createShopKey(engine, { scopes: ['*:*'] })
      const { status, body } = await request(
        where === 'query' ? `${url}/v1/users?api_key=${text}` : `${url}/v1/users`,
        where === 'cookie' ? { headers: { cookie: `a=1; session=${text}` } } : {},
      )
      expect([status, JSON.parse(body).code]).toEqual([401, 'credential_in_url'])
      expect(await getKey(engine, key.id)).toMatchObject({ exposedIn: where })
      expect(`${body}${logLines.join('')}`).not.toContain(text)
      expect(logLines.join('')).toContain(key.id)
    }
    expect(seen).toHaveLength(0)
  })
})

describe('403', () => {
  it('names the missing scope', async () => {
    const { engine, url, seen } = await startGateway()
    const { text } = await createShopKey(engine, { scopes: ['read:users'] })
    const { status, headers, body } = await request(`${url}/v1/posts`, withKey(text))
    expect(status).toBe(403)
    expect(JSON.parse(body)).toMatchObject({
      error: 'forbidden',
      code: 'insufficient_scope',
      missing: ['read:posts'],
    })
    expect(headers['www-authenticate']).toContain('scope="read:posts"')
    expect((await request(`${url}/v1/users`, { method: 'DELETE', ...withKey(text) })).status).toBe(
      403,
    )
    expect(seen).toHaveLength(0)
  })

  it('believes X-Forwarded-For only from a trusted proxy', async () => {
    const block = parseAddressBlock('127.0.0.1')
    const trusted = await startGateway({}, { trustedProxies: block === undefined ? [] : [block] })
    const untrusted = await startGateway()
    for (const { engine, url, expected } of [
      { ...trusted, expected: 200 },
      { ...untrusted, expected: 403 },
    ]) {
      const { text } = await createShopKey(engine, { scopes: ['*:*'], addresses: ['10.1.0.0/16'] })
      const headers = { 'X-API-Key': text, 'X-Forwarded-For': '10.1.2.3' }
      expect((await request(`${url}/v1/users`, { headers })).status).toBe(expected)
      const spoofed = { 'X-API-Key': text, 'X-Forwarded-For': '10.1.2.3, 203.0.113.9' }
      expect((await request(`${url}/v1/users`, { headers: spoofed })).status).toBe(403)
    }
  })
})

describe('429', () => {
  it('passes exactly 10 of 100 concurrent requests on a limit of 10', async () => {
    const { engine, url, seen } = await startGateway()
    const rateLimits = [{ name: 'default', limit: 10, windowMs: 60_000, per: 'key' as const }]
    const { text } = await createShopKey(engine, { scopes: ['*:*'], rateLimits })
    const answers = await Promise.all(
      Array.from({ length: 100 }, () => request(`${url}/v1/users`, withKey(text))),
    )
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(10)
    const refused = answers.filter(({ status }) => status === 429)
    expect(refused).toHaveLength(90)
    expect(seen).toHaveLength(10)
    expect(refused[0]?.headers['retry-after']).toMatch(/^\d+$/)
    expect(JSON.parse(refused[0]?.body ?? '')).toMatchObject({ error: 'rate_limited' })
  })
})
