import { describe, expect, it } from 'vitest'
import { createDpopHolder, type ProofParts } from '../../test/engine/dpop-holder.ts'
import { issueBoundToken } from '../../test/fixtures/issue-bound-token.ts'
import { listenManagement } from '../../test/fixtures/listen-management.ts'
import { createShopKey } from '../../test/fixtures/open-memory-engine.ts'

const ISSUER = 'https://auth.example'

async function open() {
  const management = await listenManagement()
  const { engine, clock, listener } = management
  engine.tokens.issuer = ISSUER
  const holder = await createDpopHolder(() => clock.nowMs())
  const adminKey = await management.createAdminKey({ scopes: ['read:apis', 'verify:keys'] })
  const token = await issueBoundToken(engine, 'keyward', adminKey, holder.jkt)
  const prove = (parts: ProofParts = {}) =>
    holder.makeProof({
      accessToken: token,
      url: `${ISSUER}/v1/apis`,
      nonce: engine.dpop.nonces.current(clock.nowMs()),
      ...parts,
    })
  const send = async (headers: Record<string, string>, path = '/v1/apis', body?: object) => {
    const response = await fetch(`http://127.0.0.1:${listener.port}${path}`, {
      method: body === undefined ? 'GET' : 'POST',
      headers: {
        ...headers,
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    })
    return { status: response.status, headers: response.headers, json: await response.json() }
  }
  const bound = (proof: string) => ({ authorization: `DPoP ${token}`, dpop: proof })
  return { management, engine, clock, holder, token, prove, send, bound }
}

describe('a bound token of an admin', () => {
  it('manages with a proof for the published address, and is given the next nonce', async () => {
    const { prove, send, bound, management } = await open()
    const { status, headers } = await send(bound(await prove()))
    expect(status).toBe(200)
    expect(headers.get('dpop-nonce')).toMatch(/^[\w-]{22}$/)
    const withQuery = await send(bound(await prove()), '/v1/apis?limit=1')
    expect(withQuery.status).toBe(200)
    await management[Symbol.asyncDispose]()
  })

  it('is refused as a bearer token, and without a new proof for this very place', async () => {
    const { prove, send, bound, token, management } = await open()
    const used = await prove()
    expect((await send(bound(used))).status).toBe(200)
    const refused = [
      { authorization: `Bearer ${token}` },
      { 'x-api-key': token },
      { authorization: `DPoP ${token}` },
      bound(used),
      bound(await prove({ url: `${ISSUER}/v1/keys` })),
      bound(await prove({ url: `http://127.0.0.1:${management.listener.port}/v1/apis` })),
      bound(await prove({ method: 'POST' })),
      bound(await prove({ claims: { nonce: undefined } })),
    ]
    for (const headers of refused) expect((await send(headers)).status).toBe(401)
    const asked = await send(bound(await prove({ claims: { nonce: undefined } })))
    expect(asked.headers.get('www-authenticate')).toContain('error="use_dpop_nonce"')
    expect(asked.headers.get('dpop-nonce')).toMatch(/^[\w-]{22}$/)
    await management[Symbol.asyncDispose]()
  })

  it('asks for verification on the short way as well', async () => {
    const { prove, send, bound, engine, management } = await open()
    const { text } = await createShopKey(engine, { scopes: ['read:users'] })
    const body = { key: text, api: 'shop' }
    const url = `${ISSUER}/v1/keys/verify`
    const proof = await prove({ url, method: 'POST' })
    const { status, json } = await send(bound(proof), '/v1/keys/verify', body)
    expect([status, (json as { allowed: boolean }).allowed]).toEqual([200, true])
    expect((await send(bound(proof), '/v1/keys/verify', body)).status).toBe(401)
    await management[Symbol.asyncDispose]()
  })
})
