import { describe, expect, it } from 'vitest'
import {
  createTestApi,
  createTestKey,
  openTestEngine,
  verdictOf,
} from '../../../test/engine/open-test-engine.ts'
import { limits } from '../../base/limits.ts'
import { updateApi } from '../apis/update-api.ts'
import type { RateLimit } from '../limits/limit-policy.ts'
import { LOCAL_OPERATOR } from '../principal.ts'
import { createRole } from '../roles/create-role.ts'
import { updateRole } from '../roles/update-role.ts'
import type { KeySettings } from './key-settings.ts'
import { updateKey } from './update-key.ts'

const catalogue = (...names: string[]) => names.map((name) => ({ name, description: '' }))

async function openShop() {
  const opened = openTestEngine()
  const { engine } = opened
  await createTestApi(engine, 'shop', { scopes: catalogue('read:users', 'write:users') })
  const role = { name: 'reader', settings: { description: '', scopes: ['read:users'] } }
  await createRole(engine, LOCAL_OPERATOR, { ...role, apiId: 'shop', idempotency: null })
  return { ...opened, ...(await createTestKey(engine, 'shop', { scopes: ['read:users'] })) }
}

const perMinute: RateLimit = { name: 'minute', limit: 10, windowMs: 60_000, per: 'key' }

describe('the settings of a key', () => {
  it.each<[string, Partial<KeySettings>, string]>([
    ['a long name', { name: 'x'.repeat(limits.nameLengthMax + 1) }, '/name'],
    ['a name over two lines', { name: 'a\nb' }, '/name'],
    ['a name that turns the text round', { name: 'a\u202eb' }, '/name'],
    ['an empty owner', { owner: '' }, '/owner'],
    ['an owner outside of ASCII', { owner: 'Zoë' }, '/owner'],
    ['an owner with a line feed', { owner: 'a\nb' }, '/owner'],
    ['what is no scope', { scopes: ['users'] }, '/scopes/0'],
    ['a scope outside of the catalogue', { scopes: ['read:users', 'read:posts'] }, '/scopes/1'],
    ['a wildcard that covers nothing there', { scopes: ['delete:*'] }, '/scopes/0'],
    ['too many scopes', { scopes: Array(201).fill('read:users') }, '/scopes'],
    ['a role that is not there', { roles: ['reader', 'writer'] }, '/roles/1'],
    ['too many roles', { roles: Array(51).fill('reader') }, '/roles'],
    ['an address with bits behind', { addresses: ['10.0.0.1/8'] }, '/addresses/0'],
    ['too many addresses', { addresses: Array(101).fill('10.0.0.0/8') }, '/addresses'],
    ['a limit of none', { rateLimits: [{ ...perMinute, limit: 0 }] }, '/rateLimits/0/limit'],
    ['half a limit', { rateLimits: [{ ...perMinute, limit: 1.5 }] }, '/rateLimits/0/limit'],
    [
      'a window too short',
      { rateLimits: [{ ...perMinute, windowMs: 99 }] },
      '/rateLimits/0/windowMs',
    ],
    [
      'a window too long',
      { rateLimits: [{ ...perMinute, windowMs: 86_400_001 }] },
      '/rateLimits/0/windowMs',
    ],
    ['a limit without a name', { rateLimits: [{ ...perMinute, name: '' }] }, '/rateLimits/0/name'],
    ['two limits of one name', { rateLimits: [perMinute, perMinute] }, '/rateLimits/1/name'],
    ['a quota of none', { quota: { limit: 0, period: 'day', per: 'key' } }, '/quota/limit'],
    [
      'a quota that no number can count',
      { quota: { limit: 2 ** 53, period: 'day', per: 'key' } },
      '/quota/limit',
    ],
    ['an end before the beginning', { notBeforeMs: 2, expiresAtMs: 1 }, '/expiresAt'],
    ['an end that is no number: it would never come', { expiresAtMs: Number.NaN }, '/expiresAt'],
    ['an end that never comes', { expiresAtMs: Number.POSITIVE_INFINITY }, '/expiresAt'],
    ['an end that no calendar knows', { expiresAtMs: 8_640_000_000_000_001 }, '/expiresAt'],
    ['a beginning that is no number', { notBeforeMs: Number.NaN }, '/notBefore'],
    ['half a millisecond', { notBeforeMs: 1.5 }, '/notBefore'],
    ['too much metadata', { metadata: { text: 'x'.repeat(4_096) } }, '/metadata'],
  ])('cannot be %s', async (_what, settings, at) => {
    const { engine, key } = await openShop()
    const refused = { code: 'invalid_request', details: { errors: expect.anything() } }
    for (const trying of [
      createTestKey(engine, 'shop', settings),
      updateKey(engine, LOCAL_OPERATOR, key.id, settings),
    ]) {
      await expect(trying).rejects.toMatchObject(refused)
      const errors = await trying.catch((error) => error.details.errors)
      expect(errors.map((error: { at: string }) => error.at)).toContain(at)
    }
  })

  it('are kept in one form: no scope twice, blocks as they are usually written', async () => {
    const { engine } = await openShop()
    const { key } = await createTestKey(engine, 'shop', {
      scopes: ['read:users', 'write:*', 'read:users'],
      roles: ['reader', 'reader'],
      addresses: ['::ffff:10.0.0.0/104', '2001:DB8::/32'],
    })
    expect(key).toMatchObject({
      scopes: ['read:users', 'write:*'],
      roles: ['reader'],
      addresses: ['10.0.0.0/8', '2001:db8::/32'],
    })
  })
})

describe('updateKey', () => {
  it('leaves what is not named, and counts the version up', async () => {
    const { engine, key, clock } = await openShop()
    clock.advanceMs(5)
    const updated = await updateKey(engine, LOCAL_OPERATOR, key.id, { name: 'ci' })
    expect(updated).toEqual({ ...key, name: 'ci', updatedAtMs: clock.nowMs(), version: 2 })
    expect(await engine.storage.findKey(key.id)).toEqual(updated)
  })

  it('refuses a version that is not the newest', async () => {
    const { engine, key } = await openShop()
    await updateKey(engine, LOCAL_OPERATOR, key.id, { name: 'one' }, 1)
    const late = updateKey(engine, LOCAL_OPERATOR, key.id, { name: 'two' }, 1)
    await expect(late).rejects.toMatchObject({ code: 'conflict' })
  })

  it('can switch off a key whose scope left the catalogue, but not grant that again', async () => {
    const { engine, key, text } = await openShop()
    await updateApi(engine, LOCAL_OPERATOR, 'shop', { scopes: catalogue('write:users') })
    await updateKey(engine, LOCAL_OPERATOR, key.id, { enabled: false })
    expect(await verdictOf(engine, 'shop', text)).toBe('disabled')
    await updateKey(engine, LOCAL_OPERATOR, key.id, { scopes: ['write:users'] })
    const back = updateKey(engine, LOCAL_OPERATOR, key.id, { scopes: ['read:users'] })
    await expect(back).rejects.toMatchObject({ code: 'invalid_request' })
  })

  it('does the same for a role', async () => {
    const { engine } = await openShop()
    await updateApi(engine, LOCAL_OPERATOR, 'shop', { scopes: catalogue('write:users') })
    const update = (changes: object) =>
      updateRole(engine, LOCAL_OPERATOR, 'shop', 'reader', changes)
    expect(await update({ description: 'old' })).toMatchObject({ scopes: ['read:users'] })
    await update({ scopes: ['write:users'] })
    await expect(update({ scopes: ['read:users'] })).rejects.toMatchObject({
      code: 'invalid_request',
    })
  })
})
