import { randomFillSync } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { findExposedText } from './find-exposed-text.ts'
import { createKeyText } from './key-format.ts'
import { redactKeys } from './redact-keys.ts'

const key = createKeyText('shop_live', (bytes) => randomFillSync(bytes)).text.reveal()
const mistyped = `${key.slice(0, -1)}${key.endsWith('0') ? '1' : '0'}`

describe('findExposedText', () => {
  it('finds a key in any parameter, encoded or not', () => {
    expect(findExposedText(`a=1&whatever=${key}&b=2`, '&', false)).toBe(key)
    const encoded = `x=${key.replace('_', '%5F').replace(/^s/, '%73')}`
    expect(findExposedText(encoded, '&', false)).toBe(key)
    expect(findExposedText(`session=1; k=${key}`, ';', false)).toBe(key)
  })

  it('finds what a telling name holds, only where no other credential was sent', () => {
    expect(findExposedText('a=1&api_key=old-key-1', '&', true)).toBe('old-key-1')
    expect(findExposedText('a=1&API-Key=old-key-1', '&', true)).toBe('old-key-1')
    expect(findExposedText('a=1; apikey=old-key-1', ';', true)).toBe('old-key-1')
    expect(findExposedText('a=1&api_key=old-key-1', '&', false)).toBeUndefined()
  })

  it('finds nothing in what is no key', () => {
    expect(findExposedText('', '&', true)).toBeUndefined()
    expect(findExposedText('sort=key&page=2', '&', true)).toBeUndefined()
    expect(findExposedText(`x=${mistyped}`, '&', false)).toBeUndefined()
    expect(findExposedText('x=%zz%', '&', true)).toBeUndefined()
  })
})

describe('redactKeys', () => {
  it('takes every key out and leaves the rest, mistyped keys included', () => {
    expect(redactKeys(`GET /x/${key}?k=${mistyped} end`)).toBe(
      'GET /x/shop_live_…?k=shop_live_… end',
    )
    expect(redactKeys('nothing_here')).toBe('nothing_here')
  })
})
