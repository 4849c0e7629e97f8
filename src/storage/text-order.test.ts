import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { compareText, endOfPrefix } from './text-order.ts'

const text = fc.string({ unit: 'binary' })

describe('compareText', () => {
  it('orders as the bytes of UTF-8 do', () => {
    fc.assert(
      fc.property(text, text, text, (start, left, right) => {
        const bytes = Buffer.compare(Buffer.from(start + left), Buffer.from(start + right))
        expect(Math.sign(compareText(start + left, start + right))).toBe(bytes)
      }),
      { numRuns: 2_000 },
    )
  })
})

describe('endOfPrefix', () => {
  it('is above all texts with the prefix, and not above the next text without it', () => {
    fc.assert(
      fc.property(text, text, (prefix, other) => {
        const end = endOfPrefix(prefix)
        const isInRange = (each: string) =>
          compareText(each, prefix) >= 0 && (end === null || compareText(each, end) < 0)
        for (const each of [other, prefix + other, prefix.slice(0, -1) + other]) {
          if (each.isWellFormed()) expect(isInRange(each)).toBe(each.startsWith(prefix))
        }
      }),
      { numRuns: 2_000 },
    )
  })

  it('skips what is no character, and knows when there is no end', () => {
    const last = String.fromCodePoint(0x10ffff)
    expect(endOfPrefix('a')).toBe('b')
    expect(endOfPrefix('a\ud7ff')).toBe('a\ue000')
    expect(endOfPrefix(`a${last}${last}`)).toBe('b')
    expect(endOfPrefix(last)).toBeNull()
    expect(endOfPrefix('')).toBeNull()
  })
})
