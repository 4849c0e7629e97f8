import { randomFillSync } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { BASE62_ALPHABET, encodeBase62, isBase62, randomBase62 } from './base62.ts'

/** Gives bytes out in order, over and over. */
function createRepeating(bytes: readonly number[]): (buffer: Uint8Array) => void {
  let next = 0
  return (buffer) => {
    for (let index = 0; index < buffer.length; index++) {
      buffer[index] = bytes[next++ % bytes.length] ?? 0
    }
  }
}

describe('randomBase62', () => {
  it('gives each letter exactly as many of the 256 bytes as any other', () => {
    const allBytes = Array.from({ length: 256 }, (_, byte) => byte)
    const text = randomBase62(248, createRepeating(allBytes))
    const counts = new Map<string, number>()
    for (const letter of text) counts.set(letter, (counts.get(letter) ?? 0) + 1)
    expect([...counts.keys()].sort().join('')).toBe(BASE62_ALPHABET)
    expect(new Set(counts.values())).toEqual(new Set([4]))
  })

  it('draws again instead of bending a byte that would favour some letters', () => {
    expect(randomBase62(3, createRepeating([248, 255, 0, 250, 61, 62]))).toBe('0z0')
  })

  it('has no bias that 620,000 letters would show', () => {
    const count = 620_000
    const expected = count / 62
    const seen = new Map<string, number>()
    for (let made = 0; made < count; made += 6_200) {
      for (const letter of randomBase62(6_200, (bytes) => randomFillSync(bytes))) {
        seen.set(letter, (seen.get(letter) ?? 0) + 1)
      }
    }
    let chiSquare = 0
    for (const letter of BASE62_ALPHABET) {
      chiSquare += ((seen.get(letter) ?? 0) - expected) ** 2 / expected
    }
    // 61 degrees of freedom: above 150 once in 10^8 runs. Bytes taken modulo 62 give about 4,000.
    expect(chiSquare).toBeLessThan(150)
  })

  it('has the length that was asked for', () => {
    const lengths = fc.integer({ min: 1, max: 200 })
    fc.assert(
      fc.property(lengths, (length) => {
        const text = randomBase62(length, (bytes) => randomFillSync(bytes))
        expect(text).toHaveLength(length)
        expect(isBase62(text)).toBe(true)
      }),
    )
    expect(() => randomBase62(0, () => {})).toThrow('positive length')
  })
})

describe('encodeBase62', () => {
  it('is the number in base 62', () => {
    fc.assert(
      fc.property(fc.maxSafeNat(), (value) => {
        const text = encodeBase62(value, 9)
        const back = [...text].reduce(
          (sum, digit) => sum * 62n + BigInt(BASE62_ALPHABET.indexOf(digit)),
          0n,
        )
        expect(back).toBe(BigInt(value))
        expect(text).toHaveLength(9)
      }),
    )
  })

  it('refuses what does not fit', () => {
    expect(encodeBase62(61, 1)).toBe('z')
    expect(() => encodeBase62(62, 1)).toThrow('does not fit')
    expect(() => encodeBase62(-1, 1)).toThrow('non-negative')
    expect(() => encodeBase62(1.5, 1)).toThrow('non-negative')
  })
})

describe('isBase62', () => {
  it('knows its 62 characters and no other', () => {
    expect(isBase62(BASE62_ALPHABET)).toBe(true)
    for (const text of ['', ' ', '_', '-', '+', '/', '=', 'é', 'a\n', '\n', 'a b', 'AAA١']) {
      expect(isBase62(text)).toBe(false)
    }
  })
})
