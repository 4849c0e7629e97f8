import { once } from 'node:events'
import http, { type IncomingMessage, type Server } from 'node:http'
import net, { type AddressInfo } from 'node:net'
import { text as readText } from 'node:stream/consumers'
import { createLocalJWKSet, exportJWK, generateKeyPair, jwtVerify } from 'jose'
import { pino } from 'pino'
import { afterEach, describe, expect, it } from 'vitest'
import { WebSocket, WebSocketServer } from 'ws'
import { createShopKey, openMemoryEngine } from '../../test/fixtures/open-memory-engine.ts'
import type { ApiSettings } from '../engine/apis/api-settings.ts'
import type { Engine } from '../engine/engine.ts'
import { getKey } from '../engine/keys/get-key.ts'
import { revokeKey } from '../engine/keys/revoke-key.ts'
import { parseAddressBlock } from '../engine/policy/address-block.ts'
import { IdentitySigner } from '../engine/tokens/identity-signer.ts'
import { openListener } from '../server/listener.ts'
import { Metrics } from '../server/metrics.ts'
import { createGateway, type GatewayDeps } from './gateway.ts'
import { openUpstream } from './open-upstream.ts'

interface Fixture {
  readonly engine: Engine
  readonly url: string
  readonly port: number
  readonly signer: IdentitySigner
  /** What the upstream saw, newest last. */
  readonly seen: IncomingMessage[]
  readonly logLines: string[]
}

const closers: (() => Promise<void> | void)[] = []
afterEach(async () => {
  for (const close of closers.splice(0).reverse()) await close()
})

async function listen(server: Server): Promise<number> {
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  closers.push(() => {
    server.closeAllConnections()
    server.close()
  })
  return (server.address() as AddressInfo).port
}

async function start(
  api: Partial<ApiSettings> = {},
  options: { readonly upstream?: Server } & Partial<GatewayDeps> = {},
): Promise<Fixture> {
  const seen: IncomingMessage[] = []
  const upstreamServer =
    options.upstream ??
    http.createServer((req, res) => {
      res.setHeader('content-type', 'text/plain')
      res.end(`upstream ${req.method} ${req.url}`)
    })
  upstreamServer.prependListener('request', (req: IncomingMessage) => void seen.push(req))
  const upstreamPort = await listen(upstreamServer)
  const engine = await openMemoryEngine(api)
  const { privateKey, publicKey } = await generateKeyPair('EdDSA', { extractable: true })
  const publicJwk = { ...(await exportJWK(publicKey)), kid: 'k1', alg: 'EdDSA' }
  const signer = new IdentitySigner({ kid: 'k1', privateKey, publicJwk }, 'keyward')
  const logLines: string[] = []
  const logger = pino({ level: 'debug' }, { write: (line) => void logLines.push(line) })
  const gateway = createGateway(
    {
      engine,
      apiId: 'shop',
      signer,
      metrics: new Metrics(),
      logger,
      trustedProxies: [],
      preserveHost: false,
      ...options,
    },
    openUpstream({ url: new URL(`http://127.0.0.1:${upstreamPort}`) }),
  )
  closers.push(() => gateway.close(100))
  const listener = await openListener({
    host: '127.0.0.1',
    port: 0,
    tls: null,
    isTlsEndedByProxy: false,
    handler: gateway.handle,
    checkContinue: gateway.handle,
    upgrade: gateway.upgrade,
    logger,
  })
  closers.push(() => listener.close(0))
  const { url, port } = listener
  return { engine, url, port, signer, seen, logLines }
}

function request(url: string, options: http.RequestOptions = {}, path?: string) {
  return new Promise<{ status: number; headers: http.IncomingHttpHeaders; body: string }>(
    (resolve, reject) => {
      const asked = http.request(url, { ...options, ...(path === undefined ? {} : { path }) })
      asked.on('response', (res) => {
        const { statusCode: status = 0, headers } = res
        readText(res).then((body) => resolve({ status, headers, body }), reject)
      })
      asked.on('error', reject)
      asked.end()
    },
  )
}

const withKey = (key: string) => ({ headers: { 'X-API-Key': key } })

describe('200', () => {
  it('forwards by the REST convention, with the identity and without the secret', async () => {
    const { engine, url, seen, signer } = await start()
    const { key, text } = await createShopKey(engine, { scopes: ['read:users'], owner: 'acme' })
    const answer = await request(`${url}/v1/users?page=2`, withKey(text))
    expect([answer.status, answer.body]).toEqual([200, 'upstream GET /v1/users?page=2'])
    const { headers, rawHeaders } = seen[0] as IncomingMessage
    expect(headers['x-keyward-key-id']).toBe(key.id)
    expect(headers['x-keyward-owner']).toBe('acme')
    expect(headers['x-keyward-scopes']).toBe('read:users')
    expect(headers['x-forwarded-for']).toBe('127.0.0.1')
    expect(rawHeaders.join('\n')).not.toContain(text)
    const jwks = createLocalJWKSet({ keys: [signer.publicJwk] })
    const token = await jwtVerify(String(headers['x-keyward-identity']), jwks, {
      issuer: 'keyward',
      audience: 'shop',
    })
    expect(token.payload).toMatchObject({ sub: key.id, owner: 'acme', scope: 'read:users' })
    expect((token.payload.exp ?? 0) - (token.payload.iat ?? 0)).toBeLessThanOrEqual(60)
  })

  it('tells the limits of the key', async () => {
    const { engine, url } = await start()
    const rateLimits = [{ name: 'default', limit: 5, windowMs: 60_000, per: 'key' as const }]
    const { text } = await createShopKey(engine, { scopes: ['*:*'], rateLimits })
    const { headers } = await request(`${url}/v1/users`, withKey(text))
    expect(headers['ratelimit-policy']).toBe('"default";q=5;w=60')
    expect(headers['ratelimit']).toBe('"default";r=4;t=60')
  })

  it('lets public routes through, but takes a key off all the same', async () => {
    const route = { method: 'GET', path: '/open', scopes: [], public: true, cost: 1 }
    const { engine, url, seen } = await start({ routes: [route] })
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
    const { engine, url, seen } = await start()
    const { text } = await createShopKey(engine, { scopes: ['*:*'] })
    const headers = { 'X-API-Key': text, Authorization: `Bearer ${text}` }
    const answer = await request(`${url}/v1/users`, { headers })
    expect(answer.status).toBe(400)
    expect(JSON.parse(answer.body)).toMatchObject({ code: 'several_credentials' })
    const twice = await request(`${url}/v1/users`, { headers: { 'X-API-Key': [text, text] } })
    expect(twice.status).toBe(400)
    expect(seen).toHaveLength(0)
  })
})

describe('401', () => {
  it('answers a problem without saying why to who holds no secret', async () => {
    const { engine, url, seen } = await start()
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
    const { engine, url, seen } = await start()
    const { key, text } = await createShopKey(engine, { scopes: ['*:*'] })
    expect((await request(`${url}/v1/users`, withKey(text))).status).toBe(200)
    await revokeKey(engine, key.id, null)
    const { status, body } = await request(`${url}/v1/users`, withKey(text))
    expect([status, JSON.parse(body).code]).toEqual([401, 'revoked'])
    expect(seen).toHaveLength(1)
  })

  it('refuses a key in the URL or in a cookie, and records the exposure', async () => {
    const { engine, url, seen, logLines } = await start()
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
    const { engine, url, seen } = await start()
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
    const trusted = await start({}, { trustedProxies: block === undefined ? [] : [block] })
    const untrusted = await start()
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
    const { engine, url, seen } = await start()
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

describe('path-confusion', () => {
  const routes = [
    { method: 'GET', path: '/v1/posts/{id}', scopes: ['read:posts'], public: false, cost: 1 },
    { method: 'GET', path: '/v1/admin', scopes: ['read:admin'], public: false, cost: 1 },
    { method: 'GET', path: '/v1/{page}', scopes: [], public: true, cost: 1 },
  ]

  it('forwards exactly the path that it judged', async () => {
    const { engine, port, url, seen } = await start({ routes })
    const { text } = await createShopKey(engine, { scopes: ['read:posts'] })
    const paths = ['/v1/posts/7', '/v1//posts/./7', '/v1/x/../posts/7', '/v1/%70osts/%37']
    for (const path of paths) {
      expect((await request(url, withKey(text), path)).status).toBe(200)
    }
    expect(seen.map((req) => req.url)).toEqual(paths.map(() => '/v1/posts/7'))
    expect(port).toBeGreaterThan(0)
  })

  it.each([
    '/v1/posts/../admin',
    '/v1/posts/%2e%2e/admin',
    '/v1/ADMIN',
    '/v1/Admin',
    '/v1/%61dmin',
    '//v1/admin',
    '/v1/admin/',
    '/v1/admin;x=1',
    '/v1/admin%3bx',
    '/v1/admin%00',
    '/v1/%2561dmin',
    '/v1/%25%36%31dmin',
    '/v1\\admin',
    '/v1/x%2f..%2fadmin',
    '/v1/x%5c..%5cadmin',
    '/v1/x/..;/admin',
    '/v1/%c0%ae%c0%ae/admin',
    'http://elsewhere/v1/admin',
  ])('does not let %s reach what it may not', async (path) => {
    const { engine, url, seen } = await start({ routes })
    const { text } = await createShopKey(engine, { scopes: ['read:posts'] })
    const { status } = await request(url, withKey(text), path)
    const reached = seen.map((req) => req.url)
    expect([[400, 403].includes(status), reached]).toEqual([true, []])
  })
})

describe('header-spoofing', () => {
  it('takes identity and method overrides out, in every spelling', async () => {
    const { engine, url, seen } = await start()
    const { key, text } = await createShopKey(engine, { scopes: ['read:users'] })
    const headers = {
      'X-API-Key': text,
      'x-keyward-key-id': 'key_of_somebody',
      X_Keyward_Owner: 'root',
      'X-HTTP-Method-Override': 'DELETE',
      'X-Original-URL': '/v1/admin',
      'X-Forwarded-For': '10.0.0.1',
      Connection: 'close, x-keyward-key-id',
    }
    expect((await request(`${url}/v1/users`, { headers })).status).toBe(200)
    const fields = seen[0]?.headersDistinct ?? {}
    expect(fields['x-keyward-key-id']).toEqual([key.id])
    expect(fields['x-forwarded-for']).toEqual(['127.0.0.1'])
    const names = Object.keys(fields).map((name) => name.replaceAll('_', '-'))
    expect(names).not.toContain('x-keyward-owner')
    expect(names).not.toContain('x-http-method-override')
    expect(names).not.toContain('x-original-url')
  })
})

describe('revoked while a stream is open', () => {
  it('cuts server-sent events and WebSockets', async () => {
    const upstream = http.createServer((_req, res) => {
      res.writeHead(200, { 'content-type': 'text/event-stream' })
      res.write('data: 1\n\n')
    })
    const sockets = new WebSocketServer({ server: upstream })
    closers.push(() => sockets.close())
    const { engine, url } = await start({}, { upstream })
    const { key, text } = await createShopKey(engine, { scopes: ['read:users'] })
    const socket = new WebSocket(`${url.replace('http', 'ws')}/v1/users/live`, withKey(text))
    await once(socket, 'open')
    const stream = http.get(`${url}/v1/users/events`, withKey(text))
    const [answer] = (await once(stream, 'response')) as [IncomingMessage]
    await once(answer, 'data')
    // Cut in the middle, so the client is told by an error, never by a clean end.
    const cut = new Promise((resolve) => answer.once('error', resolve))
    const isCut = Promise.all([once(socket, 'close'), cut])
    await revokeKey(engine, key.id, null)
    await isCut
    expect(answer.complete).toBe(false)
  })

  it('refuses an upgrade without a key', async () => {
    const { port } = await start()
    const socket = net.connect(port, '127.0.0.1')
    socket.write(
      'GET /v1/users HTTP/1.1\r\nHost: a\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n' +
        'Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Version: 13\r\n\r\n',
    )
    const answer = await readText(socket)
    expect(answer).toMatch(/^HTTP\/1\.1 401 Unauthorized\r\n/)
    expect(answer).toContain('"error":"unauthorized"')
  })
})
