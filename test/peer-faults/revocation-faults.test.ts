/** Faults that other authorities have when a key is taken back, each tried against ours. */
import { describe, expect, it } from 'vitest'
import { openShop } from './open-shop.ts'

const SCOPE = 'insufficient_scope'
const AWAY = 'address_not_allowed'

describe('a warm key', () => {
  it('tyk#2293: a revoked one works until a cache ends', async () => {
    const { createKey, verdict, ask, clock } = await openShop()
    const { id, secret } = await createKey()
    for (let nth = 0; nth < 5; nth++) expect(await verdict(secret)).toBe('allowed')
    await ask('POST', `/v1/keys/${id}/revoke`, {})
    for (const afterMs of [0, 1, 9_999, 3_600_000]) {
      clock.advanceMs(afterMs)
      expect(await verdict(secret)).toBe('revoked')
    }
  })

  it.each<[string, object, object, string]>([
    ['disabled', { enabled: false }, {}, 'disabled'],
    ['narrowed', { scopes: [] }, { scopes: ['read:users'] }, SCOPE],
    ['bound to addresses', { addresses: ['10.0.0.0/8'] }, {}, AWAY],
  ])(
    'executor#1870, rustango#1539, litellm-rs#959: one that was %s works on until a cache ends',
    async (_, change, question, code) => {
      const { createKey, verdict, ask } = await openShop()
      const { id, secret } = await createKey({ scopes: ['read:users'] })
      for (let nth = 0; nth < 5; nth++) expect(await verdict(secret, question)).toBe('allowed')
      await ask('PATCH', `/v1/keys/${id}`, change)
      expect(await verdict(secret, question)).toBe(code)
    },
  )

  it('solana-developer-platform#1214: a read in flight keeps a revoked one', async () => {
    const { createKey, verdict, ask } = await openShop()
    for (let round = 0; round < 20; round++) {
      const { id, secret } = await createKey()
      const inFlight = Array.from({ length: 20 }, () => verdict(secret))
      await ask('POST', `/v1/keys/${id}/revoke`, {})
      const after = await Promise.all(Array.from({ length: 5 }, () => verdict(secret)))
      await Promise.all(inFlight)
      expect([...after, await verdict(secret)]).toEqual(Array(6).fill('revoked'))
    }
  })
})

describe('a key whose time has come', () => {
  it('better-auth#9141: an expired one is deleted when it is seen, with its trail', async () => {
    const { createKey, verdict, ask, clock } = await openShop()
    const expiresAt = new Date(clock.nowMs() + 1_000).toISOString()
    const { id, secret } = await createKey({ expiresAt })
    clock.advanceMs(1_000)
    for (let nth = 0; nth < 2; nth++) expect(await verdict(secret)).toBe('expired')
    expect(await ask('GET', `/v1/keys/${id}`)).toMatchObject({ id, state: 'expired', expiresAt })
    const { items } = await ask('GET', '/v1/keys?state=expired')
    expect(items).toMatchObject([{ id }])
    expect((await ask('GET', `/v1/audit-events?target=${id}`)).items).toHaveLength(1)
  })

  it('better-auth#10001: a revoked one is gone, and nobody can tell who ended it', async () => {
    const { createKey, ask } = await openShop()
    const { id } = await createKey()
    await ask('POST', `/v1/keys/${id}/revoke`, { reason: 'left the company' })
    const shown = await ask('GET', `/v1/keys/${id}`)
    expect(shown).toMatchObject({ state: 'revoked', revokedReason: 'left the company' })
    const { items } = await ask('GET', `/v1/audit-events?target=${id}&action=key.revoked`)
    expect(items).toMatchObject([{ actor: { id: 'local' } }])
  })
})
