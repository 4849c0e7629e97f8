import { once } from 'node:events'
import http, { type OutgoingHttpHeaders } from 'node:http'
import { describe, expect, it } from 'vitest'
import { WebSocket, WebSocketServer } from 'ws'
import { createDpopHolder, type ProofParts } from '../../test/engine/dpop-holder.ts'
import { issueBoundToken } from '../../test/fixtures/issue-bound-token.ts'
import { createShopKey } from '../../test/fixtures/open-memory-engine.ts'
import { closers, request, startGateway } from '../../test/fixtures/start-gateway.ts'
import { updateApi } from '../engine/apis/update-api.ts'
import { revokeKey } from '../engine/keys/revoke-key.ts'
import { LOCAL_OPERATOR } from '../engine/principal.ts'

async function open(alg: 'ES256' | 'EdDSA' = 'ES256', upstream?: http.Server) {
  const gateway = await startGateway({}, upstream === undefined ? {} : { upstream })
  const { engine, url } = gateway
  const holder = await createDpopHolder(() => engine.clock.nowMs(), alg)
  const { key, text } = await createShopKey(engine, { scopes: ['read:users'] })
  const token = await issueBoundToken(engine, 'shop', text, holder.jkt)
  const nonce = () => engine.dpop.nonces.current(engine.clock.nowMs())
  const prove = (parts: ProofParts = {}) =>
    holder.makeProof({ accessToken: token, url: `${url}/v1/users`, nonce: nonce(), ...parts })
  const send = (headers: OutgoingHttpHeaders, path = '/v1/users', method = 'GET') =>
    request(`${url}${path}`, { headers, method })
  return { ...gateway, holder, key, text, token, prove, send }
}

const bound = (token: string, proof: string | string[]) => ({
  Authorization: `DPoP ${token}`,
  DPoP: proof,
})

describe('a token with a proof of its key', () => {
  it.each(['ES256', 'EdDSA'] as const)('passes: %s', async (alg) => {
    const { token, prove, send, seen, key } = await open(alg)
    const answer = await send(bound(token, await prove()))
    expect(answer).toMatchObject({ status: 200, body: 'upstream GET /v1/users' })
    expect(answer.headers['dpop-nonce']).toMatch(/^[\w-]{22}$/)
    const [upstream] = seen
    expect(upstream?.headers).not.toHaveProperty('authorization')
    expect(upstream?.headers).not.toHaveProperty('dpop')
    expect(upstream?.headers['x-keyward-key-id']).toBe(key.id)
  })

  it('needs a new proof for each request, the query aside', async () => {
    const { token, prove, send } = await open()
    const proof = await prove()
    expect((await send(bound(token, proof), '/v1/users?page=2')).status).toBe(200)
    expect((await send(bound(token, proof), '/v1/users?page=2')).status).toBe(401)
    expect((await send(bound(token, await prove()))).status).toBe(200)
  })

  it('is asked for a nonce of ours, and passes with it', async () => {
    const { token, prove, send, seen } = await open()
    const first = await send(bound(token, await prove({ claims: { nonce: undefined } })))
    expect(first.status).toBe(401)
    expect(first.headers['www-authenticate']).toMatch(
      /^DPoP realm="shop", error="use_dpop_nonce", .*algs="EdDSA Ed25519 ES256"$/,
    )
    expect(seen).toHaveLength(0)
    const nonce = String(first.headers['dpop-nonce'])
    expect((await send(bound(token, await prove({ nonce })))).status).toBe(200)
  })

  it('is told of scopes that are missing, as the holder it is', async () => {
    const { token, prove, send, url } = await open()
    const proof = await prove({ url: `${url}/v1/orders` })
    const { status, headers } = await send(bound(token, proof), '/v1/orders')
    expect(status).toBe(403)
    expect(headers['www-authenticate']).toContain('DPoP realm="shop", error="insufficient_scope"')
  })

  it('opens a WebSocket, once', async () => {
    const upstream = http.createServer()
    const sockets = new WebSocketServer({ server: upstream })
    closers.push(() => sockets.close())
    const { token, prove, url } = await open('ES256', upstream)
    const proof = await prove()
    const connect = async () => {
      const socket = new WebSocket(`${url.replace('http', 'ws')}/v1/users`, {
        headers: bound(token, proof),
      })
      const [event] = await Promise.race([
        once(socket, 'open').then(() => ['open']),
        once(socket, 'unexpected-response').then(() => ['refused']),
      ])
      socket.terminate()
      return event
    }
    expect(await connect()).toBe('open')
    expect(await connect()).toBe('refused')
  })

  it('ends with its key', async () => {
    const { token, prove, send, engine, key } = await open()
    expect((await send(bound(token, await prove()))).status).toBe(200)
    await revokeKey(engine, LOCAL_OPERATOR, key.id, null)
    expect((await send(bound(token, await prove()))).status).toBe(401)
  })
})

describe('a token that was stolen', () => {
  it('is worth nothing as a bearer token, nor as a key', async () => {
    const { token, prove, send, seen } = await open()
    const proof = await prove()
    for (const headers of [
      { Authorization: `Bearer ${token}` },
      { Authorization: `Bearer ${token}`, DPoP: proof },
      { 'X-API-Key': token },
      { 'X-API-Key': token, DPoP: proof },
    ]) {
      const answer = await send(headers)
      expect(answer.status).toBe(401)
      expect(answer.body).not.toContain('key_')
    }
    expect(seen).toHaveLength(0)
  })

  it('is worth nothing without a proof', async () => {
    const { token, send } = await open()
    const { status, headers, body } = await send({ Authorization: `DPoP ${token}` })
    expect(status).toBe(401)
    expect(headers['www-authenticate']).toContain('error="invalid_dpop_proof"')
    expect(headers['dpop-nonce']).toBeDefined()
    expect(body).not.toContain('key_')
  })

  it('is worth nothing with a proof of the thief', async () => {
    const { engine, token, url, send } = await open()
    const thief = await createDpopHolder(() => engine.clock.nowMs())
    const nonce = engine.dpop.nonces.current(engine.clock.nowMs())
    const proof = await thief.makeProof({ accessToken: token, url: `${url}/v1/users`, nonce })
    const { status, headers } = await send(bound(token, proof))
    expect(status).toBe(401)
    expect(headers['www-authenticate']).toContain('error="invalid_dpop_proof"')
  })

  it.each<[string, (url: string) => ProofParts]>([
    ['another method', (url) => ({ url: `${url}/v1/users`, method: 'POST' })],
    ['another path', (url) => ({ url: `${url}/v1/orders` })],
    ['another host', () => ({ url: 'http://elsewhere.example/v1/users' })],
    ['another scheme', (url) => ({ url: `${url.replace('http:', 'https:')}/v1/users` })],
    ['another token', (url) => ({ url: `${url}/v1/users`, accessToken: 'other' })],
    ['no token', (url) => ({ url: `${url}/v1/users`, accessToken: null })],
  ])('is worth nothing with a proof for %s', async (_what, parts) => {
    const { token, prove, send, url, seen } = await open()
    expect((await send(bound(token, await prove(parts(url))))).status).toBe(401)
    expect(seen).toHaveLength(0)
  })

  it('is worth nothing with a used proof, however the path is written', async () => {
    const { token, prove, send } = await open()
    const proof = await prove()
    expect((await send(bound(token, proof))).status).toBe(200)
    for (const path of ['/v1/users', '/v1/users?x', '/v1/./users', '/v1/%75sers', '//v1/users']) {
      expect((await send(bound(token, proof), path)).status, path).toBeGreaterThanOrEqual(400)
    }
  })

  it('is worth nothing with two proofs, one of which is good', async () => {
    const { token, prove, port, send } = await open()
    const two = [await prove(), await prove()]
    expect((await send(bound(token, two))).status).toBe(401)
    expect((await send(bound(token, `${await prove()}, x`))).status).toBe(401)
    const twice = await new Promise<number>((resolve, reject) => {
      const asked = http.request({ port, host: '127.0.0.1', path: '/v1/users' })
      asked.setHeader('authorization', `DPoP ${token}`)
      asked.setHeader('dpop', two)
      asked.once('response', (response) => resolve(response.statusCode ?? 0))
      asked.once('error', reject)
      asked.end()
    })
    expect(twice).toBe(401)
  })

  it('is worth nothing under the name of another server, when ours is known', async () => {
    const publicUrl = 'https://shop.example/base'
    const { engine, url } = await startGateway({}, { publicUrl })
    const holder = await createDpopHolder(() => engine.clock.nowMs())
    const { text } = await createShopKey(engine, { scopes: ['read:users'] })
    const token = await issueBoundToken(engine, 'shop', text, holder.jkt)
    const nonce = engine.dpop.nonces.current(engine.clock.nowMs())
    const send = async (place: string, host: string) => {
      const proof = await holder.makeProof({ accessToken: token, url: place, nonce })
      const headers = { ...bound(token, proof), Host: host }
      return (await request(`${url}/v1/users`, { headers })).status
    }
    expect(await send('http://evil.example/v1/users', 'evil.example')).toBe(401)
    expect(await send('https://shop.example/v1/users', 'shop.example')).toBe(401)
    expect(await send(`${publicUrl}/v1/users`, 'whatever.example')).toBe(200)
  })

  it('hides no other path in the host that it names', async () => {
    const { token, prove, port, seen } = await open()
    for (const host of [
      `127.0.0.1:${port}/v1/users?`,
      `127.0.0.1:${port}/v1/users#`,
      `127.0.0.1:${port}/v1/users/..`,
      `x@127.0.0.1:${port}`,
      `127.0.0.1:${port}\\v1\\users?`,
    ]) {
      const headers = { ...bound(token, await prove()), Host: host }
      const { status } = await request(`http://127.0.0.1:${port}/v1/orders`, { headers })
      expect([400, 401], host).toContain(status)
    }
    expect(seen).toHaveLength(0)
  })

  it('names another host in X-Forwarded-Host in vain, as long as no proxy is trusted', async () => {
    const { token, prove, send } = await open()
    const proof = await prove({ url: 'https://elsewhere.example/v1/users' })
    const forwarded = {
      'X-Forwarded-Host': 'elsewhere.example',
      'X-Forwarded-Proto': 'https',
    }
    expect((await send({ ...bound(token, proof), ...forwarded })).status).toBe(401)
  })
})

describe('the scheme DPoP', () => {
  it('takes no key, and no token that is bound to nothing', async () => {
    const { engine, text, prove, send, holder, url } = await open()
    const loose = await issueBoundToken(engine, 'shop', text, null)
    for (const credential of [text, loose, 'x', '']) {
      const nonce = engine.dpop.nonces.current(engine.clock.nowMs())
      const proof = await holder.makeProof({
        accessToken: credential,
        url: `${url}/v1/users`,
        nonce,
      })
      const { status, headers } = await send(bound(credential, proof))
      expect(status, credential).toBe(401)
      expect(headers['www-authenticate']).toContain('error="invalid_token"')
    }
    expect((await send({ Authorization: `Bearer ${loose}` })).status).toBe(200)
    expect((await send({ Authorization: `Bearer ${text}`, DPoP: await prove() })).status).toBe(200)
  })

  it('is the only one for tokens, also for older ones, once the API asks for it', async () => {
    const { engine, text, token, prove, send } = await open()
    const loose = await issueBoundToken(engine, 'shop', text, null)
    expect((await send({ Authorization: `Bearer ${loose}` })).status).toBe(200)
    await updateApi(engine, LOCAL_OPERATOR, 'shop', { keyPolicy: { requireDpop: true } })
    expect((await send({ Authorization: `Bearer ${loose}` })).status).toBe(401)
    expect((await send(bound(token, await prove()))).status).toBe(200)
    expect((await send({ 'X-API-Key': text })).status).toBe(200)
  })

  it('stands beside no other credential', async () => {
    const { token, text, prove, send } = await open()
    const headers = { ...bound(token, await prove()), 'X-API-Key': text }
    expect((await send(headers)).status).toBe(400)
  })

  it('is kept from the upstream on a public route, when the token is ours', async () => {
    const routes = [{ method: '*', path: '/{rest*}', public: true, scopes: [], cost: 1 }]
    const { engine, url, seen } = await startGateway({ routes })
    const holder = await createDpopHolder(() => engine.clock.nowMs())
    const { text } = await createShopKey(engine, { scopes: ['read:users'] })
    const token = await issueBoundToken(engine, 'shop', text, holder.jkt)
    await request(`${url}/x`, { headers: bound(token, 'proof') })
    await request(`${url}/x`, { headers: bound('of-the-upstream', 'proof') })
    expect(seen[0]?.headers).not.toHaveProperty('authorization')
    expect(seen[0]?.headers).not.toHaveProperty('dpop')
    expect(seen[1]?.headers).toMatchObject({ authorization: 'DPoP of-the-upstream', dpop: 'proof' })
  })
})
