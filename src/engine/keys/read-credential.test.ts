import { describe, expect, it } from 'vitest'
import { readCredential } from './read-credential.ts'

const one = (text: string, field: string, needsProof = false) => ({
  kind: 'one',
  text,
  field,
  needsProof,
})

describe('readCredential', () => {
  it('reads X-API-Key and Authorization: Bearer, whatever the case of names and scheme', () => {
    expect(readCredential(['X-API-Key', 'abc'])).toEqual(one('abc', 'x-api-key'))
    expect(readCredential(['x-api-KEY', ' abc '])).toEqual(one('abc', 'x-api-key'))
    expect(readCredential(['Authorization', 'bearer  abc'])).toEqual(one('abc', 'authorization'))
  })

  it('knows a token that needs a proof by its scheme', () => {
    const bound = one('abc', 'authorization', true)
    expect(readCredential(['Authorization', 'DPoP abc'])).toEqual(bound)
    expect(readCredential(['authorization', 'dpop  abc', 'DPoP', 'x'])).toEqual(bound)
    expect(readCredential(['Authorization', 'DPoPabc'])).toEqual({ kind: 'none' })
    expect(readCredential(['DPoP', 'abc'])).toEqual({ kind: 'none' })
  })

  it('finds none where there is none', () => {
    expect(readCredential([])).toEqual({ kind: 'none' })
    expect(readCredential(['Authorization', 'Basic YTpi'])).toEqual({ kind: 'none' })
    expect(readCredential(['Authorization', 'Bearerabc'])).toEqual({ kind: 'none' })
    expect(readCredential(['X-Api-Keys', 'abc', 'Cookie', 'a=b'])).toEqual({ kind: 'none' })
  })

  it('takes an empty field as a credential that is empty', () => {
    expect(readCredential(['X-API-Key', ''])).toEqual(one('', 'x-api-key'))
    expect(readCredential(['Authorization', 'Bearer'])).toEqual(one('', 'authorization'))
  })

  it.each([
    ['two fields of one name', ['X-API-Key', 'a', 'x-api-key', 'b']],
    ['the same key twice', ['X-API-Key', 'a', 'X-API-Key', 'a']],
    ['both fields', ['X-API-Key', 'a', 'Authorization', 'Bearer a']],
    ['both fields, the other way round', ['Authorization', 'Bearer a', 'X-API-Key', 'a']],
    ['a key beside a token', ['X-API-Key', 'a', 'Authorization', 'DPoP a']],
    ['both schemes', ['Authorization', 'Bearer a', 'Authorization', 'DPoP a']],
    ['both schemes in one field', ['Authorization', 'DPoP a, Bearer a']],
    ['two Authorization fields', ['Authorization', 'Bearer a', 'Authorization', 'Bearer b']],
    [
      'a second Authorization of another scheme',
      ['Authorization', 'Basic a', 'Authorization', 'Bearer b'],
    ],
    ['fields that a proxy joined', ['X-API-Key', 'a, b']],
    ['an empty one beside a full one', ['X-API-Key', '', 'X-API-Key', 'a']],
  ])('never chooses between credentials: %s', (_what, rawHeaders) => {
    expect(readCredential(rawHeaders)).toEqual({ kind: 'several' })
  })
})
