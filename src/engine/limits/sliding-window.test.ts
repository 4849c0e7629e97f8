import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { SlidingWindow } from './sliding-window.ts'

interface Taken {
  readonly atMs: number
  readonly units: number
}

/** The plain meaning: what was taken less than `windowMs` ago. */
function countNaively(taken: readonly Taken[], windowMs: number, nowMs: number): number {
  return taken
    .filter(({ atMs }) => atMs > nowMs - windowMs && atMs <= nowMs)
    .reduce((sum, { units }) => sum + units, 0)
}

const sequences = fc.record({
  windowMs: fc.integer({ min: 100, max: 400 }),
  limit: fc.integer({ min: 1, max: 12 }),
  steps: fc.array(
    fc.record({ passMs: fc.integer({ min: 0, max: 120 }), units: fc.integer({ min: 1, max: 4 }) }),
    { maxLength: 120 },
  ),
})

describe('SlidingWindow', () => {
  it('counts as the plain model does, and no window ever holds more than the limit', () => {
    fc.assert(
      fc.property(sequences, ({ windowMs, limit, steps }) => {
        const window = new SlidingWindow(windowMs)
        const taken: Taken[] = []
        let nowMs = 1_000_000
        for (const { passMs, units } of steps) {
          nowMs += passMs
          const used = window.countUsed(nowMs)
          expect(used).toBe(countNaively(taken, windowMs, nowMs))
          if (used + units > limit) continue
          window.take(nowMs, units)
          taken.push({ atMs: nowMs, units })
        }
        for (const { atMs } of taken) {
          expect(countNaively(taken, windowMs, atMs)).toBeLessThanOrEqual(limit)
        }
      }),
    )
  })

  it('tells exactly how long until there is room, and until all is given back', () => {
    fc.assert(
      fc.property(sequences, fc.nat(12), ({ windowMs, steps }, wanted) => {
        const window = new SlidingWindow(windowMs)
        const taken: Taken[] = []
        let nowMs = 1_000_000
        for (const { passMs, units } of steps) {
          nowMs += passMs
          window.countUsed(nowMs)
          window.take(nowMs, units)
          taken.push({ atMs: nowMs, units })
        }
        const waitMs = window.msUntilUsed(nowMs, wanted)
        expect(countNaively(taken, windowMs, nowMs + waitMs)).toBeLessThanOrEqual(wanted)
        if (waitMs > 0) {
          expect(countNaively(taken, windowMs, nowMs + waitMs - 1)).toBeGreaterThan(wanted)
        }
        const resetMs = window.resetMs(nowMs)
        expect(countNaively(taken, windowMs, nowMs + resetMs)).toBe(0)
        if (resetMs > 0) expect(countNaively(taken, windowMs, nowMs + resetMs - 1)).not.toBe(0)
      }),
    )
  })

  it.each([1_000, 60_000, 997])(
    'never refuses 9 per window against 10, at any phase, over 20 windows of %i ms',
    (windowMs) => {
      const stepMs = windowMs / 9
      for (let phase = 0; phase < 1; phase += 1 / 64) {
        const window = new SlidingWindow(windowMs)
        for (let request = 0; request < 9 * 20; request++) {
          const nowMs = Math.floor((phase + request) * stepMs)
          expect(window.countUsed(nowMs)).toBeLessThan(10)
          window.take(nowMs, 1)
        }
      }
    },
  )

  it('lets 10 of 100 at once through, and the next ones exactly a window later', () => {
    const window = new SlidingWindow(1_000)
    const pass = (nowMs: number) => {
      if (window.countUsed(nowMs) >= 10) return false
      window.take(nowMs, 1)
      return true
    }
    const count = (nowMs: number) => Array.from({ length: 100 }, () => pass(nowMs)).filter(Boolean)
    expect(count(5_000)).toHaveLength(10)
    expect(count(5_999)).toHaveLength(0)
    expect(count(6_000)).toHaveLength(10)
  })

  it('goes on counting while its ring grows and wraps', () => {
    const window = new SlidingWindow(1_000)
    for (let nowMs = 1; nowMs <= 10_000; nowMs++) {
      window.countUsed(nowMs)
      window.take(nowMs, nowMs % 3 === 0 ? 2 : 1)
    }
    const lastThousand = Array.from({ length: 1_000 }, (_, index) => 9_001 + index)
    const expected = lastThousand.reduce((sum, ms) => sum + (ms % 3 === 0 ? 2 : 1), 0)
    expect(window.countUsed(10_000)).toBe(expected)
    expect(window.countUsed(11_000)).toBe(0)
    expect(window.resetMs(11_000)).toBe(0)
  })

  it('counts on after it gave its memory back', () => {
    const window = new SlidingWindow(1_000)
    for (let nowMs = 1; nowMs <= 100; nowMs++) window.take(nowMs, 1)
    expect(window.countUsed(1_100)).toBe(0)
    window.shrink()
    for (let nowMs = 1_101; nowMs <= 1_200; nowMs++) window.take(nowMs, 2)
    expect(window.countUsed(2_150)).toBe(100)
  })
})
