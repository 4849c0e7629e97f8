/** Attack: a key of one API is tried on another, and what it learns there. */
import { createHash } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import {
  createTestApi,
  createTestKey,
  openTestEngine,
  verdictOf,
  verify,
} from '../../../test/engine/open-test-engine.ts'
import { SecretText } from '../../base/secret-text.ts'
import { BUILTIN_API_ID } from '../apis/api-record.ts'
import { ensureBuiltinApi } from '../apis/builtin-api.ts'
import { importKeys } from '../import/import-keys.ts'
import type { ImportedCredential } from '../import/import-row.ts'
import { LOCAL_OPERATOR } from '../principal.ts'
import { createRole } from '../roles/create-role.ts'
import { createKeyText } from './key-format.ts'
import { recordExposure } from './record-exposure.ts'

async function openTwoApis() {
  const opened = openTestEngine()
  await createTestApi(opened.engine, 'shop')
  await createTestApi(opened.engine, 'bank')
  return opened
}

const raw = (text: string): ImportedCredential => ({ kind: 'raw', text: new SecretText(text) })
const sha256 = (text: string): ImportedCredential => ({
  kind: 'hash',
  algorithm: 'sha256',
  hash: createHash('sha256').update(text).digest('hex'),
})

describe('a key of another API', () => {
  it('is answered exactly as one that does not exist', async () => {
    const { engine } = await openTwoApis()
    const { text } = await createTestKey(engine, 'shop', { scopes: ['*:*'] })
    const { text: unknown } = createKeyText('shop_live', engine.fillRandom)
    const asked = { scopes: ['read:users'] }
    const nothing = await verify(engine, 'bank', unknown.reveal(), asked)
    expect(nothing).toMatchObject({ allowed: false, code: 'not_found', key: null })
    expect(await verify(engine, 'bank', text, asked)).toEqual(nothing)
  })

  it('stays unknown there once it is warm at home, and the other way round', async () => {
    const { engine } = await openTwoApis()
    const { text } = await createTestKey(engine, 'shop')
    for (let round = 0; round < 3; round++) {
      expect(await verdictOf(engine, 'shop', text)).toBe('allowed')
      expect(await verdictOf(engine, 'bank', text)).toBe('not_found')
    }
  })

  it.each(['revoked', 'disabled', 'expired'])(
    'does not tell there that it is %s',
    async (state) => {
      const { engine, clock } = await openTwoApis()
      const nowMs = clock.nowMs()
      const { key, text } = await createTestKey(engine, 'shop', {
        enabled: state !== 'disabled',
        expiresAtMs: state === 'expired' ? nowMs : null,
      })
      const revoked = { ...key, revokedAtMs: nowMs, version: 2 }
      if (state === 'revoked') await engine.storage.updateKey(revoked)
      expect(await verdictOf(engine, 'shop', text)).toBe(state)
      expect(await verdictOf(engine, 'bank', text)).toBe('not_found')
    },
  )

  it('spends nothing and is counted nowhere', async () => {
    const { engine } = await openTwoApis()
    const { key, text } = await createTestKey(engine, 'shop', {
      rateLimits: [{ name: 'one', limit: 1, windowMs: 60_000, per: 'key' }],
    })
    await verify(engine, 'bank', text)
    expect(engine.usage.findPending(key.id)).toBeUndefined()
    expect(await verdictOf(engine, 'shop', text)).toBe('allowed')
  })

  it('cannot be marked as exposed from there', async () => {
    const { engine } = await openTwoApis()
    const { key, text } = await createTestKey(engine, 'shop')
    expect(await recordExposure(engine, 'bank', text, 'query')).toBeUndefined()
    expect((await engine.storage.findKey(key.id))?.exposedAtMs).toBeNull()
    expect((await recordExposure(engine, 'shop', text, 'query'))?.exposedIn).toBe('query')
  })

  it('does not open the management API', async () => {
    const { engine } = await openTwoApis()
    await ensureBuiltinApi(engine)
    const { text } = await createTestKey(engine, 'shop', { scopes: ['*:*'] })
    expect(await verdictOf(engine, BUILTIN_API_ID, text)).toBe('not_found')
  })
})

describe('an imported key', () => {
  it.each([
    ['in the clear', raw],
    ['as a SHA-256', sha256],
  ])('that came %s opens only the API it was imported into', async (_how, toCredential) => {
    const { engine } = await openTwoApis()
    const text = 'an-old-key-of-the-shop'
    const other = 'an-old-key-of-the-bank'
    for (const [apiId, key] of [
      ['shop', text],
      ['bank', other],
    ] as const) {
      const rows = [{ credential: toCredential(key), settings: {} }]
      const request = { apiId, rows, hmacSecret: null, dryRun: false }
      expect(await importKeys(engine, LOCAL_OPERATOR, request)).toMatchObject({ imported: 1 })
    }
    for (let round = 0; round < 3; round++) {
      expect(await verdictOf(engine, 'shop', text)).toBe('allowed')
      expect(await verdictOf(engine, 'bank', other)).toBe('allowed')
      expect(await verdictOf(engine, 'bank', text)).toBe('malformed')
      expect(await verdictOf(engine, 'shop', other)).toBe('malformed')
    }
  })

  it('with the same text in two APIs is two keys with rights of their own', async () => {
    const { engine } = await openTwoApis()
    const text = 'the-same-old-key-in-both'
    for (const [apiId, scope] of [
      ['shop', 'read:users'],
      ['bank', 'read:accounts'],
    ] as const) {
      const rows = [{ credential: raw(text), settings: { scopes: [scope] } }]
      await importKeys(engine, LOCAL_OPERATOR, { apiId, rows, hmacSecret: null, dryRun: false })
    }
    for (let round = 0; round < 3; round++) {
      const shop = await verify(engine, 'shop', text, { scopes: ['read:users'] })
      const bank = await verify(engine, 'bank', text, { scopes: ['read:accounts'] })
      expect([shop.allowed, bank.allowed]).toEqual([true, true])
      expect(shop.key?.id).not.toBe(bank.key?.id)
      expect(await verdictOf(engine, 'bank', text, { scopes: ['read:users'] })).toBe(
        'insufficient_scope',
      )
    }
  })

  it('of another API is not taken for one that is there already', async () => {
    const { engine } = await openTwoApis()
    const rows = [{ credential: raw('an-old-key-of-somebody'), settings: {} }]
    const request = { rows, hmacSecret: null, dryRun: false }
    await importKeys(engine, LOCAL_OPERATOR, { ...request, apiId: 'shop' })
    const report = await importKeys(engine, LOCAL_OPERATOR, { ...request, apiId: 'bank' })
    expect(report).toMatchObject({ imported: 1, alreadyImported: 0 })
  })
})

describe('what belongs to an API', () => {
  it('shares no counter of an owner with another API', async () => {
    const { engine } = await openTwoApis()
    const settings = {
      owner: 'acme',
      rateLimits: [{ name: 'one', limit: 1, windowMs: 60_000, per: 'owner' as const }],
      quota: { limit: 1, period: 'day' as const, per: 'owner' as const },
    }
    const shop = await createTestKey(engine, 'shop', settings)
    const bank = await createTestKey(engine, 'bank', settings)
    expect(await verdictOf(engine, 'shop', shop.text)).toBe('allowed')
    expect(await verdictOf(engine, 'bank', bank.text)).toBe('allowed')
    expect(await verdictOf(engine, 'shop', shop.text)).toBe('rate_limited')
  })

  it('lends no role to another API', async () => {
    const { engine } = await openTwoApis()
    const role = { name: 'reader', settings: { description: '', scopes: ['read:users'] } }
    await createRole(engine, LOCAL_OPERATOR, { ...role, apiId: 'shop', idempotency: null })
    await expect(createTestKey(engine, 'bank', { roles: ['reader'] })).rejects.toMatchObject({
      code: 'invalid_request',
    })
  })
})
