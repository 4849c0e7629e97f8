import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { LineIndex } from './line-index.ts'

describe('LineIndex', () => {
  it('finds what counting by hand finds, at every offset', () => {
    const text = fc.array(fc.constantFrom('a', '\n', '\r\n', 'ü')).map((parts) => parts.join(''))
    fc.assert(
      fc.property(text, (each) => {
        const index = new LineIndex(each)
        for (let offset = 0; offset <= each.length; offset++) {
          const before = each.slice(0, offset)
          const line = before.split('\n').length
          expect(index.find(offset)).toEqual({ line, column: offset - before.lastIndexOf('\n') })
        }
      }),
    )
  })
})
