import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { MemoryStorage } from '../../storage/memory/memory-storage.ts'
import type { QuotaSpend, SpendResult, WindowSpend } from '../counters.ts'
import { LocalCounters } from './local-counters.ts'

const NOW_MS = Date.parse('2026-01-15T12:00:00Z')
const perSecond: WindowSpend = {
  name: 'default',
  shortcut: null,
  counter: 'key:a second 1000',
  limit: 10,
  windowMs: 1_000,
}
const perMinute: WindowSpend = {
  name: 'default',
  shortcut: null,
  counter: 'key:a minute 60000',
  limit: 15,
  windowMs: 60_000,
}
const daily: QuotaSpend = { subject: 'key:a', limit: 12, period: 'day' }

/** Everything here runs on a ledger that answers at once. */
function spendAt(
  counters: LocalCounters,
  nowMs: number,
  cost: number,
  windows: readonly WindowSpend[],
  quota: QuotaSpend | null = null,
): SpendResult {
  const result = counters.spend(nowMs, cost, windows, quota)
  if (result instanceof Promise) throw new Error('the ledger answered late')
  return result
}

describe('LocalCounters', () => {
  it('says what is left, and how long until all is back', () => {
    const counters = new LocalCounters(new MemoryStorage())
    expect(spendAt(counters, NOW_MS, 3, [perSecond], daily)).toMatchObject({
      refusedBy: null,
      retryAfterMs: 0,
      windows: [{ remaining: 7, resetMs: 1_000 }],
      quota: { remaining: 9, resetAtMs: Date.parse('2026-01-16T00:00:00Z') },
    })
    expect(spendAt(counters, NOW_MS + 400, 1, [perSecond]).windows).toMatchObject([
      { remaining: 6, resetMs: 1_000 },
    ])
    expect(spendAt(counters, NOW_MS + 400, 7, [perSecond])).toMatchObject({
      refusedBy: 'rate_limited',
      retryAfterMs: 600,
      windows: [{ remaining: 6, resetMs: 1_000 }],
      quota: null,
    })
  })

  it('only looks when nothing is to be spent', () => {
    const counters = new LocalCounters(new MemoryStorage())
    spendAt(counters, NOW_MS, 10, [perSecond], daily)
    const look = spendAt(counters, NOW_MS, 0, [perSecond], daily)
    expect(look).toMatchObject({ refusedBy: null, windows: [{ remaining: 0 }] })
    expect(look.quota?.remaining).toBe(2)
    expect(spendAt(counters, NOW_MS + 1_000, 0, [perSecond]).windows[0]?.remaining).toBe(10)
  })

  it('says "never" where waiting does not help', () => {
    const counters = new LocalCounters(new MemoryStorage())
    const total: QuotaSpend = { subject: 'key:a', limit: 5, period: 'total' }
    expect(spendAt(counters, NOW_MS, 11, [perSecond]).retryAfterMs).toBeNull()
    expect(spendAt(counters, NOW_MS, 13, [], daily)).toMatchObject({
      refusedBy: 'quota_exceeded',
      retryAfterMs: null,
    })
    spendAt(counters, NOW_MS, 5, [], total)
    expect(spendAt(counters, NOW_MS, 1, [], total)).toMatchObject({
      refusedBy: 'quota_exceeded',
      retryAfterMs: null,
    })
  })

  it('waits for the slower of window and quota when both refuse', () => {
    const counters = new LocalCounters(new MemoryStorage())
    spendAt(counters, NOW_MS, 10, [perSecond], { ...daily, limit: 10 })
    expect(spendAt(counters, NOW_MS, 1, [perSecond], { ...daily, limit: 10 })).toMatchObject({
      refusedBy: 'rate_limited',
      retryAfterMs: 12 * 3_600_000,
    })
  })

  it('does not wait for a quota that has units left', () => {
    const counters = new LocalCounters(new MemoryStorage())
    spendAt(counters, NOW_MS, 10, [perSecond], daily)
    expect(spendAt(counters, NOW_MS, 1, [perSecond], daily)).toMatchObject({
      refusedBy: 'rate_limited',
      retryAfterMs: 1_000,
    })
  })

  it('takes from all windows and the quota, or from none', () => {
    const costs = fc.array(fc.record({ passMs: fc.nat(700), cost: fc.integer({ min: 1, max: 6 }) }))
    fc.assert(
      fc.property(costs, (steps) => {
        const counters = new LocalCounters(new MemoryStorage())
        let nowMs = NOW_MS
        for (const { passMs, cost } of steps) {
          nowMs += passMs
          const before = spendAt(counters, nowMs, 0, [perSecond, perMinute], daily)
          const after = spendAt(counters, nowMs, cost, [perSecond, perMinute], daily)
          const left = [
            ...before.windows.map(({ remaining }) => remaining),
            before.quota?.remaining,
          ]
          const now = [...after.windows.map(({ remaining }) => remaining), after.quota?.remaining]
          const fits = left.every((each) => (each ?? 0) >= cost)
          expect(after.refusedBy === null).toBe(fits)
          expect(now).toEqual(fits ? left.map((each) => (each ?? 0) - cost) : left)
        }
      }),
    )
  })

  it('forgets windows that are empty, and counts right afterwards', () => {
    const counters = new LocalCounters(new MemoryStorage())
    spendAt(counters, NOW_MS, 10, [perSecond])
    spendAt(counters, NOW_MS + 59_500, 10, [
      { ...perSecond, counter: 'key:b second 1000', shortcut: null },
    ])
    expect(spendAt(counters, NOW_MS + 60_000, 10, [perSecond]).refusedBy).toBeNull()
    const other = { ...perSecond, counter: 'key:b second 1000', shortcut: null }
    expect(spendAt(counters, NOW_MS + 60_000, 1, [other]).refusedBy).toBe('rate_limited')
  })

  it('counts two keys of one owner together, also after their window was forgotten', () => {
    const counters = new LocalCounters(new MemoryStorage())
    const one = { ...perSecond, counter: 'owner:shop:acme second 1000', shortcut: null }
    const other = { ...one }
    spendAt(counters, NOW_MS, 1, [one])
    spendAt(counters, NOW_MS + 60_000, 1, [perMinute])
    expect(spendAt(counters, NOW_MS + 60_001, 9, [one]).refusedBy).toBeNull()
    expect(spendAt(counters, NOW_MS + 60_001, 2, [other]).refusedBy).toBe('rate_limited')
    expect(counters.spendWindow(NOW_MS + 60_001, 2, other).refusedBy).toBe('rate_limited')
    expect(counters.spendWindow(NOW_MS + 60_001, 1, other).refusedBy).toBeNull()
  })

  it('does for one window alone what it does for a list of one', () => {
    const costs = fc.array(fc.record({ passMs: fc.nat(400), cost: fc.nat(12) }))
    fc.assert(
      fc.property(costs, (steps) => {
        const listed = new LocalCounters(new MemoryStorage())
        const alone = new LocalCounters(new MemoryStorage())
        const window = { ...perSecond, shortcut: null }
        let nowMs = NOW_MS
        for (const { passMs, cost } of steps) {
          nowMs += passMs
          const expected = spendAt(listed, nowMs, cost, [{ ...perSecond, shortcut: null }])
          expect(alone.spendWindow(nowMs, cost, window)).toEqual(expected)
        }
      }),
    )
  })

  it('holds a limit that was lowered or raised from the next request on', () => {
    const counters = new LocalCounters(new MemoryStorage())
    spendAt(counters, NOW_MS, 10, [perSecond], daily)
    const lower = { ...daily, limit: 5 }
    expect(spendAt(counters, NOW_MS, 1, [], lower).refusedBy).toBe('quota_exceeded')
    expect(spendAt(counters, NOW_MS, 1, [], lower).quota?.remaining).toBe(0)
    expect(spendAt(counters, NOW_MS, 5, [], { ...daily, limit: 15 }).refusedBy).toBeNull()
    expect(spendAt(counters, NOW_MS, 1, [{ ...perSecond, limit: 5 }]).refusedBy).toBe(
      'rate_limited',
    )
    expect(spendAt(counters, NOW_MS, 5, [{ ...perSecond, limit: 15 }]).refusedBy).toBeNull()
  })

  it('is not led astray by a request that waited and comes with an older time', () => {
    const counters = new LocalCounters(new MemoryStorage())
    const two: WindowSpend = {
      name: 'default',
      shortcut: null,
      counter: 'key:a two 1000',
      limit: 2,
      windowMs: 1_000,
    }
    spendAt(counters, NOW_MS, 2, [two])
    expect(spendAt(counters, NOW_MS + 1_000, 1, [two]).refusedBy).toBeNull()
    expect(spendAt(counters, NOW_MS + 500, 1, [two]).refusedBy).toBeNull()
    // Recorded at its own older time it would seem to be given back too early.
    expect(spendAt(counters, NOW_MS + 1_200, 2, [two])).toMatchObject({
      retryAfterMs: 800,
      windows: [{ remaining: 0, resetMs: 800 }],
    })
    expect(spendAt(counters, NOW_MS + 1_999, 1, [two]).refusedBy).toBe('rate_limited')
    expect(spendAt(counters, NOW_MS + 2_000, 2, [two]).refusedBy).toBeNull()
  })
})
