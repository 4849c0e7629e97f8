import { describe, expect, it } from 'vitest'
import { fingerprint } from './fingerprint.ts'

describe('a fingerprint', () => {
  it('is the same for the same key and parts, and 32 hexadecimal digits', () => {
    expect(fingerprint('k', ['a', 'b'])).toBe(fingerprint('k', ['a', 'b']))
    expect(fingerprint('k', ['a', 'b'])).toMatch(/^[0-9a-f]{32}$/)
  })

  it('differs by key, by part, by order, and by where one part ends', () => {
    const all = [
      fingerprint('k', ['a', 'b']),
      fingerprint('other', ['a', 'b']),
      fingerprint('k', ['b', 'a']),
      fingerprint('k', ['ab']),
      fingerprint('k', ['a', 'b', '']),
      fingerprint('k', ['1:a,1:b']),
    ]
    expect(new Set(all).size).toBe(all.length)
  })
})
