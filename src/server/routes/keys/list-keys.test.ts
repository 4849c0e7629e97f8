import { describe, expect, it } from 'vitest'
import { openManagement } from '../../../../test/fixtures/open-management.ts'
import { createShopKey } from '../../../../test/fixtures/open-memory-engine.ts'

async function openWithKeys() {
  const management = await openManagement()
  const { engine, clock, call } = management
  for (const [name, owner] of [
    ['Alpha', 'acme'],
    ['beta', 'acme'],
    ['gamma', 'umbrella'],
  ] as const) {
    clock.advanceMs(1)
    await createShopKey(engine, { name, owner })
  }
  const names = async (query: string) => {
    const { status, json } = await call('GET', `/v1/keys?${query}`)
    return status === 200 ? json.items.map(({ name }) => name) : status
  }
  return { ...management, names }
}

describe('200', () => {
  it('lists newest first', async () => {
    const { names } = await openWithKeys()
    expect(await names('')).toEqual(['gamma', 'beta', 'Alpha'])
  })

  it('pages by cursor', async () => {
    const { call } = await openWithKeys()
    const first = await call('GET', '/v1/keys?limit=2')
    const second = await call('GET', `/v1/keys?limit=2&cursor=${first.json.cursor}`)
    expect(first.json.items.map(({ name }) => name)).toEqual(['gamma', 'beta'])
    expect(second.json.items.map(({ name }) => name)).toEqual(['Alpha'])
    expect(second.json.cursor).toBeNull()
  })

  it.each([
    ['api=shop', ['gamma', 'beta', 'Alpha']],
    ['api=keyward', []],
    ['owner=acme', ['beta', 'Alpha']],
    ['owner=ACME', []],
    ['name=ALPH', ['Alpha']],
    ['prefix=shop_live_', ['gamma', 'beta', 'Alpha']],
    ['prefix=live', []],
    ['hint=live', ['gamma', 'beta', 'Alpha']],
    ['owner=acme&name=b', ['beta']],
    ['imported=true', []],
    ['imported=false&name=gamma', ['gamma']],
    ['state=active&name=gamma', ['gamma']],
    ['state=revoked', []],
  ])('filters by %s', async (query, expected) => {
    const { names } = await openWithKeys()
    expect(await names(query)).toEqual(expected)
  })

  it('finds a key by the public part of its text', async () => {
    const { engine, names } = await openWithKeys()
    const { text, key } = await createShopKey(engine, { name: 'wanted' })
    const hint = text.slice(0, text.lastIndexOf('_') + 13)
    expect(await names(`hint=${hint}`)).toEqual(['wanted'])
    expect(await names(`hint=${key.id}`)).toEqual(['wanted'])
  })

  it('shows fresh figures of use', async () => {
    const { engine, call } = await openWithKeys()
    const { text } = await createShopKey(engine, { name: 'used' })
    await call('POST', '/v1/keys/verify', { body: { key: text, api: 'shop' } })
    const { json } = await call('GET', '/v1/keys?name=used')
    expect(json.items[0]?.usage).toEqual({
      allowed: 1,
      denied: 0,
      lastUsedAt: '2026-01-15T12:00:00.003Z',
    })
  })
})

describe('400', () => {
  it.each(['name', 'owner', 'hint', 'prefix', 'api'])(
    'refuses a whole key as %s and does not repeat it',
    async (parameter) => {
      const { engine, call } = await openWithKeys()
      const { text: secret } = await createShopKey(engine)
      const { status, json, text } = await call('GET', `/v1/keys?${parameter}=${secret}`)
      expect([status, json.errors[0].at]).toEqual([400, `/query/${parameter}`])
      expect(text).not.toContain(secret.slice(-38))
    },
  )

  it('marks the key as exposed: it stands in logs on the way now', async () => {
    const { engine, call, logLines, createAdminKey } = await openWithKeys()
    const { text, key } = await createShopKey(engine)
    const admin = await createAdminKey({ scopes: ['read:keys'] })
    await call('GET', `/v1/keys?hint=${text}`, { key: admin })
    const { json } = await call('GET', `/v1/keys/${key.id}`)
    expect(json).toMatchObject({ exposedIn: 'query', exposedAt: '2026-01-15T12:00:00.003Z' })
    expect(logLines.join('')).toContain('key exposed')
  })

  it.each(['imported=yes', 'state=dead', 'nam=x', 'limit=-1', 'cursor=%00', 'limit=1e2'])(
    'refuses %s',
    async (query) => {
      const { names } = await openWithKeys()
      expect(await names(query)).toBe(400)
    },
  )
})
