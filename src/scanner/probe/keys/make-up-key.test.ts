import { randomBytes } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { sampleKeys } from '../sample-api.ts'
import { makeUpKey } from './make-up-key.ts'

const { first = '' } = sampleKeys

describe('makeUpKey', () => {
  it.each([
    ['keeps the prefix', first, /^shop_live_[A-Za-z0-9]{44}$/],
    ['keeps dashes', `sk-${'proj'}-${'Ab3'.repeat(9)}`, /^sk-proj-(?:[A-Z][a-z][0-9]){9}$/],
    ['stays hexadecimal', 'a1b2c3d4'.repeat(4), /^[0-9a-f]{32}$/],
    [
      'stays a UUID',
      '0b8f2c1e-5a53-4f0e-9f0b-6a4c4d1f2e3d',
      /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/,
    ],
    ['stays a pair', `ann:${'sesame'}`, /^[a-z]{3}:[a-z]{6}$/],
    ['stays a number', '123456', /^[0-9]{6}$/],
  ])('%s', (_, key, form) => {
    const made = makeUpKey([key], randomBytes)
    expect(made).toMatch(form)
    expect(made).not.toBe(key)
  })

  it('changes the signature of a token, and not what it says', () => {
    const part = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url')
    const said = `${part({ alg: 'HS256' })}.${part({ sub: 'ann' })}`
    const token = `${said}.${randomBytes(32).toString('base64url')}`
    const made = makeUpKey([token], randomBytes)
    expect(made.startsWith(`${said}.`)).toBe(true)
    expect(made).toHaveLength(token.length)
    expect(made).not.toBe(token)
  })

  it('makes one up when none is given, and never gives back a given one', () => {
    expect(makeUpKey([], randomBytes)).toMatch(/^key_/)
    // A source of randomness that always hits the given key.
    expect(makeUpKey(['aaaa'], (count) => new Uint8Array(count))).not.toBe('aaaa')
  })
})
