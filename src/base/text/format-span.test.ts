import { describe, expect, it } from 'vitest'
import { countNoun } from './count-noun.ts'
import { formatSpan, formatWait } from './format-span.ts'

describe('formatSpan', () => {
  it.each([
    [0, '0 seconds'],
    [100, '0.1 seconds'],
    [1_000, '1 second'],
    [900_000, '15 minutes'],
    [86_400_000, '1 day'],
    [90_000_000, '25 hours'],
    [7_948_800_000, '92 days'],
  ])('%d ms is %s', (spanMs, words) => expect(formatSpan(spanMs)).toBe(words))

  it('knows nothing of what is not known', () => expect(formatSpan(null)).toBeNull())
})

it('a wait is rounded up', () => {
  const waits = [0, 1, 1_001, 59_001, 150_000, 2_591_234_567].map(formatWait)
  expect(waits.join(', ')).toBe('0 seconds, 1 second, 2 seconds, 60 seconds, 3 minutes, 30 days')
})

it('one is one, all else is many', () => {
  const told = [0, 1, 2].map((count) => countNoun(count, 'entry', 'entries'))
  expect(told).toEqual(['0 entries', '1 entry', '2 entries'])
})
