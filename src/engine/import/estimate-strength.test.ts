import { randomFillSync } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { BASE62_ALPHABET, randomBase62 } from '../../base/base62.ts'
import { estimateBits, isWeakKey } from './estimate-strength.ts'

function drawFrom(alphabet: string, length: number): string {
  const text = randomBase62(length * 4, (bytes) => randomFillSync(bytes))
  const digits = [...text].map((each) => BASE62_ALPHABET.indexOf(each))
  const usable = digits.filter(
    (digit) => digit < Math.floor(62 / alphabet.length) * alphabet.length,
  )
  return usable
    .slice(0, length)
    .map((digit) => alphabet[digit % alphabet.length])
    .join('')
}

describe('isWeakKey', () => {
  it.each([
    ['22 characters of base62, 131 bits', BASE62_ALPHABET, 22],
    ['32 hexadecimal digits, 128 bits', '0123456789abcdef', 32],
    ['26 small letters and digits, 134 bits', '0123456789abcdefghijklmnopqrstuvwxyz', 26],
    ['40 digits, 132 bits', '0123456789', 40],
  ])('never takes what was drawn at random for weak: %s', (_what, alphabet, length) => {
    const weak = Array.from({ length: 2_000 }, () => drawFrom(alphabet, length)).filter(isWeakKey)
    expect(weak).toEqual([])
  })

  it.each([
    'secret123',
    'password',
    'changeme-changeme-changeme-',
    'a'.repeat(64),
    'abc'.repeat(12),
    'deadbeef'.repeat(4),
    '0123456789abcdef'.repeat(2),
    '12345678901234567890',
    'my-api-key-2024',
    'abababababababababababababababababababab1',
  ])('sees that this is weak: %s', (text) => {
    expect(isWeakKey(text)).toBe(true)
  })

  it('takes a UUID for strong', () => {
    expect(isWeakKey('3f2b8c1e-9d47-4a6b-8f03-5e2d7c1a9b64')).toBe(false)
  })
})

describe('estimateBits', () => {
  it('is never more than 8 bits for each character, and never below none', () => {
    const printable = fc.integer({ min: 0x21, max: 0x7e }).map((code) => String.fromCharCode(code))
    fc.assert(
      fc.property(fc.string({ unit: printable }), (text) => {
        const bits = estimateBits(text)
        expect(bits).toBeGreaterThanOrEqual(0)
        expect(bits).toBeLessThanOrEqual(text.length * 8)
      }),
    )
  })

  it('does not grow when a text is only repeated', () => {
    const text = fc.string({ minLength: 1, maxLength: 20 })
    fc.assert(
      fc.property(text, fc.integer({ min: 2, max: 5 }), (once, times) => {
        expect(estimateBits(once.repeat(times))).toBe(estimateBits(once))
      }),
    )
  })
})
