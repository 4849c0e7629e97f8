import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { equalsConstantTime } from './bytes.ts'

describe('equalsConstantTime', () => {
  it('says what === says', () => {
    const short = fc.string({ unit: 'binary', maxLength: 3 })
    fc.assert(
      fc.property(short, short, (left, right) => {
        expect(equalsConstantTime(left, right)).toBe(left === right)
      }),
    )
  })

  it('sees a difference at every place and of every bit', () => {
    const text = '0123456789abcdef'.repeat(4)
    for (let place = 0; place < text.length; place++) {
      for (let bit = 0; bit < 16; bit++) {
        const changed = String.fromCharCode(text.charCodeAt(place) ^ (1 << bit))
        const other = text.slice(0, place) + changed + text.slice(place + 1)
        expect(equalsConstantTime(text, other)).toBe(false)
      }
    }
    expect(equalsConstantTime(text, text.slice(0, -1))).toBe(false)
    expect(equalsConstantTime(text, `${text}0`)).toBe(false)
    expect(equalsConstantTime('', '')).toBe(true)
  })
})
