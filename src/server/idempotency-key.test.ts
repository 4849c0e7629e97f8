import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { toCanonicalJson } from './idempotency-key.ts'

function shuffled(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(shuffled)
  if (typeof value !== 'object' || value === null) return value
  const entries = Object.entries(value).map(([name, each]) => [name, shuffled(each)])
  return Object.fromEntries(entries.reverse())
}

describe('toCanonicalJson', () => {
  it('does not depend on the order of members', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        expect(toCanonicalJson(shuffled(value))).toBe(toCanonicalJson(value))
      }),
    )
  })

  it('is JSON of the same value', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        expect(JSON.parse(toCanonicalJson(value))).toEqual(JSON.parse(JSON.stringify(value)))
      }),
    )
  })

  it('tells apart what differs', () => {
    expect(toCanonicalJson({ a: [1, 2] })).not.toBe(toCanonicalJson({ a: [2, 1] }))
    expect(toCanonicalJson({ a: '1' })).not.toBe(toCanonicalJson({ a: 1 }))
    expect(toCanonicalJson({ a: null })).not.toBe(toCanonicalJson({}))
  })
})
