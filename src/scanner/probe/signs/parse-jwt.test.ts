import { describe, expect, it } from 'vitest'
import { encodeJwtPart, parseJwt } from './parse-jwt.ts'

describe('parseJwt', () => {
  it('reads header and claims, with and without a signature', () => {
    const body = `${encodeJwtPart({ alg: 'HS256' })}.${encodeJwtPart({ sub: 'ann' })}`
    expect(parseJwt(`${body}.abc`)).toMatchObject({
      header: { alg: 'HS256' },
      claims: { sub: 'ann' },
    })
    expect(parseJwt(`${body}.`)?.parts[2]).toBe('')
  })

  it.each(['', 'a.b.c', 'shop_live_abc', '..', `${encodeJwtPart([])}.${encodeJwtPart({})}.x`])(
    'takes %j for none',
    (text) => {
      expect(parseJwt(text)).toBeNull()
    },
  )
})
