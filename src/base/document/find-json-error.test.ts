import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { findJsonError } from './find-json-error.ts'

function isJson(text: string): boolean {
  try {
    JSON.parse(text)
    return true
  } catch {
    return false
  }
}

describe('findJsonError', () => {
  it.each([
    ['', 0],
    ['{', 1],
    ['{"a":1,}', 7],
    ['{"a" 1}', 5],
    ['{"a":tru}', 8],
    ['[1 2]', 3],
    ['[1,]', 3],
    ['{"a":"\n"}', 6],
    ['{"a":"\\x"}', 6],
    ["{'a':1}", 1],
    ['{"a":01}', 6],
    ['{"a":1}}', 7],
    ['{"a":1]', 6],
    ['nul', 3],
    ['\ufeff{}', 0],
    ['"abc', 4],
  ])('finds where %j breaks', (text, offset) => {
    expect(findJsonError(text)).toBe(offset)
    expect(isJson(text)).toBe(false)
  })

  it('agrees with JSON.parse on every text that is JSON', () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.constantFrom(0, 1, 3), (value, indent) => {
        expect(findJsonError(JSON.stringify(value, null, indent))).toBeUndefined()
      }),
    )
  })

  it('agrees with JSON.parse on JSON with one character changed, left out or put in', () => {
    const spoilt = fc
      .tuple(fc.jsonValue(), fc.nat(), fc.string({ maxLength: 2 }), fc.boolean())
      .map(([value, at, put, leaveOut]) => {
        const text = JSON.stringify(value)
        const index = at % (text.length + 1)
        return text.slice(0, index) + put + text.slice(index + (leaveOut ? 1 : 0))
      })
    fc.assert(
      fc.property(spoilt, (text) => {
        expect(findJsonError(text) === undefined).toBe(isJson(text))
      }),
      { numRuns: 2_000 },
    )
  })

  it('does not overflow on a text that is nothing but brackets', () => {
    expect(findJsonError('['.repeat(200_000))).toBe(200_000)
  })
})
