import { describe, expect, it } from 'vitest'
import { limits } from '../../base/limits.ts'
import {
  changedApi,
  changedKey,
  changedRole,
  disabledKey,
  keptSecret,
  revokedKey,
  revokedToken,
  rotatedKey,
} from './draft-revocation.ts'

const KEY = { id: 'key_1', apiId: 'shop' }
const NOW_MS = Date.UTC(2026, 0, 15, 12)
const LIFE_MS = limits.tokenLifetimeMsMax + limits.revocationSlackMs

describe('drafts of revocations', () => {
  it('void all tokens of a revoked key for as long as there could be one', () => {
    expect(revokedKey(KEY, NOW_MS)).toEqual({
      atMs: NOW_MS,
      apiId: 'shop',
      keyId: 'key_1',
      role: null,
      jti: null,
      secretVersionMax: null,
      issuedBeforeMs: null,
      effectiveAtMs: NOW_MS,
      forgetAtMs: NOW_MS + LIFE_MS,
      reason: 'revoked',
    })
  })

  it('void the tokens from before of a key that is stopped or may do less', () => {
    const before = { issuedBeforeMs: NOW_MS + 1, effectiveAtMs: NOW_MS }
    expect(disabledKey(KEY, NOW_MS)).toMatchObject({ ...before, reason: 'disabled' })
    expect(changedKey(KEY, NOW_MS)).toMatchObject({ ...before, reason: 'changed' })
  })

  it('void tokens from before of a role that gives less, and of an API that asks more', () => {
    const before = { apiId: 'shop', keyId: null, issuedBeforeMs: NOW_MS + 1, reason: 'changed' }
    const role = { apiId: 'shop', name: 'reader' }
    expect(changedRole(role, NOW_MS)).toMatchObject({ ...before, role: 'reader' })
    expect(changedApi('shop', NOW_MS)).toMatchObject({ ...before, role: null })
  })

  it('end the tokens of an old secret with its grace period', () => {
    const endsAtMs = NOW_MS + 3_600_000
    expect(rotatedKey(KEY, 2, endsAtMs, NOW_MS)).toMatchObject({
      secretVersionMax: 2,
      effectiveAtMs: endsAtMs,
      forgetAtMs: endsAtMs + LIFE_MS,
    })
    expect(rotatedKey(KEY, 2, NOW_MS - 1, NOW_MS).effectiveAtMs).toBe(NOW_MS)
  })

  it('take the end of a secret back in a way that lasts as long as what it takes back', () => {
    const endsAtMs = NOW_MS + 3_600_000
    const rotated = rotatedKey(KEY, 2, endsAtMs, NOW_MS)
    const kept = keptSecret(KEY, 2, endsAtMs, NOW_MS + 1)
    expect(kept.secretVersionMax).toBe(rotated.secretVersionMax)
    expect(kept.forgetAtMs).toBe(rotated.forgetAtMs)
    expect(kept.effectiveAtMs).toBe(kept.forgetAtMs)
  })

  it('tell of one token until it would have ended', () => {
    const token = { jti: 'one', expiresAtMs: NOW_MS + 60_000 }
    expect(revokedToken(KEY, token, NOW_MS)).toMatchObject({
      jti: 'one',
      forgetAtMs: NOW_MS + 60_000 + limits.revocationSlackMs,
      reason: 'token_revoked',
    })
  })
})
