import { type InnerList, parseDictionary } from 'structured-headers'
import { describe, expect, it } from 'vitest'
import { DENIAL_CODES, deny } from '../engine/keys/decision.ts'
import type { KeyRecord } from '../engine/keys/key-record.ts'
import { createDenialError, createSignatureError } from './denial-error.ts'

const key = { id: 'key_AAAAAAAAAAAA' } as KeyRecord

describe('createDenialError', () => {
  it('answers 401, 403 and 429 as DESIGN §5 says', () => {
    const statuses = Object.fromEntries(
      DENIAL_CODES.map((code) => [code, createDenialError('shop', deny(code, key), 0).status]),
    )
    expect(statuses).toEqual({
      malformed: 401,
      not_found: 401,
      revoked: 401,
      disabled: 401,
      not_yet_valid: 401,
      expired: 401,
      address_not_allowed: 403,
      insufficient_scope: 403,
      rate_limited: 429,
      quota_exceeded: 429,
    })
  })

  it('tells strangers the same whether the key is malformed or unknown', () => {
    const told = (code: 'malformed' | 'not_found') => createDenialError('shop', deny(code, null), 0)
    expect(told('malformed').details).toEqual(told('not_found').details)
    expect(told('malformed').details.members).toBeUndefined()
  })

  it('tells the holder of the secret what is missing, by RFC 6750', () => {
    const { details } = createDenialError(
      'shop',
      deny('insufficient_scope', key, ['read:users']),
      0,
    )
    expect(details.members).toEqual({
      code: 'insufficient_scope',
      keyId: key.id,
      missing: ['read:users'],
    })
    expect(details.headers?.['www-authenticate']).toBe(
      'Bearer realm="shop", error="insufficient_scope", scope="read:users"',
    )
  })

  it('says what has to be signed in a form that can be read (RFC 9421 §5.1)', () => {
    const fieldOf = (method: string) =>
      createSignatureError('shop', method).details.headers?.['accept-signature'] ?? ''
    const read = (method: string) => {
      const [components, parameters] = parseDictionary(fieldOf(method)).get('sig') as InnerList
      return [components.map(([name]) => name), Object.fromEntries(parameters)]
    }
    const places = ['@method', '@authority', '@path', '@query']
    const asked = { created: true, alg: 'ed25519' }
    expect(read('GET')).toEqual([places, asked])
    expect(read('POST')).toEqual([[...places, 'content-digest'], asked])
    const wrongKey = createDenialError('shop', deny('not_found', null), 0)
    const { detail, headers } = createSignatureError('shop', 'GET').details
    expect([detail, headers?.['www-authenticate']]).toEqual([
      wrongKey.details.detail,
      wrongKey.details.headers?.['www-authenticate'],
    ])
  })

  it('says how long to wait, at least a second', () => {
    const limited = { ...deny('rate_limited', key), retryAfterMs: 10 }
    expect(createDenialError('shop', limited, 0).details.headers?.['retry-after']).toBe('1')
    const never = { ...deny('quota_exceeded', key), retryAfterMs: null }
    expect(createDenialError('shop', never, 0).details.headers?.['retry-after']).toBeUndefined()
  })
})
