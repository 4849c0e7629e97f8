import { describe, expect, it } from 'vitest'
import { hashed, importRows, row, sha256 } from '../../../test/engine/import-rows.ts'
import {
  createTestApi,
  createTestKey,
  openTestEngine,
  verify,
} from '../../../test/engine/open-test-engine.ts'
import { DAY_MS } from '../../base/units.ts'
import { ensureBuiltinApi } from '../apis/builtin-api.ts'
import { DEFAULT_KEY_POLICY } from '../apis/key-policy.ts'
import { updateApi } from '../apis/update-api.ts'
import type { Engine } from '../engine.ts'
import type { KeySettings } from '../keys/key-settings.ts'
import { quarantineKey } from '../keys/quarantine-key.ts'
import { recordExposure } from '../keys/record-exposure.ts'
import { revokeKey } from '../keys/revoke-key.ts'
import { rotateKey } from '../keys/rotate-key.ts'
import { updateKey } from '../keys/update-key.ts'
import { LOCAL_OPERATOR } from '../principal.ts'
import { createRole } from '../roles/create-role.ts'
import { updateRole } from '../roles/update-role.ts'
import { reviewKeys } from './review-keys.ts'

const OWNED = { owner: 'billing' }

async function open() {
  const { engine, clock } = openTestEngine()
  await createTestApi(engine, 'shop')
  const inOneYear = () => ({ expiresAtMs: clock.nowMs() + 365 * DAY_MS })
  return {
    engine,
    clock,
    create: (settings: Partial<KeySettings>) =>
      createTestKey(engine, 'shop', { ...OWNED, ...inOneYear(), ...settings }),
    pass: (days: number) => clock.advanceMs(days * DAY_MS),
  }
}

async function reviewOf(engine: Engine, keyId: string, days = 90) {
  const { worst } = await reviewKeys(engine, { keyId, days, count: 1 })
  const [found] = worst
  if (found === undefined) throw new Error('the key was not reviewed')
  const kinds = found.findings.map(({ kind }) => kind)
  return { ...found, kinds, ...found.narrowing }
}

const use = (engine: Engine, text: string, ...scopes: string[]) =>
  verify(engine, 'shop', text, { scopes, address: '192.0.2.1' })

describe('reviewKeys: what the scopes of a key were used for', () => {
  it('proposes those that were used, and names the concrete ones behind a wildcard', async () => {
    const { engine, create, pass } = await open()
    const { key, text } = await create({ scopes: ['read:*', 'write:users', 'delete:users'] })
    pass(91)
    await use(engine, text, 'read:users')
    await use(engine, text, 'read:posts', 'write:users')
    const { kinds, proposal, grants, findings } = await reviewOf(engine, key.id)
    expect(kinds).toEqual(['unused_scopes'])
    expect(findings[0]?.seen).toBe('1 of 3 grants was not used; 1 gives more than was used.')
    expect(proposal).toEqual({ scopes: ['read:posts', 'read:users', 'write:users'], roles: [] })
    expect(grants).toMatchObject([
      { held: 'read:*', used: ['read:posts', 'read:users'] },
      { held: 'write:users', used: ['write:users'] },
      { held: 'delete:users', used: [] },
    ])
  })

  it('finds nothing when all was used, and says why there is no proposal otherwise', async () => {
    const { engine, create, pass } = await open()
    const used = await create({ scopes: ['read:users'] })
    const silent = await create({ scopes: ['read:users'] })
    const rest = await create({ scopes: ['read:users'] })
    pass(91)
    await use(engine, used.text, 'read:users')
    await use(engine, silent.text)
    expect((await reviewOf(engine, used.key.id)).reason).toBe('nothing_unused')
    expect((await reviewOf(engine, silent.key.id)).reason).toBe('scopes_not_named')
    expect((await reviewOf(engine, rest.key.id)).reason).toBe('not_used')
  })

  it('proposes nothing while the key is younger than the period', async () => {
    const { engine, create, pass } = await open()
    const { key, text } = await create({ scopes: ['read:users', 'write:users'] })
    pass(89)
    await use(engine, text, 'read:users')
    expect(await reviewOf(engine, key.id)).toMatchObject({
      kinds: [],
      proposal: null,
      reason: 'history_too_short',
    })
    expect((await reviewOf(engine, key.id, 80)).proposal).toEqual({
      scopes: ['read:users'],
      roles: [],
    })
  })

  it('proposes nothing when there was use that no count by scope tells', async () => {
    const { engine, create, pass } = await open()
    const { key, text } = await create({ scopes: ['read:users', 'write:users'] })
    pass(91)
    await use(engine, text, 'read:users')
    await engine.usage.flush()
    const { id: keyId, apiId } = key
    const lost = { keyId, apiId, allowed: 1, denied: 0, lastUsedAtMs: key.createdAtMs }
    const none = { counts: [], sightings: [], forgotten: [], secretUses: [] }
    await engine.storage.addUsage([{ ...lost, ...none }])
    expect((await reviewOf(engine, key.id)).reason).toBe('history_too_short')
  })

  it('keeps what was granted, or whose role was changed, in the period', async () => {
    const { engine, create, pass } = await open()
    for (const name of ['old', 'changed']) {
      const settings = { description: '', scopes: ['write:posts'] }
      await createRole(engine, LOCAL_OPERATOR, { apiId: 'shop', name, settings, idempotency: null })
    }
    const roles = ['old', 'changed']
    const { key, text } = await create({ scopes: ['read:users', 'read:posts'], roles })
    pass(60)
    const scopes = ['read:users', 'read:posts', 'delete:users']
    await updateKey(engine, LOCAL_OPERATOR, key.id, { scopes })
    await updateRole(engine, LOCAL_OPERATOR, 'shop', 'changed', { scopes: ['write:comments'] })
    pass(60)
    await use(engine, text, 'read:users')
    const { proposal } = await reviewOf(engine, key.id)
    expect(proposal).toEqual({ scopes: ['delete:users', 'read:users'], roles: ['changed'] })
    pass(60)
    await use(engine, text, 'read:users')
    expect((await reviewOf(engine, key.id)).proposal).toEqual({ scopes: ['read:users'], roles: [] })
  })

  it('counts what was refused for its rate, but not what was refused for its scopes', async () => {
    const { engine, create, pass } = await open()
    const one = [{ name: 'one', limit: 1, windowMs: 60_000, per: 'key' as const }]
    const scopes = ['read:users', 'write:users', 'delete:posts']
    const { key, text } = await create({ scopes, rateLimits: one })
    pass(91)
    await use(engine, text, 'read:users')
    await use(engine, text, 'write:users')
    await use(engine, text, 'read:posts', 'delete:posts')
    const { proposal } = await reviewOf(engine, key.id)
    expect(proposal?.scopes).toEqual(['read:users', 'write:users'])
  })
})

describe('reviewKeys: findings', () => {
  it('tells keys that rest, by when they were used last', async () => {
    const { engine, create, pass } = await open()
    const { key: fresh } = await create({})
    const dormant = await create({})
    await use(engine, dormant.text)
    pass(13)
    expect((await reviewOf(engine, fresh.id)).kinds).toEqual([])
    pass(1)
    expect((await reviewOf(engine, fresh.id)).kinds).toEqual(['never_used'])
    pass(76)
    expect((await reviewOf(engine, dormant.key.id)).kinds).toEqual([])
    pass(1)
    expect(await reviewOf(engine, dormant.key.id)).toMatchObject({
      kinds: ['dormant'],
      findings: [{ severity: 'medium', seen: expect.stringContaining('91 days ago') }],
    })
  })

  it('tells missing owners and ends, and ends that are near', async () => {
    const { engine, create, clock } = await open()
    const { key } = await create({ owner: null, expiresAtMs: null })
    expect((await reviewOf(engine, key.id)).kinds).toEqual(['no_expiry', 'no_owner'])
    const soon = await create({ expiresAtMs: clock.nowMs() + 14 * DAY_MS })
    expect((await reviewOf(engine, soon.key.id)).kinds).toEqual(['expiring'])
  })

  it('tells what the policy of the API does not allow', async () => {
    const { engine, create, pass } = await open()
    const { key } = await create({})
    const keyPolicy = {
      ...DEFAULT_KEY_POLICY,
      maxLifetimeMs: 30 * DAY_MS,
      rotateEveryMs: 10 * DAY_MS,
    }
    await updateApi(engine, LOCAL_OPERATOR, 'shop', { keyPolicy })
    pass(11)
    expect((await reviewOf(engine, key.id)).kinds).toEqual(['rotation_overdue'])
    pass(20)
    const { kinds } = await reviewOf(engine, key.id)
    expect(kinds).toEqual(['rotation_overdue', 'over_age', 'never_used'])
    await rotateKey(engine, LOCAL_OPERATOR, key.id, { graceMs: 0 })
    expect((await reviewOf(engine, key.id)).kinds).toEqual(['over_age', 'never_used'])
  })

  it('tells that a secret is presented still when it ended a day before, or longer', async () => {
    const { engine, create, pass } = await open()
    const { key, text } = await create({})
    await rotateKey(engine, LOCAL_OPERATOR, key.id, { graceMs: 0 })
    await verify(engine, 'shop', text, { address: '10.0.0.4' })
    expect((await reviewOf(engine, key.id)).kinds).toEqual([])
    pass(1)
    await verify(engine, 'shop', text, { address: '10.0.0.4' })
    expect(await reviewOf(engine, key.id)).toMatchObject({
      kinds: ['ended_secret'],
      findings: [{ severity: 'medium', seen: expect.stringContaining('still from 10.0.0.4 on') }],
    })
    pass(91)
    expect((await reviewOf(engine, key.id)).kinds).toEqual(['never_used'])
  })

  it('tells an exposed key until its secret is another one', async () => {
    const { engine, create, pass } = await open()
    const { key, text } = await create({})
    await recordExposure(engine, 'shop', text, 'query')
    expect(await reviewOf(engine, key.id)).toMatchObject({
      kinds: ['exposed'],
      findings: [{ severity: 'high' }],
    })
    pass(1)
    await rotateKey(engine, LOCAL_OPERATOR, key.id, { graceMs: DAY_MS })
    expect((await reviewOf(engine, key.id)).kinds).toEqual(['exposed'])
    pass(1)
    expect((await reviewOf(engine, key.id)).kinds).toEqual([])
  })

  it('tells a key that is used from many networks', async () => {
    const { engine, create } = await open()
    const { key, text } = await create({})
    for (let n = 0; n < 8; n++) {
      if (n === 7) expect((await reviewOf(engine, key.id)).kinds).toEqual([])
      await verify(engine, 'shop', text, { address: `192.0.${n}.1` })
    }
    expect(await reviewOf(engine, key.id)).toMatchObject({
      kinds: ['shared_use'],
      findings: [{ seen: 'Used from 8 networks.' }],
    })
  })

  it('tells an imported digest until the key is used', async () => {
    const { engine } = await open()
    const text = 'an-old-key-of-the-shop'
    const credential = hashed('sha256', sha256(text).digest('hex'))
    const { rows } = await importRows(engine, [row(credential, OWNED)])
    const id = rows[0]?.keyId ?? ''
    expect((await reviewOf(engine, id)).kinds).toEqual(['weak_digest', 'no_expiry'])
    await use(engine, text)
    await expect.poll(async () => (await reviewOf(engine, id)).kinds).toEqual(['no_expiry'])
  })

  it('tells an admin key for everything', async () => {
    const { engine } = await open()
    await ensureBuiltinApi(engine)
    const { key } = await createTestKey(engine, 'keyward', { scopes: ['*:*'], ...OWNED })
    expect((await reviewOf(engine, key.id)).kinds).toEqual(['admin_of_all', 'no_expiry'])
  })

  it('looks only at keys that work, and has the worst first', async () => {
    const { engine, create, clock } = await open()
    const low = await create({ owner: null })
    const fine = await create({})
    const worse = await create({ owner: null, expiresAtMs: null })
    const bad = await create({})
    await recordExposure(engine, 'shop', bad.text, 'query')
    const gone = await create({ owner: null })
    await revokeKey(engine, LOCAL_OPERATOR, gone.key.id, null)
    const stopped = await create({ owner: null })
    await quarantineKey(engine, LOCAL_OPERATOR, stopped.key.id, 'test')
    await create({ owner: null, enabled: false })
    const later = await create({ owner: null, notBeforeMs: clock.nowMs() + DAY_MS })
    const review = await reviewKeys(engine, { apiId: 'shop', days: 90, count: 10 })
    const ids = review.worst.map(({ key }) => key.id)
    expect(ids.slice(0, 2)).toEqual([bad.key.id, worse.key.id])
    expect(ids.slice(2).sort()).toEqual([low.key.id, later.key.id].sort())
    expect(ids).not.toContain(fine.key.id)
    expect(review).toMatchObject({ reviewed: 5, withFindings: 4 })
    expect(Object.fromEntries(review.counts)).toEqual({ exposed: 1, no_expiry: 1, no_owner: 3 })
    const two = await reviewKeys(engine, { days: 90, count: 1, kind: 'no_owner' })
    expect(two.worst.map(({ key }) => key.id)).toEqual([worse.key.id])
  })

  it('refuses an API or a key that is not there', async () => {
    const { engine } = await open()
    const asked = { days: 90, count: 1 }
    await expect(reviewKeys(engine, { ...asked, apiId: 'none' })).rejects.toMatchObject({
      code: 'api_not_found',
    })
    await expect(reviewKeys(engine, { ...asked, keyId: 'key_1' })).rejects.toMatchObject({
      code: 'key_not_found',
    })
  })
})
