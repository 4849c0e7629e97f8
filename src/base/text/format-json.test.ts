import { describe, expect, it } from 'vitest'
import { formatJson } from './format-json.ts'

describe('formatJson', () => {
  it('is the same value, without anything that a terminal obeys', () => {
    const value = { a: '\x1b[2J\x9b31m\u202e\u2028\x7f ü 日本', 'b\x9b': [1, null, true] }
    const text = formatJson(value, 2)
    expect(JSON.parse(text)).toEqual(value)
    expect(text).not.toMatch(/[\x00-\x09\x0b-\x1f\x7f-\x9f\u2028\u202e]/)
    expect(text).toContain('ü 日本')
  })
})
