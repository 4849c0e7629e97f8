import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { SystemClock } from './clock.ts'

const START_MS = Date.parse('2026-01-15T12:00:00Z')

/** A machine whose clock is moved by hand. */
function createMachine() {
  const machine = { nowMs: START_MS, stepsBackMs: [] as number[] }
  const clock = new SystemClock(
    () => machine.nowMs,
    (stepMs) => machine.stepsBackMs.push(stepMs),
  )
  return { machine, clock }
}

describe('SystemClock', () => {
  it('never goes back, and is never behind the machine, whatever the machine does', () => {
    const step = fc.oneof(fc.integer({ min: -50, max: 50 }), fc.integer({ min: -1e7, max: 1e7 }))
    fc.assert(
      fc.property(fc.array(step, { maxLength: 300 }), (steps) => {
        const { machine, clock } = createMachine()
        let lastMs = clock.nowMs()
        for (const byMs of steps) {
          machine.nowMs += byMs
          const nowMs = clock.nowMs()
          expect(nowMs).toBeGreaterThanOrEqual(lastMs)
          expect(nowMs).toBeGreaterThanOrEqual(machine.nowMs)
          expect(Number.isInteger(nowMs)).toBe(true)
          lastMs = nowMs
        }
      }),
      { numRuns: 500 },
    )
  })

  it('tells the time of the machine while that goes on', () => {
    const { machine, clock } = createMachine()
    for (const byMs of [0, 1, 999, 86_400_000]) {
      machine.nowMs += byMs
      expect(clock.nowMs()).toBe(machine.nowMs)
    }
    expect(machine.stepsBackMs).toEqual([])
  })

  it('goes on from where it was after a step back, and is slewed at a tenth of the speed', () => {
    const { machine, clock } = createMachine()
    machine.nowMs -= 60_000
    expect(clock.nowMs()).toBe(START_MS)
    machine.nowMs += 1_000
    expect(clock.nowMs()).toBe(START_MS + 900)
    machine.nowMs += 599_000
    expect(clock.nowMs()).toBe(machine.nowMs)
  })

  it('is exact however small the steps are', () => {
    const { machine, clock } = createMachine()
    machine.nowMs -= 100
    clock.nowMs()
    for (let passed = 1; passed <= 1_000; passed++) {
      machine.nowMs++
      expect(clock.nowMs()).toBe(machine.nowMs + Math.ceil(100 - passed / 10))
    }
  })

  it('tells of a step back that is more than trimming', () => {
    const { machine, clock } = createMachine()
    machine.nowMs -= 999
    clock.nowMs()
    machine.nowMs -= 3_600_000
    clock.nowMs()
    expect(machine.stepsBackMs).toEqual([3_600_000])
  })
})
