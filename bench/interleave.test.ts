import { describe, expect, it } from 'vitest'
import { type Contestant, compareSlots, interleave } from './interleave.ts'
import { spreadOf } from './statistics.ts'

describe('spreadOf', () => {
  it('takes the middle of an odd and of an even number of values', () => {
    expect(spreadOf([9, 1, 3])).toEqual({ median: 3, low: 1, high: 9 })
    expect(spreadOf([4, 1, 3, 10])).toEqual({ median: 3.5, low: 1, high: 10 })
    expect(() => spreadOf([])).toThrow('nothing was measured')
  })
})

describe('interleave', () => {
  it('takes turns, leaves the warm-up out, and compares slots of the same round', async () => {
    const turns: string[] = []
    let disturbance = 1
    const contestant = (name: string, perSecond: number): Contestant => ({
      name,
      async run() {
        turns.push(name)
        if (name === 'a') disturbance *= 2
        return { perSecond: perSecond / disturbance }
      },
      async close() {},
    })
    const slots = await interleave([contestant('a', 100), contestant('b', 50)], {
      count: 3,
      slotMs: 1,
    })
    expect(turns.join('')).toBe('abababab')
    expect(slots.get('a')?.map((slot) => slot.perSecond)).toEqual([25, 12.5, 6.25])
    expect(compareSlots(slots, 'b', 'a')).toEqual({ median: 0.5, low: 0.5, high: 0.5 })
    expect(() => compareSlots(slots, 'c', 'a')).toThrow('no contestant is called c')
  })
})
