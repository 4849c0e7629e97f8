import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { SharedRoom } from './shared-room.ts'

/** Takes one by one until it is refused. */
function fill(room: SharedRoom, subject: string, units = 1): number {
  let taken = 0
  while (room.take(subject, units) !== undefined) taken += units
  return taken
}

describe('SharedRoom', () => {
  it('gives one alone one part of the room, and each that comes later one part of the rest', () => {
    const room = new SharedRoom(400, 4)
    expect(['a', 'b', 'c'].map((subject) => fill(room, subject))).toEqual([100, 75, 56])
    expect(room.used).toBe(231)
  })

  it('has room for somebody new, however loud a few are', () => {
    const room = new SharedRoom(1_000, 4)
    for (const loud of ['a', 'b', 'c', 'd', 'e', 'f']) fill(room, loud)
    expect(fill(room, 'quiet')).toBeGreaterThan(40)
  })

  it('gives whoever has nothing what fits, once, and nobody more than there is', () => {
    const room = new SharedRoom(10, 4)
    expect(room.take('a', 8)).toMatchObject({ units: 8 })
    expect(room.take('a', 1)).toBeUndefined()
    expect(room.take('b', 3)).toBeUndefined()
    expect(room.take('b', 2)).toMatchObject({ units: 2 })
    expect(room.take('c', 1)).toBeUndefined()
  })

  it('takes back what was given, and knows nobody who has nothing', () => {
    const room = new SharedRoom(8, 2)
    const holder = room.take('a', 4)
    expect(room.take('a', 1)).toBeUndefined()
    if (holder !== undefined) room.giveBack(holder, 4)
    expect(room.used).toBe(0)
    expect(room.take('a', 4)).not.toBe(holder)
  })

  it('never gives more than there is, whatever comes and goes', () => {
    const steps = fc.array(
      fc.record({ subject: fc.constantFrom('a', 'b', 'c'), units: fc.nat(9), goes: fc.boolean() }),
    )
    fc.assert(
      fc.property(steps, fc.integer({ min: 2, max: 5 }), (all, parts) => {
        const room = new SharedRoom(20, parts)
        const held: (readonly [NonNullable<ReturnType<SharedRoom['take']>>, number])[] = []
        for (const { subject, units, goes } of all) {
          const last = goes ? held.pop() : undefined
          if (last !== undefined) room.giveBack(...last)
          const holder = room.take(subject, units)
          if (holder !== undefined) held.push([holder, units])
          expect(room.used).toBe(held.reduce((sum, [, each]) => sum + each, 0))
          expect(room.used).toBeLessThanOrEqual(20)
        }
      }),
    )
  })
})
