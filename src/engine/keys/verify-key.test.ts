import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  createTestApi,
  createTestKey,
  openTestEngine,
  verdictOf,
  verify,
} from '../../../test/engine/open-test-engine.ts'
import { parseRequestTarget } from '../policy/request-target.ts'
import { LOCAL_OPERATOR } from '../principal.ts'
import { createRole } from '../roles/create-role.ts'
import { DENIAL_CODES } from './decision.ts'
import { explainAccess } from './explain-access.ts'
import { createKeyText } from './key-format.ts'
import type { KeySettings } from './key-settings.ts'
import { revokeKey } from './revoke-key.ts'

const ROUTES = [
  { method: 'GET', path: '/v1/users', scopes: ['read:users'], public: false, cost: 1 },
  { method: 'POST', path: '/v1/reports', scopes: ['write:reports'], public: false, cost: 5 },
  { method: 'GET', path: '/health', scopes: [], public: true, cost: 0 },
]
const onePerMinute = { name: 'one', limit: 1, windowMs: 60_000, per: 'key' as const }
const getUsers = parseRequestTarget('GET', '/v1/users')

async function openShop() {
  const opened = openTestEngine()
  await createTestApi(opened.engine, 'shop', { routes: ROUTES })
  return opened
}

describe('verifyKey', () => {
  it('refuses for the first reason in the order of the design', async () => {
    const { engine, clock } = await openShop()
    const nowMs = clock.nowMs()
    /** Each key has this reason to be refused, and all that come after it. */
    const worst: Partial<KeySettings> = {
      enabled: false,
      notBeforeMs: nowMs + 1,
      expiresAtMs: nowMs + 2,
      addresses: ['10.0.0.0/8'],
      scopes: ['read:posts'],
      rateLimits: [{ ...onePerMinute, limit: 1 }],
      quota: { limit: 1, period: 'total', per: 'key' },
    }
    const ask = { target: getUsers, address: '192.0.2.1', cost: 2 }
    const verdict = async (settings: Partial<KeySettings>, request: object = ask) => {
      const { text } = await createTestKey(engine, 'shop', settings)
      return verdictOf(engine, 'shop', text, request)
    }
    const revoked = await createTestKey(engine, 'shop', worst)
    await revokeKey(engine, LOCAL_OPERATOR, revoked.key.id, null)
    const unknown = createKeyText('shop_live', engine.fillRandom).text.reveal()
    const here = { ...ask, address: '10.1.1.1' }
    const may = { ...worst, enabled: true, notBeforeMs: null, expiresAtMs: null }
    const reader = { ...may, scopes: ['read:users'] }
    const order = [
      await verdictOf(engine, 'shop', 'no key at all', ask),
      await verdictOf(engine, 'shop', unknown, ask),
      await verdictOf(engine, 'shop', revoked.text, ask),
      await verdict(worst),
      await verdict({ ...worst, enabled: true }),
      await verdict({ ...worst, enabled: true, notBeforeMs: null, expiresAtMs: nowMs }),
      await verdict(may),
      await verdict(may, here),
      await verdict(reader, here),
      await verdict({ ...reader, rateLimits: [] }, here),
    ]
    expect(order).toEqual([...DENIAL_CODES])
    expect(await verdict(reader, { ...here, cost: 1 })).toBe('allowed')
  })

  it('spends nothing unless the request passes', async () => {
    const { engine } = await openShop()
    const { text } = await createTestKey(engine, 'shop', {
      scopes: ['read:users'],
      rateLimits: [onePerMinute],
      addresses: ['10.0.0.0/8'],
    })
    const address = '10.0.0.1'
    const refused = [
      { target: getUsers, address: '192.0.2.1' },
      { target: getUsers },
      { target: parseRequestTarget('GET', '/v1/posts'), address },
      { target: getUsers, scopes: ['write:users'], address },
    ]
    for (const request of refused) {
      expect(await verdictOf(engine, 'shop', text, request)).not.toBe('allowed')
    }
    expect(await verdictOf(engine, 'shop', text, { target: getUsers, address })).toBe('allowed')
    expect(await verdictOf(engine, 'shop', text, { target: getUsers, address })).toBe(
      'rate_limited',
    )
  })

  it('takes the cost of the route, unless the request names its own', async () => {
    const { engine } = await openShop()
    const { text } = await createTestKey(engine, 'shop', {
      scopes: ['*:*'],
      quota: { limit: 100, period: 'day', per: 'key' },
    })
    const report = parseRequestTarget('POST', '/v1/reports')
    const left = async (request: object) => {
      const decision = await verify(engine, 'shop', text, request)
      return decision.quota?.remaining
    }
    expect(await left({ target: report })).toBe(95)
    expect(await left({ target: report, cost: 20 })).toBe(75)
    expect(await left({ target: getUsers })).toBe(74)
    expect(await left({ target: parseRequestTarget('GET', '/health') })).toBe(74)
    expect(await left({ target: report, cost: 0 })).toBe(74)
    expect(await left({})).toBe(73)
  })

  it('needs the scopes of the route and those of the request', async () => {
    const { engine } = await openShop()
    const { text } = await createTestKey(engine, 'shop', { scopes: ['read:users'] })
    const scopes = ['read:posts', 'read:users', 'write:posts']
    const decision = await verify(engine, 'shop', text, { target: getUsers, scopes })
    expect(decision).toMatchObject({
      code: 'insufficient_scope',
      missing: ['read:posts', 'write:posts'],
    })
  })

  it('passes exactly 10 of 100 at once against a limit of 10, per key and per owner', async () => {
    const { engine } = await openShop()
    for (const per of ['key', 'owner'] as const) {
      const rateLimits = [{ name: 'ten', limit: 10, windowMs: 60_000, per }]
      const settings = { owner: `acme-${per}`, rateLimits }
      const keys = await Promise.all([
        createTestKey(engine, 'shop', settings),
        createTestKey(engine, 'shop', settings),
      ])
      const verdicts = await Promise.all(
        Array.from({ length: 100 }, (_, index) => {
          return verdictOf(engine, 'shop', keys[index % 2]?.text ?? '')
        }),
      )
      const allowed = verdicts.filter((verdict) => verdict === 'allowed')
      expect(allowed).toHaveLength(per === 'key' ? 20 : 10)
    }
  })

  it('tells who was refused, but only to who holds the secret', async () => {
    const { engine } = await openShop()
    const { key, text } = await createTestKey(engine, 'shop')
    expect((await verify(engine, 'shop', text, { target: getUsers })).key?.id).toBe(key.id)
    const wrong = createKeyText('shop_live', engine.fillRandom, key.id.slice(4)).text.reveal()
    expect((await verify(engine, 'shop', wrong, { target: getUsers })).key).toBeNull()
  })

  it.each<[string, object, string]>([
    ['a negative cost', { cost: -1 }, '/cost'],
    ['half a unit', { cost: 0.5 }, '/cost'],
    ['no number', { cost: Number.NaN }, '/cost'],
    ['too much at once', { cost: 1_000_001 }, '/cost'],
    ['a wildcard', { scopes: ['read:users', 'read:*'] }, '/scopes/1'],
    ['what is no scope', { scopes: ['users'] }, '/scopes/0'],
  ])('refuses a request for %s', async (_what, request, at) => {
    const { engine } = await openShop()
    const { text } = await createTestKey(engine, 'shop', { scopes: ['*:*'] })
    await expect(verify(engine, 'shop', text, request)).rejects.toMatchObject({
      code: 'invalid_request',
      details: { errors: [{ at }] },
    })
  })

  it('is told when there is no such API', async () => {
    const { engine } = await openShop()
    await expect(verify(engine, 'nowhere', 'x')).rejects.toMatchObject({ code: 'api_not_found' })
  })
})

describe('explainAccess', () => {
  const scope = fc.constantFrom('read:users', 'write:reports', 'read:*', '*:*', 'read:posts')
  const target = fc.constantFrom(
    getUsers,
    parseRequestTarget('POST', '/v1/reports'),
    parseRequestTarget('GET', '/v1/posts'),
    null,
  )

  it('says what verifyKey does, for any key and request', async () => {
    const { engine, clock } = await openShop()
    const role = { name: 'reader', settings: { description: '', scopes: ['read:users'] } }
    await createRole(engine, LOCAL_OPERATOR, { ...role, apiId: 'shop', idempotency: null })
    const settings = fc.record({
      scopes: fc.uniqueArray(scope, { maxLength: 2 }),
      roles: fc.constantFrom([], ['reader']),
      enabled: fc.boolean(),
      expiresAtMs: fc.constantFrom(null, clock.nowMs(), clock.nowMs() + 1),
      addresses: fc.constantFrom([], ['10.0.0.0/8']),
    })
    const wanted = fc.constantFrom<string[]>([], ['read:users'], ['read:posts', 'write:reports'])
    const addresses = fc.constantFrom('10.0.0.1', '192.0.2.1')
    await fc.assert(
      fc.asyncProperty(
        settings,
        target,
        wanted,
        addresses,
        async (given, asked, scopes, address) => {
          const { key, text } = await createTestKey(engine, 'shop', given)
          const decision = await verify(engine, 'shop', text, { target: asked, scopes, address })
          const explained = await explainAccess(engine, key.id, asked, scopes, address)
          expect(explained.allowed).toBe(decision.allowed)
          expect(explained.code).toBe(decision.allowed ? null : decision.code)
          const missing = explained.needed.filter(({ grantedBy }) => grantedBy === null)
          if (!decision.allowed && decision.missing.length > 0) {
            expect(missing.map((each) => each.scope)).toEqual(decision.missing)
          }
        },
      ),
    )
  })

  it('names the grant, be it of the key or of a role', async () => {
    const { engine } = await openShop()
    const role = { name: 'reader', settings: { description: '', scopes: ['read:*'] } }
    await createRole(engine, LOCAL_OPERATOR, { ...role, apiId: 'shop', idempotency: null })
    const { key } = await createTestKey(engine, 'shop', {
      scopes: ['write:reports'],
      roles: ['reader'],
    })
    const { needed, decidedBy, route } = await explainAccess(
      engine,
      key.id,
      getUsers,
      ['write:reports', 'delete:users'],
      undefined,
    )
    expect(decidedBy).toBe('routes')
    expect(route).toEqual(ROUTES[0])
    expect(needed).toEqual([
      { scope: 'read:users', grantedBy: { scope: 'read:*', role: 'reader' } },
      { scope: 'write:reports', grantedBy: { scope: 'write:reports', role: null } },
      { scope: 'delete:users', grantedBy: null },
    ])
  })

  it('spends and counts nothing', async () => {
    const { engine } = await openShop()
    const { key, text } = await createTestKey(engine, 'shop', { rateLimits: [onePerMinute] })
    for (let round = 0; round < 3; round++) {
      await explainAccess(engine, key.id, null, [], undefined)
    }
    expect(engine.usage.findPending(key.id)).toBeUndefined()
    expect(await verdictOf(engine, 'shop', text)).toBe('allowed')
  })
})
