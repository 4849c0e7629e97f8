import { describe, expect, it } from 'vitest'
import { findNearest } from './find-nearest.ts'

const known = ['listen', 'upstream', 'rateLimits', 'tlsCert', 'tlsKey']

describe('findNearest', () => {
  it.each([
    ['lisen', 'listen'],
    ['upsteam', 'upstream'],
    ['ratelimits', 'rateLimits'],
    ['rateLimit', 'rateLimits'],
    ['tlsKye', 'tlsKey'],
  ])('%s was meant to be %s', (typed, meant) => {
    expect(findNearest(typed, known)).toBe(meant)
  })

  it.each(['password', 'x', 'a'.repeat(1_000)])('does not guess at %s', (typed) => {
    expect(findNearest(typed, known)).toBeUndefined()
  })
})
