import { describe, expect, it } from 'vitest'
import { createDpopHolder, type ProofParts } from '../engine/dpop-holder.ts'
import { issueBoundToken } from '../fixtures/issue-bound-token.ts'
import { createShopKey } from '../fixtures/open-memory-engine.ts'
import { startProxiedShop } from './start-proxied-shop.ts'
import { PROXY_NAMES, type ProxyName } from './start-proxy.ts'

const URL = 'http://api.example.com/v1/users'

async function open(name: ProxyName) {
  const shop = await startProxiedShop(name, { trustedProxies: ['127.0.0.1'] })
  const { engine } = shop.auth
  const holder = await createDpopHolder(() => engine.clock.nowMs())
  const { text } = await createShopKey(engine, { scopes: ['read:users'] })
  const token = await issueBoundToken(engine, 'shop', text, holder.jkt)
  const prove = (parts: ProofParts) => holder.makeProof({ accessToken: token, url: URL, ...parts })
  const send = (proofs: readonly string[], more: readonly (readonly [string, string])[] = []) =>
    shop.send({
      path: '/v1/users',
      fields: [
        ['Authorization', `DPoP ${token}`],
        ...proofs.map((proof) => ['DPoP', proof] as const),
        ...more,
      ],
    })
  const nonce = () => engine.dpop.nonces.current(engine.clock.nowMs())
  return {
    shop,
    token,
    prove,
    send,
    nonce,
    [Symbol.asyncDispose]: () => shop[Symbol.asyncDispose](),
  }
}

describe.each(PROXY_NAMES)('a bound token behind %s', { timeout: 60_000 }, (name) => {
  it('gets its nonce, passes once, and neither token nor proof reach the API', async () => {
    await using desk = await open(name)
    const first = await desk.send([await desk.prove({})])
    expect(first.status).toBe(401)
    expect(first.headers['www-authenticate']).toContain('error="use_dpop_nonce"')
    const proof = await desk.prove({ nonce: first.headers['dpop-nonce'] ?? '' })
    const second = await desk.send([proof])
    expect(second.status).toBe(200)
    expect(second.headers['dpop-nonce']).toMatch(/^[\w-]{22}$/)
    expect((await desk.send([proof])).status).toBe(401)
    const seen = JSON.stringify(desk.shop.witness.list())
    expect(seen).not.toContain(desk.token)
    expect(seen).not.toContain(proof)
  })

  it('is refused with a proof for another name, whatever the client says', async () => {
    await using desk = await open(name)
    const prove = () => desk.prove({ url: 'https://evil.example/v1/users', nonce: desk.nonce() })
    const lies = [
      ['X-Forwarded-Host', 'evil.example'],
      ['X-Forwarded-Proto', 'https'],
    ] as const
    expect((await desk.send([await prove()])).status).toBe(401)
    expect((await desk.send([await prove()], lies)).status).toBe(401)
    if (name === 'caddy') return
    // Caddy has no name in this test; with one it does not answer to others.
    expect((await desk.send([await prove()], [...lies, ['Host', 'evil.example']])).status).toBe(401)
  })

  it('is refused with two proofs', async () => {
    await using desk = await open(name)
    const nonce = desk.nonce()
    const proofs = [await desk.prove({ nonce }), await desk.prove({ nonce })]
    expect((await desk.send(proofs)).status).toBe(401)
  })
})
