import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { endOfPeriodMs, startOfPeriodMs } from './quota-period.ts'

const at = (text: string) => Date.parse(text)

describe('the periods of a quota', () => {
  it('begin with the day and the month in UTC', () => {
    const nowMs = at('2026-03-31T23:59:59.999Z')
    expect(startOfPeriodMs('day', nowMs)).toBe(at('2026-03-31T00:00:00Z'))
    expect(startOfPeriodMs('day', nowMs + 1)).toBe(at('2026-04-01T00:00:00Z'))
    expect(startOfPeriodMs('month', nowMs)).toBe(at('2026-03-01T00:00:00Z'))
    expect(startOfPeriodMs('month', nowMs + 1)).toBe(at('2026-04-01T00:00:00Z'))
    expect(startOfPeriodMs('total', nowMs)).toBe(0)
  })

  it('know leap years and the turn of the year', () => {
    expect(endOfPeriodMs('month', at('2028-02-01T00:00:00Z'))).toBe(at('2028-03-01T00:00:00Z'))
    expect(endOfPeriodMs('month', at('2026-12-01T00:00:00Z'))).toBe(at('2027-01-01T00:00:00Z'))
    expect(endOfPeriodMs('day', at('2028-02-29T00:00:00Z'))).toBe(at('2028-03-01T00:00:00Z'))
    expect(endOfPeriodMs('total', 0)).toBeNull()
  })

  it('hold every moment exactly once', () => {
    const moments = fc.integer({ min: at('2020-01-01T00:00:00Z'), max: at('2100-01-01T00:00:00Z') })
    fc.assert(
      fc.property(moments, fc.constantFrom('day' as const, 'month' as const), (nowMs, period) => {
        const startMs = startOfPeriodMs(period, nowMs)
        const endMs = endOfPeriodMs(period, startMs) ?? 0
        expect(startMs).toBeLessThanOrEqual(nowMs)
        expect(endMs).toBeGreaterThan(nowMs)
        expect(startOfPeriodMs(period, startMs)).toBe(startMs)
        expect(startOfPeriodMs(period, endMs)).toBe(endMs)
        expect(startOfPeriodMs(period, endMs - 1)).toBe(startMs)
      }),
    )
  })
})
