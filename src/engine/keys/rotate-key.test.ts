import { describe, expect, it } from 'vitest'
import {
  createTestApi,
  createTestKey,
  openTestEngine,
  verdictOf,
} from '../../../test/engine/open-test-engine.ts'
import { limits } from '../../base/limits.ts'
import { SecretText } from '../../base/secret-text.ts'
import { ensureBuiltinApi } from '../apis/builtin-api.ts'
import type { Engine } from '../engine.ts'
import { importKeys } from '../import/import-keys.ts'
import { GrantSet } from '../policy/grants.ts'
import { LOCAL_OPERATOR, type Principal } from '../principal.ts'
import type { Revocation } from '../revocations/revocation.ts'
import { cancelRotation } from './cancel-rotation.ts'
import { changeKey } from './change-key.ts'
import { finishRotation } from './finish-rotation.ts'
import { getRotation } from './get-rotation.ts'
import type { KeySettings } from './key-settings.ts'
import { revokeKey } from './revoke-key.ts'
import { rotateKey } from './rotate-key.ts'
import { updateKey } from './update-key.ts'

const HOUR_MS = 3_600_000

async function openWithKey(settings: Partial<KeySettings> = {}) {
  const { engine, clock } = openTestEngine()
  await createTestApi(engine, 'shop')
  const { key, text } = await createTestKey(engine, 'shop', settings)
  return { engine, clock, id: key.id, key, old: text }
}

async function rotate(engine: Engine, id: string, graceMs: number | null) {
  const rotated = await rotateKey(engine, LOCAL_OPERATOR, id, { graceMs })
  return { ...rotated, text: rotated.secret?.reveal() ?? '' }
}

const codeOf = (promise: Promise<unknown>) =>
  promise.then(
    () => 'done',
    (error: { code?: string }) => error.code,
  )

describe('rotateKey', () => {
  it('keeps the id, and lets old and new secret work until the grace is over', async () => {
    const { engine, clock, id, old } = await openWithKey()
    const { key, text, previousEndsAtMs } = await rotate(engine, id, HOUR_MS)
    expect([key.id, previousEndsAtMs]).toEqual([id, clock.nowMs() + HOUR_MS])
    expect(text).not.toBe(old)
    expect(text).toContain(id.slice('key_'.length))
    clock.advanceMs(HOUR_MS - 1)
    expect(await verdictOf(engine, 'shop', old)).toBe('allowed')
    expect(await verdictOf(engine, 'shop', text)).toBe('allowed')
    clock.advanceMs(1)
    expect(await verdictOf(engine, 'shop', old)).toBe('not_found')
    expect(await verdictOf(engine, 'shop', text)).toBe('allowed')
  })

  it('ends the old secret at once with a grace of 0, warm as it is', async () => {
    const { engine, id, old } = await openWithKey()
    expect(await verdictOf(engine, 'shop', old)).toBe('allowed')
    const { text } = await rotate(engine, id, 0)
    expect(await verdictOf(engine, 'shop', old)).toBe('not_found')
    expect(await verdictOf(engine, 'shop', text)).toBe('allowed')
  })

  it('takes the grace of the API when none is named', async () => {
    const { engine, clock } = openTestEngine()
    await createTestApi(engine, 'shop', {
      keyPolicy: { ...(await policyOf(engine)), rotationGraceMs: 5_000 },
    })
    const { key } = await createTestKey(engine, 'shop')
    const { previousEndsAtMs } = await rotate(engine, key.id, null)
    expect(previousEndsAtMs).toBe(clock.nowMs() + 5_000)
  })

  it('never lets a secret live longer than the key', async () => {
    const { engine, clock } = openTestEngine()
    await createTestApi(engine, 'shop')
    const expiresAtMs = clock.nowMs() + 1_000
    const { key, text: old } = await createTestKey(engine, 'shop', { expiresAtMs })
    const { key: rotated, text, previousEndsAtMs } = await rotate(engine, key.id, HOUR_MS)
    expect([rotated.expiresAtMs, previousEndsAtMs]).toEqual([expiresAtMs, expiresAtMs])
    clock.advanceMs(1_000)
    expect(await verdictOf(engine, 'shop', text)).toBe('expired')
    expect(await verdictOf(engine, 'shop', old)).not.toBe('allowed')
    expect(await codeOf(rotate(engine, key.id, 0))).toBe('conflict')
  })

  it('never lets a secret that is ending live longer by rotating again', async () => {
    const { engine, clock, id, old } = await openWithKey()
    await rotate(engine, id, 1_000)
    await rotate(engine, id, HOUR_MS)
    clock.advanceMs(1_000)
    expect(await verdictOf(engine, 'shop', old)).toBe('not_found')
  })

  it('shares rate limit and quota between both secrets', async () => {
    const { engine, id, old } = await openWithKey({
      rateLimits: [{ name: 'default', limit: 3, windowMs: 60_000, per: 'key' }],
      quota: { limit: 100, period: 'total', per: 'key' },
    })
    expect(await verdictOf(engine, 'shop', old)).toBe('allowed')
    const { text } = await rotate(engine, id, HOUR_MS)
    const verdicts = []
    for (const each of [text, old, text, old]) verdicts.push(await verdictOf(engine, 'shop', each))
    expect(verdicts).toEqual(['allowed', 'allowed', 'rate_limited', 'rate_limited'])
  })

  it('lets no more than a few secrets work at once', async () => {
    const { engine, id } = await openWithKey()
    for (let version = 2; version <= limits.liveSecretsMax; version++) {
      await rotate(engine, id, HOUR_MS)
    }
    expect(await codeOf(rotate(engine, id, HOUR_MS))).toBe('conflict')
  })

  it('keeps a bounded history of ended secrets', async () => {
    const { engine, id } = await openWithKey()
    for (let count = 0; count < 20; count++) await rotate(engine, id, 0)
    const key = await engine.storage.findKey(id)
    expect(key?.secrets).toHaveLength(limits.endedSecretsKeptMax + 1)
    expect(key?.secrets.at(-1)?.version).toBe(21)
  })

  it('refuses a revoked key, and a grace that is none', async () => {
    const { engine, id } = await openWithKey()
    for (const graceMs of [-1, 0.5, Number.NaN, Infinity, limits.rotationGraceMsMax + 1]) {
      expect(await codeOf(rotate(engine, id, graceMs))).toBe('invalid_request')
    }
    await revokeKey(engine, LOCAL_OPERATOR, id, null)
    expect(await codeOf(rotate(engine, id, 0))).toBe('conflict')
    expect(await codeOf(rotate(engine, 'key_000000000000', 0))).toBe('key_not_found')
  })

  it('gives an imported key its own form; the old text works on for the grace', async () => {
    const { engine, clock } = openTestEngine()
    await createTestApi(engine, 'shop')
    const old = 'legacy-key-of-the-web-shop-2021'
    const rows = [{ credential: { kind: 'raw' as const, text: new SecretText(old) }, settings: {} }]
    const request = { apiId: 'shop', rows, hmacSecret: null, dryRun: false }
    const report = await importKeys(engine, LOCAL_OPERATOR, request)
    const { key, text } = await rotate(engine, report.rows[0]?.keyId ?? '', HOUR_MS)
    expect([key.imported, key.hint]).toEqual([false, `shop_live_${key.id.slice(4)}…`])
    expect(await verdictOf(engine, 'shop', old)).toBe('allowed')
    expect(await verdictOf(engine, 'shop', text)).toBe('allowed')
    clock.advanceMs(HOUR_MS)
    expect(await verdictOf(engine, 'shop', old)).not.toBe('allowed')
    expect(await verdictOf(engine, 'shop', text)).toBe('allowed')
  })

  it('lets two rotations at once both make a secret that works', async () => {
    const { engine, id, old } = await openWithKey()
    const made = await Promise.all([rotate(engine, id, HOUR_MS), rotate(engine, id, HOUR_MS)])
    for (const { text } of made) expect(await verdictOf(engine, 'shop', text)).toBe('allowed')
    expect(await verdictOf(engine, 'shop', old)).toBe('allowed')
  })
})

async function policyOf(engine: Engine) {
  await createTestApi(engine, 'other')
  const source = await engine.storage.findApi('other')
  if (source === undefined) throw new Error('the API was made')
  return source.api.keyPolicy
}

describe('an admin who may do less than the key', () => {
  it('does not learn its secret by rotating it', async () => {
    const { engine } = openTestEngine()
    await ensureBuiltinApi(engine)
    const { key } = await createTestKey(engine, 'keyward', { scopes: ['*:*'] })
    const grants = new GrantSet([{ scope: 'write:keys', role: null }])
    const narrow: Principal = { id: 'key_narrow', grants, address: null, requestId: null }
    expect(await codeOf(rotateKey(engine, narrow, key.id, { graceMs: 0 }))).toBe('scope_escalation')
  })
})

describe('finishing and cancelling', () => {
  it('finish ends the old secret now', async () => {
    const { engine, id, old } = await openWithKey()
    const { text } = await rotate(engine, id, HOUR_MS)
    await finishRotation(engine, LOCAL_OPERATOR, id)
    expect(await verdictOf(engine, 'shop', old)).toBe('not_found')
    expect(await verdictOf(engine, 'shop', text)).toBe('allowed')
    expect(await codeOf(finishRotation(engine, LOCAL_OPERATOR, id))).toBe('conflict')
  })

  it('cancel ends the new secret now, and the old one has no end any more', async () => {
    const { engine, clock, id, old } = await openWithKey()
    const { text } = await rotate(engine, id, HOUR_MS)
    await cancelRotation(engine, LOCAL_OPERATOR, id)
    clock.advanceMs(2 * HOUR_MS)
    expect(await verdictOf(engine, 'shop', old)).toBe('allowed')
    expect(await verdictOf(engine, 'shop', text)).toBe('not_found')
    const { text: next } = await rotate(engine, id, 0)
    expect(await verdictOf(engine, 'shop', next)).toBe('allowed')
    expect(await verdictOf(engine, 'shop', old)).toBe('not_found')
  })

  it('cancel does not bring back a secret that is over', async () => {
    const { engine, id } = await openWithKey()
    await rotate(engine, id, 0)
    expect(await codeOf(cancelRotation(engine, LOCAL_OPERATOR, id))).toBe('conflict')
  })

  it('does not lengthen a secret that ends because it leaked', async () => {
    const { engine, clock, id, old } = await openWithKey()
    await changeKey(engine, LOCAL_OPERATOR, id, ({ secrets }, nowMs) => ({
      action: 'key.rotation_due',
      changes: { secrets: secrets.map((each) => ({ ...each, expiresAtMs: nowMs + 1_000 })) },
    }))
    expect((await getRotation(engine, id)).state).toBe('leaked')
    const { text } = await rotate(engine, id, HOUR_MS)
    clock.advanceMs(1_000)
    expect(await verdictOf(engine, 'shop', old)).toBe('not_found')
    expect(await verdictOf(engine, 'shop', text)).toBe('allowed')
  })
})

describe('what a rotation leaves behind', () => {
  it('is one event without digests, and a revocation for tokens of the old secret', async () => {
    const { engine, clock, id } = await openWithKey()
    await rotate(engine, id, HOUR_MS)
    const events = await engine.storage.listAuditEvents(
      { targetId: id },
      { cursor: null, size: 10 },
    )
    expect(events.items.map(({ action }) => action)).toEqual(['key.rotated', 'key.created'])
    expect(JSON.stringify(events.items)).not.toContain('digest')
    expect(await engine.storage.readRevocations(0, 10)).toMatchObject([
      { keyId: id, reason: 'rotated', secretVersionMax: 1, effectiveAtMs: clock.nowMs() + HOUR_MS },
    ])
  })

  it('does not void what the old secret is used for after the rotation was cancelled', async () => {
    const { engine, clock, id } = await openWithKey()
    await rotate(engine, id, HOUR_MS)
    clock.advanceMs(1_000)
    await cancelRotation(engine, LOCAL_OPERATOR, id)
    const told = await engine.storage.readRevocations(1, 10)
    const nowMs = clock.nowMs()
    expect(told).toMatchObject([
      { secretVersionMax: 1, effectiveAtMs: told[0]?.forgetAtMs },
      { secretVersionMax: 2, effectiveAtMs: nowMs, issuedBeforeMs: nowMs + 1 },
    ])
    const { text } = await rotate(engine, id, 0)
    expect(await verdictOf(engine, 'shop', text)).toBe('allowed')
    expect((await engine.storage.readRevocations(3, 10)).map(toEnd)).toEqual([[1, nowMs, null]])
  })

  it('says that narrowed, disabled and revoked keys void their tokens', async () => {
    const { engine, id } = await openWithKey({ scopes: ['read:users', 'read:posts'] })
    await updateKey(engine, LOCAL_OPERATOR, id, { scopes: ['read:users'] })
    await updateKey(engine, LOCAL_OPERATOR, id, { scopes: ['read:users', 'read:orders'] })
    await updateKey(engine, LOCAL_OPERATOR, id, { enabled: false })
    await revokeKey(engine, LOCAL_OPERATOR, id, 'gone')
    const revocations = await engine.storage.readRevocations(0, 10)
    expect(revocations.map(({ reason }) => reason)).toEqual(['changed', 'disabled', 'revoked'])
  })
})

function toEnd({ secretVersionMax, effectiveAtMs, issuedBeforeMs }: Revocation) {
  return [secretVersionMax, effectiveAtMs, issuedBeforeMs]
}
