import { expect, it } from 'vitest'
import { formatElapsed } from './format-elapsed.ts'

it.each([
  [0, '0 seconds'],
  [412, '0.4 seconds'],
  [1_000, '1 second'],
  [59_949, '59.9 seconds'],
  [60_000, '1 minute'],
  [61_000, '1 minute 1 second'],
  [864_145_000, '10 days'],
  [30 * 3_600_000, '1 day 6 hours'],
])('%i ms are %s', (spanMs, told) => {
  expect(formatElapsed(spanMs)).toBe(told)
})
