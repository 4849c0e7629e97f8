import { createHmac } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { limits } from '../../base/limits.ts'
import { findPepper, Pepper } from './pepper.ts'

const printable = fc
  .string({ unit: fc.integer({ min: 0x21, max: 0x7e }).map((code) => String.fromCharCode(code)) })
  .filter((text) => text.length <= limits.presentedKeyLengthMax)
const secret = fc.uint8Array({ minLength: 1, maxLength: 200 })

describe('Pepper', () => {
  it('makes the HMAC that node:crypto makes, for keys and texts of any length', () => {
    fc.assert(
      fc.property(secret, fc.array(printable, { minLength: 1, maxLength: 4 }), (key, texts) => {
        const pepper = new Pepper('one', key)
        // One after the other, so that no text leaves something behind for the next.
        for (const text of texts) {
          expect(pepper.hmac(text)).toBe(createHmac('sha256', key).update(text).digest('hex'))
        }
      }),
    )
  })

  it.each([55, 56, 63, 64, 65, 119, 120, 511, 512])('is right at a text of %i bytes', (length) => {
    const text = 'x'.repeat(length)
    const key = Buffer.from('pepper')
    const expected = createHmac('sha256', key).update(text).digest('hex')
    expect(new Pepper('one', key).hmac(text)).toBe(expected)
  })

  it('does not change when the bytes that it was made from are overwritten', () => {
    const key = Buffer.from('pepper')
    const pepper = new Pepper('one', key)
    const before = pepper.hmac('text')
    key.fill(0)
    expect(pepper.hmac('text')).toBe(before)
  })

  it('refuses what no key can be', () => {
    expect(() => new Pepper('one', new Uint8Array())).toThrow('must not be empty')
    const pepper = new Pepper('one', Buffer.from('pepper'))
    expect(() => pepper.hmac('x'.repeat(limits.presentedKeyLengthMax + 1))).toThrow('too long')
  })

  it('shows nothing of itself', () => {
    expect(JSON.stringify(new Pepper('one', Buffer.from('pepper')))).toBe('{"id":"one"}')
  })
})

describe('findPepper', () => {
  it('knows the current and the retired ones, and none for what has none', () => {
    const current = new Pepper('new', Buffer.from('b'))
    const old = new Pepper('old', Buffer.from('a'))
    const foreign = new Map([['theirs', new Pepper('theirs', Buffer.from('c'))]])
    const peppers = { current, retired: new Map([['old', old]]), foreign }
    expect(findPepper(peppers, 'new')).toBe(current)
    expect(findPepper(peppers, 'old')).toBe(old)
    expect(findPepper(peppers, 'theirs')).toBeUndefined()
    expect(findPepper(peppers, 'gone')).toBeUndefined()
    expect(findPepper(peppers, null)).toBeUndefined()
  })
})
