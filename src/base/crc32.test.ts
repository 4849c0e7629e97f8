import { crc32 } from 'node:zlib'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { crc32Ascii } from './crc32.ts'

const ascii = fc.string({
  unit: fc.integer({ min: 0, max: 127 }).map((code) => String.fromCharCode(code)),
})

describe('crc32Ascii', () => {
  it('is the CRC-32 of zlib', () => {
    fc.assert(
      fc.property(ascii, (text) => {
        expect(crc32Ascii(text)).toBe(crc32(text))
      }),
    )
  })

  it('takes the first characters only, when told how many', () => {
    fc.assert(
      fc.property(ascii, fc.nat(20), (text, length) => {
        const end = Math.min(length, text.length)
        expect(crc32Ascii(text, end)).toBe(crc32(text.slice(0, end)))
      }),
    )
  })
})
