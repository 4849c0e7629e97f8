/** Faults that other authorities have in finding and taking over keys, each tried against ours. */
import { createHash } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { openShop } from './open-shop.ts'

const sha256 = (text: string, encoding: 'hex' | 'base64') =>
  createHash('sha256').update(text).digest(encoding)

describe('a key whose secret is stored as a digest', () => {
  it('tyk#1256: it can be listed, but not told from others', async () => {
    const { createKey, ask } = await openShop()
    const made = await createKey({ name: 'Nightly export', owner: 'acme' })
    for (let nth = 0; nth < 5; nth++) await createKey({ name: `other ${nth}` })
    for (const filter of [
      ...['name=nightly', 'owner=acme', `hint=${made.id.slice('key_'.length)}`],
      `prefix=${made.hint.slice(0, -1)}`,
    ]) {
      const { items } = await ask('GET', `/v1/keys?api=shop&${filter}`)
      expect([filter, items.map(({ id }: { id: string }) => id)]).toEqual([filter, [made.id]])
    }
  })

  it('tyk#980: it is not found by what a person called it', async () => {
    const { createKey, ask } = await openShop()
    const { id } = await createKey({ name: 'CI of the Zürich office' })
    const found = await ask('GET', `/v1/keys?name=${encodeURIComponent('zürich')}`)
    expect(found.items).toMatchObject([{ id }])
  })

  it('robosystems#1193: revoked ones crowd the list', async () => {
    const { createKey, ask } = await openShop()
    const { id: living } = await createKey()
    for (let nth = 0; nth < 30; nth++) {
      const { id } = await createKey()
      await ask('POST', `/v1/keys/${id}/revoke`, {})
    }
    const { items, cursor } = await ask('GET', '/v1/keys?api=shop&state=active&limit=10')
    expect([items.map(({ id }: { id: string }) => id), cursor]).toEqual([[living], null])
  })
})

describe('keys from before', () => {
  it('unkey#730: only staff of the vendor can take hashes over', async () => {
    const { verdict, ask } = await openShop()
    const [hex, base64] = ['legacy-0123456789-abcdef', 'legacy-9876543210-fedcba']
    const rows = [
      { hash: sha256(hex, 'hex'), algorithm: 'sha256' },
      { hash: sha256(base64, 'base64'), algorithm: 'sha256' },
    ]
    expect(await ask('POST', '/v1/keys/import', { api: 'shop', rows })).toMatchObject({
      imported: 2,
    })
    expect([await verdict(hex), await verdict(base64)]).toEqual(['allowed', 'allowed'])
  })

  it('tyk#3291: an imported key does not work where keys are hashed by SHA-256', async () => {
    const { verdict, ask } = await openShop()
    const old = 'legacy-0123456789-abcdef'
    const rows = [{ key: old, scopes: ['read:users'] }]
    await ask('POST', '/v1/keys/import', { api: 'shop', rows })
    for (let nth = 0; nth < 2; nth++) {
      expect(await verdict(old, { scopes: ['read:users'] })).toBe('allowed')
    }
    expect(await verdict(`${old}x`)).not.toBe('allowed')
  })

  it('apisix#13529: one that is there already is taken a second time, silently', async () => {
    const { ask } = await openShop()
    const rows = [{ key: 'legacy-0123456789-abcdef' }, { key: 'legacy-0123456789-abcdef' }]
    const first = await ask('POST', '/v1/keys/import', { api: 'shop', rows })
    const again = await ask('POST', '/v1/keys/import', { api: 'shop', rows: rows.slice(1) })
    const statuses = [...first.rows, ...again.rows].map(({ status }) => status)
    expect(statuses).toEqual(['imported', 'refused', 'already_imported'])
    expect((await ask('GET', '/v1/keys?imported=true')).items).toHaveLength(1)
  })
})

describe('how long a key may live', () => {
  it('OctopusDeploy#7924: nobody can say how long at most', async () => {
    const { call, createKey, ask, clock } = await openShop()
    const day = 86_400_000
    const keyPolicy = { maxLifetimeMs: 30 * day, defaultLifetimeMs: 7 * day }
    await ask('PATCH', '/v1/apis/shop', { keyPolicy })
    const { expiresAt } = await createKey()
    expect(Date.parse(expiresAt) - clock.nowMs()).toBe(7 * day)
    const tooLate = new Date(clock.nowMs() + 31 * day).toISOString()
    const body = { api: 'shop', expiresAt: tooLate }
    expect((await call('POST', '/v1/keys', { body })).status).toBe(400)
  })
})
