import { randomFillSync } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { BASE62_ALPHABET } from '../../base/base62.ts'
import { createKeyText, hintOfKey, isKeyPrefix, KEY_PATTERN, parseKey } from './key-format.ts'
import { redactKeys } from './redact-keys.ts'

const part = fc.stringMatching(/^[a-z0-9]{1,5}$/)
const prefix = fc
  .tuple(fc.stringMatching(/^[a-z][a-z0-9]{0,6}$/), fc.array(part, { maxLength: 2 }))
  .map(([first, rest]) => [first, ...rest].join('_'))
  .filter(isKeyPrefix)
const keyText = prefix.map((each) => ({
  prefix: each,
  ...createKeyText(each, (bytes) => randomFillSync(bytes)),
}))

describe('a key text', () => {
  it('is read as what it was made of', () => {
    fc.assert(
      fc.property(keyText, ({ prefix: made, publicId, text }) => {
        const key = text.reveal()
        expect(parseKey(key)).toEqual({ prefix: made, publicId })
        expect(key.startsWith(hintOfKey(made, publicId).slice(0, -1))).toBe(true)
        expect(key.match(KEY_PATTERN)).toEqual([key])
        expect(key).toMatch(/^\w+$/)
      }),
    )
  })

  it('is told from every other that differs in one character', () => {
    const { text } = createKeyText('shop_live', (bytes) => randomFillSync(bytes))
    const key = text.reveal()
    for (let place = 0; place < key.length; place++) {
      for (const other of `${BASE62_ALPHABET}_-. é`) {
        if (other === key[place]) continue
        const changed = key.slice(0, place) + other + key.slice(place + 1)
        expect(parseKey(changed)).toBeUndefined()
      }
    }
  })

  it('is told from every other where two neighbours are swapped, or one is lost or doubled', () => {
    fc.assert(
      fc.property(keyText, fc.nat(90), ({ text }, at) => {
        const key = text.reveal()
        const place = at % (key.length - 1)
        const [left, right] = [key.charAt(place), key.charAt(place + 1)]
        const [before, after] = [key.slice(0, place), key.slice(place + 2)]
        if (left !== right) expect(parseKey(before + right + left + after)).toBeUndefined()
        expect(parseKey(before + right + after)).toBeUndefined()
        expect(parseKey(before + left + left + right + after)).toBeUndefined()
      }),
    )
  })

  it('is told from any text that was made up', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 100 }), (text) => {
        expect(parseKey(text)).toBeUndefined()
      }),
    )
    expect(parseKey('x'.repeat(1_000_000))).toBeUndefined()
  })

  it('gets another secret for an id that exists', () => {
    const fill = (bytes: Uint8Array) => randomFillSync(bytes)
    const first = createKeyText('shop', fill)
    const second = createKeyText('shop', fill, first.publicId)
    expect(second.publicId).toBe(first.publicId)
    expect(second.text.reveal()).not.toBe(first.text.reveal())
    expect(parseKey(second.text.reveal())?.publicId).toBe(first.publicId)
  })
})

describe('redactKeys', () => {
  it('takes a key out of any text, whatever stands before and behind it', () => {
    const around = fc.string({ unit: 'binary', maxLength: 10 })
    fc.assert(
      fc.property(around, keyText, around, (before, { text }, after) => {
        const redacted = redactKeys(`${before}${text.reveal()}${after}`)
        const secret = text.reveal().slice(-38, -6)
        expect(redacted).not.toContain(secret)
        expect(redacted).toContain('_…')
      }),
    )
  })

  it.each(['%20', '%3D', '%2F', 'A', '0', '_', 'key=', '"', '\\n'])('after %s', (before) => {
    const { text } = createKeyText('shop_live', (bytes) => randomFillSync(bytes))
    expect(redactKeys(before + text.reveal())).toBe(`${before}shop_live_…`)
    const encoded = text.reveal().replaceAll('_', '%5f')
    expect(redactKeys(before + encoded)).toBe(`${before}shop%5flive_…`)
  })

  it.each(['', ' ', 'Bearer ', 'token=', '"', '\\n', 'x', '%3D'])(
    'takes tokens, after %j',
    (before) => {
      const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url')
      const header = part({ typ: 'at+jwt', alg: 'EdDSA', kid: 'abcdefabcdef' })
      const claims = part({ iss: 'https://keyward.example.com', sub: 'key_AbCdEfGhIjKl' })
      for (const end of ['', '.', `.${'s'.repeat(86)}`]) {
        expect(redactKeys(`${before}${header}.${claims}${end} 200`)).toBe(`${before}eyJ… 200`)
      }
    },
  )

  it('leaves what is no key', () => {
    const text = 'GET /v1/users/key_AbCdEfGhIjKl shop_live_AbCdEfGhIjKl… 200 4ms request_id=abc'
    expect(redactKeys(text)).toBe(text)
  })
})
