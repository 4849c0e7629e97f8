/** Attack: the holder of one key revokes token after token, so that no others can be revoked. */
import { describe, expect, it } from 'vitest'
import { limits } from '../../base/limits.ts'
import { RevokedTokens } from './revoked-tokens.ts'

describe('a flood of revoked tokens', () => {
  it('takes the room of its own key only, until those tokens end', () => {
    const revoked = new RevokedTokens()
    const max = limits.revokedTokensPerKeyMax
    for (let n = 0; n < max; n++) {
      expect(revoked.isFullFor('key_1', 1)).toBe(false)
      revoked.add(`jti-${n}`, { keyId: 'key_1', untilMs: 1_001 + n }, 1)
    }
    expect([revoked.isFullFor('key_1', 1), revoked.isFullFor('key_2', 1)]).toEqual([true, false])
    revoked.add('other', { keyId: 'key_2', untilMs: 5_000 }, 1)
    expect(revoked.isFullFor('key_1', 1_001)).toBe(false)
    expect(revoked.has({ jti: 'jti-0', via: [] })).toBe(false)
    expect(revoked.has({ jti: 'x', via: ['jti-1'] })).toBe(true)
    expect(revoked.has({ jti: 'other', via: [] })).toBe(true)
  })

  it('never takes more than there is for all', () => {
    const revoked = new RevokedTokens()
    for (let n = 0; n < limits.revokedTokensMax; n++) {
      revoked.add(`jti-${n}`, { keyId: `key_${n % 1_000}`, untilMs: 1_000 }, 1)
    }
    expect(revoked.isFullFor('key_new', 1)).toBe(true)
    expect(revoked.isFullFor('key_new', 1_001)).toBe(false)
  })
})
