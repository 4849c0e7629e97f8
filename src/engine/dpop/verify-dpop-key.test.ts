import { describe, expect, it } from 'vitest'
import { createDpopHolder } from '../../../test/engine/dpop-holder.ts'
import { issueBoundToken } from '../../../test/fixtures/issue-bound-token.ts'
import { createShopKey, openMemoryEngine } from '../../../test/fixtures/open-memory-engine.ts'
import { revokeKey } from '../keys/revoke-key.ts'
import { LOCAL_OPERATOR } from '../principal.ts'
import { type DpopFacts, verifyDpopKey } from './verify-dpop-key.ts'

const URL = 'https://shop.example/v1/users'

async function open() {
  const engine = await openMemoryEngine()
  const holder = await createDpopHolder(() => engine.clock.nowMs())
  const rateLimits = [{ name: 'default', limit: 2, windowMs: 60_000, per: 'key' as const }]
  const { key, text } = await createShopKey(engine, { scopes: ['read:users'], rateLimits })
  const token = await issueBoundToken(engine, 'shop', text, holder.jkt)
  const prove = () =>
    holder.makeProof({
      accessToken: token,
      url: URL,
      nonce: engine.dpop.nonces.current(engine.clock.nowMs()),
    })
  const ask = (proofs: readonly string[], facts: Partial<DpopFacts> = {}, api = 'shop') =>
    verifyDpopKey(
      engine,
      { key: token, api, target: null, scopes: ['read:users'], address: undefined },
      { proofs, method: 'GET', url: URL, nonce: 'required', ...facts },
    )
  return { engine, key, prove, ask }
}

const NOBODY = { allowed: false, code: 'not_found', key: null, rateLimits: [] }

describe('verifyDpopKey', () => {
  it('spends for a good proof, and nothing for others', async () => {
    const { prove, ask } = await open()
    const wrong = [
      await ask([]),
      await ask(['x']),
      await ask([await prove(), await prove()]),
      await ask([await prove()], { method: 'POST' }),
      await ask([await prove()], { url: undefined }),
    ]
    for (const { decision, trouble } of wrong) {
      expect(decision).toMatchObject(NOBODY)
      expect(trouble?.code).toBe('invalid_dpop_proof')
    }
    const { decision, trouble } = await ask([await prove()])
    // The other unit went for the token.
    expect(decision).toMatchObject({ allowed: true, rateLimits: [{ remaining: 0 }] })
    expect(trouble).toBeNull()
    const denied = await ask([await prove()])
    expect(denied.decision).toMatchObject({ allowed: false, code: 'rate_limited' })
    expect(denied.trouble).toBeNull()
  })

  it('does not let a key pass that is revoked while its proof is looked at', async () => {
    const { engine, key, prove, ask } = await open()
    const proof = await prove()
    const [{ decision }] = await Promise.all([
      ask([proof]),
      revokeKey(engine, LOCAL_OPERATOR, key.id, null),
    ])
    expect(decision).toMatchObject({ allowed: false, code: 'revoked' })
  })

  it('knows no token of another API', async () => {
    const { prove, ask } = await open()
    const { decision, trouble } = await ask([await prove()], {}, 'keyward')
    expect(decision).toMatchObject(NOBODY)
    expect(trouble?.code).toBe('invalid_token')
    await expect(ask([await prove()], {}, 'nowhere')).rejects.toMatchObject({
      code: 'api_not_found',
    })
  })
})
