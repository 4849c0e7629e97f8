import { describe, expect, it } from 'vitest'
import { openManagement } from '../../../../test/fixtures/open-management.ts'
import { createShopKey } from '../../../../test/fixtures/open-memory-engine.ts'
import { DAY_MS } from '../../../base/units.ts'

interface ReviewJson {
  readonly reviewed: number
  readonly withFindings: number
  readonly counts: Readonly<Record<string, number>>
  readonly items: readonly {
    readonly id: string
    readonly proposal: { readonly scopes: readonly string[] } | null
    readonly noProposal: string | null
    readonly findings: readonly { readonly kind: string; readonly severity: string }[]
  }[]
}

async function open() {
  const management = await openManagement()
  const { call, engine, clock } = management
  const { key, text } = await createShopKey(engine, { scopes: ['read:*', 'write:users'] })
  return {
    ...management,
    key,
    review: async (query = '') => {
      const { text: body } = await call('GET', `/v1/keys/review${query}`)
      return JSON.parse(body) as ReviewJson
    },
    useAfter: (days: number) => {
      clock.advanceMs(days * DAY_MS)
      const scopes = ['read:users']
      return call('POST', '/v1/keys/verify', { body: { key: text, api: 'shop', scopes } })
    },
  }
}

describe('200', () => {
  it('tells findings with a proposal', async () => {
    const { review, useAfter, key } = await open()
    await useAfter(91)
    expect(await review('?api=shop')).toMatchObject({
      reviewed: 1,
      withFindings: 1,
      counts: { unused_scopes: 1, no_expiry: 1, no_owner: 1 },
      items: [
        {
          id: key.id,
          hint: key.hint,
          version: 1,
          proposal: { scopes: ['read:users'], roles: [] },
          grants: [
            { held: 'read:*', role: false, young: false, used: ['read:users'] },
            { held: 'write:users', role: false, young: false, used: [] },
          ],
        },
      ],
    })
  })

  it('looks as far back as is asked, and says when that is too far', async () => {
    const { review, useAfter } = await open()
    await useAfter(30)
    expect((await review('?days=30')).items[0]?.proposal?.scopes).toEqual(['read:users'])
    expect((await review()).items[0]?.noProposal).toBe('history_too_short')
  })

  it('answers of one key, of one kind, and as many as are asked for', async () => {
    const { review, engine, key } = await open()
    const { key: other } = await createShopKey(engine, { owner: 'acme' })
    expect((await review(`?key=${other.id}`)).items.map(({ id }) => id)).toEqual([other.id])
    expect((await review('?kind=no_owner')).items.map(({ id }) => id)).toEqual([key.id])
    expect((await review('?limit=1')).items).toHaveLength(1)
  })
})

describe('400', () => {
  it.each([
    ['days=0', '/query/days'],
    ['days=367', '/query/days'],
    ['days=x', '/query/days'],
    ['limit=1001', '/query/limit'],
    ['kind=odd', '/query/kind'],
    ['owner=acme', '/query/owner'],
  ])('refuses %s', async (query, at) => {
    const { call } = await openManagement()
    const { status, json } = await call('GET', `/v1/keys/review?${query}`)
    expect([status, json.errors[0].at]).toEqual([400, at])
  })
})

describe('403', () => {
  it('needs read:keys', async () => {
    const { call, createAdminKey } = await openManagement()
    const admin = await createAdminKey({ scopes: ['write:keys'] })
    expect((await call('GET', '/v1/keys/review', { key: admin })).status).toBe(403)
  })
})

describe('404', () => {
  it.each(['api=none', 'key=key_000000000000'])('knows no %s', async (query) => {
    const { call } = await openManagement()
    expect((await call('GET', `/v1/keys/review?${query}`)).status).toBe(404)
  })
})
