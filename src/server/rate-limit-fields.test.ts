import { parseList } from 'structured-headers'
import { describe, expect, it } from 'vitest'
import { deny } from '../engine/keys/decision.ts'
import { createRateLimitFields } from './rate-limit-fields.ts'

const nothing = deny('rate_limited', null)

describe('createRateLimitFields', () => {
  it('has no fields without limits', () => {
    expect(createRateLimitFields(nothing, 0)).toEqual({})
  })

  it('tells each limit and the quota, seconds rounded up', () => {
    const rateLimits = [
      { name: 'burst', limit: 10, windowMs: 1_000, remaining: 3, resetMs: 401 },
      { name: 'daily', limit: 1_000, windowMs: 86_400_000, remaining: 0, resetMs: 5_000 },
    ]
    const quota = { limit: 500, period: 'month' as const, remaining: 7, resetAtMs: 90_500 }
    expect(createRateLimitFields({ ...nothing, rateLimits, quota }, 30_000)).toEqual({
      'ratelimit-policy': '"burst";q=10;w=1, "daily";q=1000;w=86400, "quota";q=500',
      ratelimit: '"burst";r=3;t=1, "daily";r=0;t=5, "quota";r=7;t=61',
    })
  })

  it('agrees with Retry-After about the limit that refused', () => {
    const window = { limit: 10, windowMs: 60_000, remaining: 0, resetMs: 60_000 }
    const rateLimits = [
      { ...window, name: 'full' },
      { ...window, name: 'other', remaining: 3 },
    ]
    const denied = { ...nothing, rateLimits, retryAfterMs: 4_200 }
    expect(createRateLimitFields(denied, 0)['ratelimit']).toBe('"full";r=0;t=5, "other";r=3;t=60')
  })

  it('writes no integer that would make the field void', () => {
    const limit = Number.MAX_SAFE_INTEGER
    const quota = { limit, period: 'total' as const, remaining: limit - 1, resetAtMs: null }
    const fields = createRateLimitFields({ ...nothing, quota }, 0)
    expect(parseList(fields['ratelimit-policy'] ?? '')).toHaveLength(1)
    expect(parseList(fields['ratelimit'] ?? '')).toHaveLength(1)
  })

  it('tells a quota from a limit of that name', () => {
    const quota = { limit: 5, period: 'month' as const, remaining: 4, resetAtMs: 1_000 }
    const window = { name: 'quota', limit: 3, windowMs: 1_000, remaining: 2, resetMs: 400 }
    const fields = createRateLimitFields({ ...nothing, rateLimits: [window], quota }, 0)
    expect(fields).toEqual({
      'ratelimit-policy': '"quota";q=3;w=1, "quota-month";q=5',
      ratelimit: '"quota";r=2;t=1, "quota-month";r=4;t=1',
    })
  })

  it('names no reset for a quota that never resets', () => {
    const quota = { limit: 5, period: 'total' as const, remaining: 0, resetAtMs: null }
    expect(createRateLimitFields({ ...nothing, quota }, 0)['ratelimit']).toBe('"quota";r=0')
  })
})
