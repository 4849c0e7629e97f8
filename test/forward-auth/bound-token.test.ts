import type { OutgoingHttpHeaders } from 'node:http'
import { describe, expect, it } from 'vitest'
import { createDpopHolder, type ProofParts } from '../engine/dpop-holder.ts'
import { issueBoundToken } from '../fixtures/issue-bound-token.ts'
import { createShopKey } from '../fixtures/open-memory-engine.ts'
import { ask } from './ask-auth-server.ts'
import { startAuthServer } from './start-auth-server.ts'

const PUBLIC = { 'X-Forwarded-Proto': 'https', 'X-Forwarded-Host': 'shop.example' }

async function open(trustedProxies = ['127.0.0.1']) {
  const server = await startAuthServer({}, { trustedProxies })
  const { engine } = server
  const holder = await createDpopHolder(() => engine.clock.nowMs())
  const { key, text } = await createShopKey(engine, { scopes: ['read:users'] })
  const token = await issueBoundToken(engine, 'shop', text, holder.jkt)
  const prove = (parts: ProofParts = {}) =>
    holder.makeProof({
      accessToken: token,
      url: 'https://shop.example/v1/users',
      nonce: engine.dpop.nonces.current(engine.clock.nowMs()),
      ...parts,
    })
  const askWith = (proof: string, headers: OutgoingHttpHeaders = {}, by = 'GET') =>
    ask(server, {
      by,
      headers: { Authorization: `DPoP ${token}`, DPoP: proof, ...PUBLIC, ...headers },
    })
  return { server, key, prove, askWith, [Symbol.asyncDispose]: () => server[Symbol.asyncDispose]() }
}

describe('a bound token at /forward-auth', () => {
  it('passes with a proof for the URL that the client named', async () => {
    await using desk = await open()
    const { status, headers } = await desk.askWith(await desk.prove())
    expect(status).toBe(204)
    expect(headers['x-keyward-key-id']).toBe(desk.key.id)
    expect(headers['dpop-nonce']).toMatch(/^[\w-]{22}$/)
  })

  it('is asked for a nonce, in fields that the proxy passes on', async () => {
    await using desk = await open()
    for (const by of ['GET', 'HEAD']) {
      const proof = await desk.prove({ claims: { nonce: undefined } })
      const { status, headers } = await desk.askWith(proof, {}, by)
      expect(status).toBe(401)
      expect(headers['www-authenticate']).toMatch(/^DPoP .*error="use_dpop_nonce"/)
      const nonce = String(headers['dpop-nonce'])
      expect((await desk.askWith(await desk.prove({ nonce }), {}, by)).status).toBe(204)
    }
  })

  it.each<[string, ProofParts, OutgoingHttpHeaders]>([
    ['another host', { url: 'https://other.example/v1/users' }, {}],
    ['another scheme', { url: 'http://shop.example/v1/users' }, {}],
    ['another path', { url: 'https://shop.example/v1/orders' }, {}],
    ['another method', { method: 'DELETE' }, {}],
    ['the question itself', { url: 'http://127.0.0.1/forward-auth' }, {}],
    ['two hosts', {}, { 'X-Forwarded-Host': 'shop.example, shop.example' }],
    ['a host with a path', {}, { 'X-Forwarded-Host': 'shop.example/v1/users?' }],
    ['a host with a user', {}, { 'X-Forwarded-Host': 'x@shop.example' }],
    ['another scheme named', {}, { 'X-Forwarded-Proto': 'ftp' }],
  ])('is refused with a proof for %s', async (_what, parts, headers) => {
    await using desk = await open()
    expect((await desk.askWith(await desk.prove(parts), headers)).status).toBe(401)
  })

  it('is refused where the proxy is not trusted to name the host', async () => {
    await using desk = await open([])
    expect((await desk.askWith(await desk.prove())).status).toBe(401)
  })

  it('is refused with a proof that was used, and as a bearer token', async () => {
    await using desk = await open()
    const proof = await desk.prove()
    expect((await desk.askWith(proof)).status).toBe(204)
    expect((await desk.askWith(proof)).status).toBe(401)
  })
})
