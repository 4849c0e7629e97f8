import { describe, expect, it } from 'vitest'
import { periodFrom, periodTo } from './period-options.ts'

const from = (given: string) => periodFrom('begin').read([given], '--from')
const to = (given: string) => periodTo('end').read([given], '--to')

describe('a period', () => {
  it('begins and ends at times with a zone, as they are given', () => {
    expect(from('2027-01-31T12:00:00+01:00')).toBe('2027-01-31T12:00:00+01:00')
    expect(to('2027-01-31T23:59:59Z')).toBe('2027-01-31T23:59:59Z')
  })

  it('of days begins with the first and ends with all of the last', () => {
    expect(from('2024-02-29')).toBe('2024-02-29T00:00:00.000Z')
    expect(to('2024-02-29')).toBe('2024-03-01T00:00:00.000Z')
  })

  it('begins so long ago', () => {
    const ago = Date.now() - Date.parse(from('24h'))
    expect(ago).toBeGreaterThanOrEqual(86_400_000)
    expect(ago).toBeLessThan(86_460_000)
  })

  it.each(['2026-02-29', '2026-13-01', '2026-1-1', 'yesterday', '', '999999999w', '-1d', '2026'])(
    'is not %j',
    (given) => {
      expect(() => from(given)).toThrow('a day in UTC such as 2027-01-31')
      expect(() => to(given)).toThrow('how long ago, such as 24h or 30d')
    },
  )
})
