import { describe, expect, it } from 'vitest'
import { createTestKey, verdictOf } from '../../../../test/engine/open-test-engine.ts'
import { openManagement } from '../../../../test/fixtures/open-management.ts'
import { limits } from '../../../base/limits.ts'
import type { UsageJson } from '../../../cli/wire.ts'

const NOON = '2026-01-15T12:00:00.000Z'

async function openUsage() {
  const management = await openManagement()
  const { engine, clock, call } = management
  const { key, text } = await createTestKey(engine, 'shop', { scopes: ['read:users'] })
  const use = (scope: string, address = '192.0.2.7', userAgent = 'curl/8.1') =>
    verdictOf(engine, 'shop', text, { scopes: scope === '' ? [] : [scope], address, userAgent })
  const ask = async (query: string) => {
    const { status, json, text: body } = await call('GET', `/v1/usage?${query}`)
    if (status !== 200) throw new Error(body)
    return json as unknown as UsageJson
  }
  return { ...management, clock, key, text, use, ask }
}

describe('200', () => {
  it('counts by outcome, time and scope, up to this moment', async () => {
    const { clock, key, use, ask } = await openUsage()
    await use('read:users')
    await use('read:users')
    await use('write:users')
    clock.advanceMs(2 * 3_600_000)
    await use('')
    const usage = await ask(`key=${key.id}`)
    expect(usage).toMatchObject({
      key: key.id,
      api: 'shop',
      by: 'hour',
      from: '2026-01-14T15:00:00.000Z',
      to: '2026-01-15T15:00:00.000Z',
      totals: { allowed: 3, denied: 1, outcomes: { allowed: 3, insufficient_scope: 1 } },
    })
    expect(usage.series).toEqual([
      { at: NOON, allowed: 2, denied: 1, outcomes: { allowed: 2, insufficient_scope: 1 } },
      { at: '2026-01-15T14:00:00.000Z', allowed: 1, denied: 0, outcomes: { allowed: 1 } },
    ])
    expect(usage.scopes).toEqual([
      { scope: '-', allowed: 1, denied: 0, outcomes: { allowed: 1 } },
      { scope: 'read:users', allowed: 2, denied: 0, outcomes: { allowed: 2 } },
      { scope: 'write:users', allowed: 0, denied: 1, outcomes: { insufficient_scope: 1 } },
    ])
    const ofScope = await ask(`key=${key.id}&scope=write:users&by=minute&from=${NOON}`)
    expect(ofScope.totals).toEqual({ allowed: 0, denied: 1, outcomes: { insufficient_scope: 1 } })
    expect(ofScope.series.map(({ at }) => at)).toEqual([NOON])
  })

  it('tells of a key from where and with what it was used, the last first', async () => {
    const { clock, key, use, ask } = await openUsage()
    await use('read:users', '192.0.2.7')
    await use('read:users', '192.0.2.200')
    clock.advanceMs(1_000)
    await use('read:users', '2001:db8:7:1::9', 'python-requests/2.32')
    const { networks, userAgents } = await ask(`key=${key.id}`)
    const later = '2026-01-15T12:00:01.000Z'
    expect(networks).toEqual([
      { network: '2001:db8:7::/48', firstSeenAt: later, lastSeenAt: later, count: 1 },
      { network: '192.0.2.0/24', firstSeenAt: NOON, lastSeenAt: NOON, count: 2 },
    ])
    expect(userAgents?.map(({ userAgent, count }) => [userAgent, count])).toEqual([
      ['python-requests/2.32', 1],
      ['curl/8.1', 2],
    ])
  })

  it('takes programs from middlewares, however hostile, and keeps no key of theirs', async () => {
    const { call, key, text, ask } = await openUsage()
    const sent = ['curl/8.14.1', `bot ${text}`, '\ud800\u0000\u202e', 'x'.repeat(9_000)]
    for (const userAgent of sent) {
      const body = { api: 'shop', key: text, userAgent }
      expect((await call('POST', '/v1/keys/verify', { body })).status).toBe(200)
    }
    const { userAgents } = await ask(`key=${key.id}`)
    expect(userAgents).toHaveLength(sent.length)
    expect(JSON.stringify(userAgents)).not.toContain(text)
    for (const { userAgent } of userAgents ?? []) {
      expect(userAgent?.length).toBeLessThanOrEqual(limits.usageUserAgentLengthMax)
    }
  })

  it('sums an API, and all of them', async () => {
    const { engine, key, use, ask } = await openUsage()
    const other = await createTestKey(engine, 'shop', { scopes: ['read:users'] })
    await use('read:users')
    await verdictOf(engine, 'shop', other.text, { scopes: ['read:users'] })
    expect((await ask('api=shop')).totals.allowed).toBe(2)
    expect(await ask('')).toMatchObject({ api: null, key: null, networks: null, userAgents: null })
    expect((await ask('')).totals.allowed).toBe(2)
    expect((await ask(`api=shop&key=${key.id}`)).totals.allowed).toBe(1)
  })
})

describe('400', () => {
  it.each([
    ['by=day', '/query/by'],
    ['from=yesterday', '/query/from'],
    ['from=2026-01-15T13:00:00Z&to=2026-01-15T12:00:00Z', '/query/from'],
    ['by=minute&from=2026-01-12T00:00:00Z', '/query/from'],
    ['from=2024-01-01T00:00:00Z', '/query/from'],
  ])('for %s', async (query, at) => {
    const { call } = await openUsage()
    const { status, json } = await call('GET', `/v1/usage?${query}`)
    expect([status, json.errors[0].at]).toEqual([400, at])
  })
})

describe('403', () => {
  it('without read:usage', async () => {
    const { call, createAdminKey } = await openUsage()
    const key = await createAdminKey({ scopes: ['read:keys'] })
    expect((await call('GET', '/v1/usage', { key })).status).toBe(403)
  })
})

describe('404', () => {
  it('for a key or an API that is not there, and a key of another API', async () => {
    const { call, key } = await openUsage()
    for (const query of ['key=key_000000000000', 'api=gone', `key=${key.id}&api=keyward`]) {
      expect((await call('GET', `/v1/usage?${query}`)).status).toBe(404)
    }
  })
})
