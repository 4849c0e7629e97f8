import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { limits } from '../../base/limits.ts'
import type { RoutePolicy } from '../apis/api-record.ts'
import { PendingUse } from './pending-use.ts'
import type { UsageOutcome } from './usage-storage.ts'

const START_MS = Date.UTC(2026, 0, 15, 12)
const KEY = {
  id: 'key_a',
  apiId: 'shop',
  scopes: [],
  exposedAtMs: null,
  exposedIn: null,
  secrets: [],
}

const open = () => new PendingUse(KEY, { startMs: START_MS }, START_MS)
const route = (...scopes: string[]): RoutePolicy => ({
  method: 'GET',
  path: '/',
  scopes,
  public: false,
  cost: 1,
})

const routes = [null, route('read:users'), route('read:users', 'read:posts'), route()] as const

describe('PendingUse', () => {
  it('counts the same as if each request were written down by itself', () => {
    const requests = fc.array(
      fc.record({
        waitMs: fc.oneof(fc.nat(10), fc.nat(90_000)),
        outcome: fc.constantFrom<UsageOutcome>('allowed', 'expired', 'rate_limited'),
        route: fc.constantFrom(...routes),
        scopes: fc.constantFrom([], ['read:users'], ['write:users']),
        address: fc.constantFrom(undefined, '192.0.2.1', '192.0.2.2', '2001:db8::1'),
        userAgent: fc.constantFrom(undefined, 'a', 'b'),
      }),
      { maxLength: 60 },
    )
    fc.assert(
      fc.property(requests, (list) => {
        const use = open()
        const counts = new Map<string, number>()
        const seen = new Map<string, number>()
        const add = (map: Map<string, number>, name: string) =>
          map.set(name, (map.get(name) ?? 0) + 1)
        let nowMs = START_MS
        for (const each of list) {
          nowMs += each.waitMs
          use.count(each.outcome, each.route, each, nowMs)
          const scopes = [...new Set([...(each.route?.scopes ?? []), ...each.scopes])].sort()
          const minute = nowMs - (nowMs % 60_000)
          add(counts, `${minute} ${each.outcome} ${scopes.join(' ') || '-'}`)
          const { address, userAgent } = each
          if (address !== undefined) {
            add(seen, address.includes(':') ? '2001:db8::/48' : '192.0.2.0/24')
          }
          if (userAgent !== undefined) add(seen, userAgent)
          // Looking in between changes nothing.
          if (nowMs % 7 === 0) expect(use.counts.length).toBeGreaterThan(0)
        }
        const isSmall = counts.size <= limits.usageCountsPerFlushMax
        fc.pre(isSmall)
        const told = use.counts.map(({ atMs, outcome, scope, count }): [string, number] => [
          `${atMs} ${outcome} ${scope}`,
          count,
        ])
        expect(new Map(told)).toEqual(counts)
        expect(new Map(use.sightings.map(({ value, count }) => [value, count]))).toEqual(seen)
        expect(use.allowed + use.denied).toBe(list.length)
        expect(use.lastUsedAtMs).toBe(nowMs)
      }),
    )
  })

  it('stays bounded whatever is asked, from wherever, with whatever', () => {
    const use = open()
    for (let index = 0; index < 500; index++) {
      const facts = {
        scopes: [`read:n${index}`],
        address: `10.${index >> 8}.${index & 0xff}.1`,
        userAgent: `agent ${index}`,
      }
      use.count('allowed', null, facts, START_MS + index * 60_000)
    }
    expect(use.counts.length).toBeLessThanOrEqual(limits.usageCountsPerFlushMax + 1)
    expect(use.counts.reduce((sum, { count }) => sum + count, 0)).toBe(500)
    expect(use.counts.at(-1)?.scope).toBe('other')
    const of = (kind: string) => use.sightings.filter((each) => each.kind === kind)
    expect(of('network')).toHaveLength(limits.usageNetworksMax + 1)
    expect(of('user_agent')).toHaveLength(limits.usageUserAgentsMax + 1)
    for (const kind of ['network', 'user_agent']) {
      expect(of(kind).reduce((sum, { count }) => sum + count, 0)).toBe(500)
    }
    const long = Array.from({ length: 50 }, (_, index) => `read:${'x'.repeat(40)}${index}`)
    const other = open()
    other.count('allowed', null, { scopes: long, address: undefined }, START_MS)
    expect(other.counts.map(({ scope }) => scope)).toEqual(['other'])
  })

  it('writes user agents down so that they can harm nobody', () => {
    const use = open()
    const secret = `shop_live_${'a1B2'.repeat(12)}zz`
    const agents = [`evil\x1b[2J\u202e`, `curl ${secret}`, 'x'.repeat(5_000)]
    for (const userAgent of agents) {
      use.count('allowed', null, { scopes: [], address: undefined, userAgent }, START_MS)
    }
    const values = use.sightings.map(({ value }) => value)
    expect(values[0]).toBe('evil\\u001b[2J\\u202e')
    expect(values.join()).not.toContain('a1B2a1B2')
    expect(Math.max(...values.map((value) => value.length))).toBe(limits.usageUserAgentLengthMax)
  })
})
