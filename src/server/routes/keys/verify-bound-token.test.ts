import { describe, expect, it } from 'vitest'
import { createDpopHolder, type ProofParts } from '../../../../test/engine/dpop-holder.ts'
import { issueBoundToken } from '../../../../test/fixtures/issue-bound-token.ts'
import { openManagement } from '../../../../test/fixtures/open-management.ts'
import { createShopKey } from '../../../../test/fixtures/open-memory-engine.ts'
import { limits } from '../../../base/limits.ts'

const URL = 'https://shop.example/v1/users'

interface DpopJson {
  readonly error: string | null
  readonly detail: string | null
  readonly nonce: string
}

async function open() {
  const management = await openManagement()
  const { engine, clock, call } = management
  // What a client whose clock is ahead made before the start needs a nonce.
  clock.advanceMs(limits.dpopProofAheadMsMax)
  const holder = await createDpopHolder(() => clock.nowMs())
  const { text } = await createShopKey(engine, { scopes: ['read:users'] })
  const token = await issueBoundToken(engine, 'shop', text, holder.jkt)
  const verify = async (body: object) => {
    const asked = { api: 'shop', method: 'GET', path: '/v1/users', ...body }
    const { status, json } = await call('POST', '/v1/keys/verify', { body: asked })
    return { ...(json as typeof json & { dpop?: DpopJson }), status }
  }
  const prove = async (parts: ProofParts = {}) => {
    const proof = await holder.makeProof({ accessToken: token, url: URL, ...parts })
    return { proof, method: 'GET', url: `${URL}?page=2` }
  }
  return { ...management, text, token, verify, prove }
}

describe('POST /v1/keys/verify about a bound token', () => {
  it('200: allowed with a good proof, once', async () => {
    const { token, verify, prove } = await open()
    const dpop = await prove()
    expect(await verify({ key: token, dpop })).toMatchObject({
      allowed: true,
      dpop: { error: null, detail: null, nonce: expect.stringMatching(/^[\w-]{22}$/) },
    })
    expect(await verify({ key: token, dpop })).toMatchObject({
      allowed: false,
      code: 'not_found',
      key: null,
      dpop: { error: 'invalid_dpop_proof', detail: 'The proof was used before (jti).' },
    })
  })

  it('200: denied without the proof', async () => {
    const { token, verify } = await open()
    const answer = await verify({ key: token })
    expect(answer).toMatchObject({ allowed: false, code: 'not_found', key: null })
    expect(answer.dpop).toBeUndefined()
  })

  it('200: asks for a nonce when the asker does', async () => {
    const { token, verify, prove } = await open()
    const first = await verify({ key: token, dpop: { ...(await prove()), requireNonce: true } })
    expect(first).toMatchObject({ allowed: false, dpop: { error: 'use_dpop_nonce' } })
    const nonce = first.dpop?.nonce ?? ''
    const second = { ...(await prove({ nonce })), requireNonce: true }
    expect(await verify({ key: token, dpop: second })).toMatchObject({ allowed: true })
  })

  it('200: a key is no token that could be proven', async () => {
    const { text, verify, prove } = await open()
    const dpop = await prove({ accessToken: text })
    expect(await verify({ key: text, dpop })).toMatchObject({
      allowed: false,
      dpop: { error: 'invalid_token' },
    })
    expect(await verify({ key: 'nonsense', dpop })).toMatchObject({
      allowed: false,
      dpop: { error: 'invalid_token' },
    })
  })

  it.each([
    ['the same path', '/v1/users', 'https://shop.example/v1/users'],
    ['a prefix that a proxy takes off', '/v1/users', 'https://shop.example/team/v1/users'],
    ['the root of a prefix', '/', 'https://shop.example/v1/users'],
    ['another form of the same path', '/v1//%75sers', 'https://shop.example/x/../v1/users'],
  ])('200: a proof for %s', async (_what, path, url) => {
    const { token, verify, prove } = await open()
    const dpop = { ...(await prove({ url })), url }
    const routes = path === '/' ? 'insufficient_scope' : null
    expect(await verify({ key: token, path, dpop })).toMatchObject({
      status: 200,
      code: routes,
      dpop: { error: null },
    })
  })

  it.each([
    ['another method', { method: 'DELETE' }, {}, '/dpop/method'],
    ['another path', {}, { path: '/v1/admins' }, '/dpop/url'],
    [
      'the end of a name of the path',
      { url: 'https://shop.example/v1/super-users' },
      {},
      '/dpop/url',
    ],
    ['more of a path than was proven', { url: 'https://shop.example/users' }, {}, '/dpop/url'],
  ])('400: a proof for %s than is asked about', async (_what, change, asked, at) => {
    const { token, verify, prove } = await open()
    const dpop = { ...(await prove(change)), ...change }
    const answer = await verify({ key: token, ...asked, dpop })
    expect(answer).toMatchObject({ status: 400, errors: [{ at }] })
    // Nothing was spent for it.
    expect((await verify({ key: token, dpop: await prove() })).allowed).toBe(true)
  })

  it('400: what is no question about a proof', async () => {
    const { token, verify, prove } = await open()
    const dpop = await prove()
    for (const wrong of [
      null,
      {},
      { ...dpop, proof: 7 },
      { ...dpop, method: 'get' },
      { ...dpop, url: '/v1/users' },
      { ...dpop, more: 1 },
    ]) {
      expect((await verify({ key: token, dpop: wrong })).status).toBe(400)
    }
  })
})
