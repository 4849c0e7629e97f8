import { describe, expect, it } from 'vitest'
import { formatDuration, parseDuration } from './parse-duration.ts'
import { formatQuota, formatRateLimit, parseQuota, parseRateLimit } from './parse-limit.ts'

describe('parseDuration', () => {
  it.each([
    ['500ms', 500],
    ['30s', 30_000],
    ['15m', 900_000],
    ['2h', 7_200_000],
    ['90d', 7_776_000_000],
    ['0', 0],
  ])('%s is %i ms, and is written like that again', (text, ms) => {
    expect(parseDuration(text)).toBe(ms)
    expect(formatDuration(ms)).toBe(text)
  })

  it.each(['', '5', '5 m', '-1s', '1y', '1e3s', '1.5h', '9999999999s'])('refuses %j', (text) => {
    expect(parseDuration(text)).toBeUndefined()
  })
})

describe('parseRateLimit', () => {
  it.each([
    ['100/1m', { name: 'default', limit: 100, windowMs: 60_000, per: 'key' }],
    ['burst=10/1s', { name: 'burst', limit: 10, windowMs: 1_000, per: 'key' }],
    ['team=5000/1h/owner', { name: 'team', limit: 5_000, windowMs: 3_600_000, per: 'owner' }],
  ] as const)('%s', (text, limit) => {
    expect(parseRateLimit(text)).toEqual(limit)
    expect(formatRateLimit(limit)).toBe(text)
  })

  it('takes a unit alone', () => {
    expect(parseRateLimit('5/s')).toMatchObject({ limit: 5, windowMs: 1_000 })
  })

  it.each(['100', '100/', '/1m', '100/1x', '100/1m/team', 'a b=1/1s', '1.5/1s', '100/1w1'])(
    'refuses %j',
    (text) => {
      expect(parseRateLimit(text)).toBeUndefined()
    },
  )
})

describe('parseQuota', () => {
  it.each([
    ['10000/month', { limit: 10_000, period: 'month', per: 'key' }],
    ['500/day/owner', { limit: 500, period: 'day', per: 'owner' }],
  ] as const)('%s', (text, quota) => {
    expect(parseQuota(text)).toEqual(quota)
    expect(formatQuota(quota)).toBe(text)
  })

  it.each(['10000', '5/year', 'x/day', '5/day/me'])('refuses %j', (text) => {
    expect(parseQuota(text)).toBeUndefined()
  })
})
