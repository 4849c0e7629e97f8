import { describe, expect, it } from 'vitest'
import { createKeyPolicyBody } from '../bodies/key-policy-body.ts'
import { spanRanges } from '../text/span-range.ts'
import { duration, durationOrInherit, durationOrNone, rateLimits } from './value-options.ts'

describe('a span', () => {
  const grace = duration('', spanRanges.rotationGrace)
  it('is told its bounds in the units in which it is written', () => {
    expect(grace.read(['92d'], '--grace')).toBe(7_948_800_000)
    expect(() => grace.read(['9999d'], '--grace')).toThrow('--grace must be a span from 0 to 92d')
    expect(() => grace.read(['soon'], '--grace')).toThrow('--grace must be a span such as 500ms')
    const life = durationOrNone('', spanRanges.keyLifetime)
    expect(life.read(['none'], '--max-lifetime')).toBeNull()
    expect(() => life.read(['5s'], '--max-lifetime')).toThrow('from 1m to 36525d, or none')
  })

  it('is told the words that may stand in its place', () => {
    const due = durationOrInherit('', spanRanges.rotateEvery)
    expect(due.read(['inherit'], '--rotate-every')).toBe('inherit')
    expect(() => due.read(['5m'], '--rotate-every')).toThrow('1h to 36525d, none or inherit')
    const spans = { maxLifetime: 1, defaultLifetime: 2 } as Parameters<
      typeof createKeyPolicyBody
    >[0]
    expect(() => createKeyPolicyBody(spans)).toThrow('must not be longer than --max-lifetime')
    expect(createKeyPolicyBody({ ...spans, maxLifetime: null })).toBeTruthy()
  })

  it('also where limits are counted', () => {
    const limit = rateLimits('')
    expect(() => limit.read(['5/40d'], '--rate-limit')).toThrow('a span from 100ms to 1d')
  })
})
