/** Attack: whoever stole a bound token, without its key, exchanges it to use up its key's quota. */
import { describe, expect, it } from 'vitest'
import { createDpopHolder } from '../../../../test/engine/dpop-holder.ts'
import { basic, openOAuth } from '../../../../test/fixtures/open-oauth.ts'

const url = 'http://localhost/oauth2/token'

async function openBound() {
  const desk = await openOAuth()
  const rateLimits = [{ name: 'default', limit: 3, windowMs: 60_000, per: 'key' as const }]
  const key = await desk.createKey({ scopes: ['read:users'], rateLimits })
  const holder = await createDpopHolder(() => desk.clock.nowMs())
  const nonce = () => desk.engine.dpop.nonces.current(desk.clock.nowMs())
  const fields = { grant_type: 'client_credentials' }
  const dpop = await holder.makeProof({ method: 'POST', url, nonce: nonce() })
  const { json } = await desk.post('/oauth2/token', fields, { ...basic(key.id, key.text), dpop })
  return { ...desk, key, holder, nonce, token: String(json.access_token) }
}

describe('a bound token without its key', () => {
  it('spends nothing, and learns nothing of what became of its key', async () => {
    const { clock, exchange, token, holder, nonce, call, key } = await openBound()
    const thief = await createDpopHolder(() => clock.nowMs())
    const attack = async () => {
      const dpop = await thief.makeProof({ method: 'POST', url, nonce: nonce() })
      return [await exchange(token), await exchange(token, {}, { dpop })]
    }
    for (let round = 0; round < 5; round++) {
      for (const { status, json } of await attack()) {
        expect([status, json.error]).toEqual([400, 'invalid_dpop_proof'])
      }
    }
    const dpop = await holder.makeProof({ method: 'POST', url, nonce: nonce() })
    expect((await exchange(token, {}, { dpop })).status).toBe(200)
    await call('POST', `/v1/keys/${key.id}/revoke`)
    for (const { json } of await attack()) expect(json.error).toBe('invalid_dpop_proof')
  })
})
