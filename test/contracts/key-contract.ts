/** What every storage does with single keys, their secrets and imports. */
import { describe, expect, it } from 'vitest'
import type { KeyRecord } from '../../src/engine/keys/key-record.ts'
import { makeApi, makeImportedKey, makeKey, makeRole, makeSecret, NOW_MS } from './records.ts'
import { listIds, type OpenStorageUnderTest, outcomeOf, useStorage } from './storage-under-test.ts'

/** Every field differs from what `makeKey` gives. */
const FULL: Partial<KeyRecord> = {
  owner: 'acme',
  scopes: ['read:users', 'write:*'],
  roles: ['reader'],
  rateLimits: [{ name: 'burst', limit: 10, windowMs: 1_000, per: 'owner' }],
  quota: { limit: Number.MAX_SAFE_INTEGER, period: 'total', per: 'key' },
  addresses: ['10.0.0.0/8', '2001:db8::/32'],
  metadata: { team: 'a', nested: { list: [1, null, true, 0.5] } },
  enabled: false,
  notBeforeMs: NOW_MS - 1,
  expiresAtMs: NOW_MS + 1,
  exposedAtMs: NOW_MS,
  exposedIn: 'query',
  createdBy: 'key_admin',
  updatedAtMs: NOW_MS + 5,
}

const RENEWED = makeSecret({
  version: 2,
  digest: 'd2'.repeat(32),
  pepperId: 'p2',
  expiresAtMs: NOW_MS + 1,
})

export function testKeys(open: OpenStorageUnderTest): void {
  describe('keys', () => {
    const used = useStorage(open)

    it('gives back what was inserted, every field of it, also after a restart', async () => {
      await used.storage.insertRole(makeRole(), null)
      const plain = makeKey('key_1')
      const full = makeKey('key_2', { ...FULL, secrets: [makeSecret(), RENEWED] })
      const none = makeKey('key_3', { quota: null, rateLimits: [], secrets: [] })
      for (const key of [plain, full, none]) await used.storage.insertKey(key, null)
      for (const restart of [async () => {}, used.reopen]) {
        await restart()
        for (const key of [plain, full, none]) {
          expect(await used.storage.findKey(key.id)).toEqual(key)
        }
      }
    })

    it('does not find what is not there, nor an id in other letters', async () => {
      await used.storage.insertKey(makeKey('key_Ab'), null)
      for (const id of ['key_ab', 'KEY_Ab', 'key_A', 'key_Ab ', 'key_%', '']) {
        expect(await used.storage.findKey(id)).toBeUndefined()
      }
    })

    it('refuses an id that is taken, and keeps the key that has it', async () => {
      const key = makeKey('key_1')
      await used.storage.insertKey(key, null)
      const other = makeKey('key_1', { apiId: 'blog', name: 'other' })
      expect(await outcomeOf(() => used.storage.insertKey(other, null))).toBe('already_exists')
      expect(await used.storage.findKey('key_1')).toEqual(key)
    })

    it('refuses a key of an API or with a role that is not there', async () => {
      const orphan = makeKey('key_1', { apiId: 'gone' })
      expect(await outcomeOf(() => used.storage.insertKey(orphan, null))).toBe('api_not_found')
      await used.storage.insertRole(makeRole({ apiId: 'blog' }), null)
      const foreign = makeKey('key_1', { roles: ['reader'] })
      expect(await outcomeOf(() => used.storage.insertKey(foreign, null))).toBe('role_not_found')
      expect(await used.storage.findKey('key_1')).toBeUndefined()
    })

    it('counts the keys of an API that are not revoked', async () => {
      await used.storage.insertKey(makeKey('key_1'), null)
      await used.storage.insertKey(makeKey('key_2', { enabled: false, expiresAtMs: 1 }), null)
      await used.storage.insertKey(makeKey('key_3', { revokedAtMs: NOW_MS }), null)
      await used.storage.insertKey(makeKey('key_4', { apiId: 'blog' }), null)
      expect(await used.storage.countKeys('shop')).toBe(2)
      expect(await used.storage.countKeys('gone')).toBe(0)
    })
  })
  testKeyUpdates(open)
}

function testKeyUpdates(open: OpenStorageUnderTest): void {
  describe('updates of keys', () => {
    const used = useStorage(open)

    it('writes all fields but the secrets', async () => {
      await used.storage.insertRole(makeRole(), null)
      const key = makeKey('key_1')
      await used.storage.insertKey(key, null)
      const changed = makeKey('key_1', { ...FULL, name: 'new', hint: 'new', version: 2 })
      await used.storage.updateKey({ ...changed, secrets: [RENEWED] })
      expect(await used.storage.findKey('key_1')).toEqual({ ...changed, secrets: key.secrets })
    })

    it('refuses a version that was not seen, a missing key and a change of API', async () => {
      const key = makeKey('key_1', { version: 3 })
      await used.storage.insertKey(key, null)
      for (const version of [1, 2, 3, 5]) {
        const update = () => used.storage.updateKey({ ...key, version, name: 'lost' })
        expect(await outcomeOf(update)).toBe('conflict')
      }
      const moved = { ...key, version: 4, apiId: 'blog' }
      expect(await outcomeOf(() => used.storage.updateKey(moved))).toBe('conflict')
      const missing = makeKey('key_2', { version: 2 })
      expect(await outcomeOf(() => used.storage.updateKey(missing))).toBe('conflict')
      expect(await used.storage.findKey('key_1')).toEqual(key)
    })

    it('refuses a role that is not there, but not for a revoked key', async () => {
      const key = makeKey('key_1')
      await used.storage.insertKey(key, null)
      const update = { ...key, version: 2, roles: ['gone'] }
      expect(await outcomeOf(() => used.storage.updateKey(update))).toBe('role_not_found')
      expect(await used.storage.findKey('key_1')).toEqual(key)
      const revoked = { ...update, revokedAtMs: NOW_MS, revokedReason: 'leaked' }
      await used.storage.updateKey(revoked)
      expect(await used.storage.findKey('key_1')).toEqual(revoked)
    })
  })
}

export function testLookups(open: OpenStorageUnderTest): void {
  describe('look-ups', () => {
    const used = useStorage(open)

    it('finds an imported key in its own API only', async () => {
      const key = makeImportedKey('key_1', 'sha256::aa')
      await used.storage.insertKey(key, null)
      expect(await used.storage.findKeyByLookup('shop', 'sha256::aa')).toEqual(key)
      expect(await used.storage.findKeyByLookup('blog', 'sha256::aa')).toBeUndefined()
      expect(await used.storage.findKeyByLookup('shop', 'sha256::a')).toBeUndefined()
      expect(await used.storage.findKeyByLookup('shop', '')).toBeUndefined()
    })

    it('lets two APIs import the same key, and keeps them apart', async () => {
      const ours = makeImportedKey('key_1', 'sha256::aa')
      const theirs = makeImportedKey('key_2', 'sha256::aa', { apiId: 'blog' })
      await used.storage.insertKey(ours, null)
      await used.storage.insertKey(theirs, null)
      for (let round = 0; round < 2; round++) {
        expect(await used.storage.findKeyByLookup('shop', 'sha256::aa')).toEqual(ours)
        expect(await used.storage.findKeyByLookup('blog', 'sha256::aa')).toEqual(theirs)
      }
    })

    it('refuses a look-up that is taken in the API, and writes nothing', async () => {
      await used.storage.insertKey(makeImportedKey('key_1', 'sha256::aa'), null)
      const second = makeImportedKey('key_2', 'sha256::aa')
      expect(await outcomeOf(() => used.storage.insertKey(second, null))).toBe('already_exists')
      expect(await used.storage.findKey('key_2')).toBeUndefined()
      const twice = [1, 2].map((version) => makeSecret({ version, lookup: 'sha256::bb' }))
      const third = makeKey('key_3', { secrets: twice })
      expect(await outcomeOf(() => used.storage.insertKey(third, null))).toBe('already_exists')
      expect(await used.storage.findKey('key_3')).toBeUndefined()
    })

    it('lists the slow hashes of an API, oldest first', async () => {
      const slow = (id: string, createdAtMs: number, changes: Partial<KeyRecord> = {}) =>
        makeKey(id, { createdAtMs, secrets: [makeSecret({ algorithm: 'bcrypt' })], ...changes })
      const argon = [makeSecret({ algorithm: 'argon2id', pepperId: null })]
      const keys = [
        slow('key_3', 30, { secrets: argon }),
        slow('key_1', 10),
        slow('key_2', 20, { revokedAtMs: NOW_MS }),
        slow('key_4', 40, { apiId: 'blog' }),
        makeImportedKey('key_5', 'sha256::aa'),
      ]
      for (const key of keys) await used.storage.insertKey(key, null)
      const ids = (await used.storage.listSlowHashKeys('shop')).map((key) => key.id)
      expect(ids).toEqual(['key_1', 'key_2', 'key_3'])
      expect(await used.storage.listSlowHashKeys('gone')).toEqual([])
    })
  })
}

export function testSecrets(open: OpenStorageUnderTest): void {
  describe('secrets', () => {
    const used = useStorage(open)
    const renewed = makeSecret({ digest: 'ee', lookup: 'hmac-sha256:p1:ee' })

    it('swaps a secret, and moves its look-up', async () => {
      const key = makeImportedKey('key_1', 'sha256::aa')
      await used.storage.insertKey({ ...key, secrets: [...key.secrets, RENEWED] }, null)
      expect(await used.storage.replaceSecret('key_1', 'd1'.repeat(32), renewed)).toBe(true)
      const expected = { ...key, secrets: [renewed, RENEWED] }
      expect(await used.storage.findKey('key_1')).toEqual(expected)
      expect(await used.storage.findKeyByLookup('shop', 'sha256::aa')).toBeUndefined()
      expect(await used.storage.findKeyByLookup('shop', 'hmac-sha256:p1:ee')).toEqual(expected)
    })

    it('leaves the end of a secret as it is, whatever was read of it before', async () => {
      const ending = { ...makeSecret(), expiresAtMs: 5 }
      await used.storage.insertKey(makeKey('key_1', { secrets: [ending] }), null)
      await used.storage.replaceSecret('key_1', ending.digest, { ...renewed, expiresAtMs: null })
      const stored = await used.storage.findKey('key_1')
      expect(stored?.secrets).toEqual([{ ...renewed, expiresAtMs: 5 }])
    })

    it('takes a slow hash off the list once it is replaced', async () => {
      const secrets = [makeSecret({ algorithm: 'bcrypt', digest: 'slow' })]
      await used.storage.insertKey(makeKey('key_1', { secrets }), null)
      expect(await used.storage.listSlowHashKeys('shop')).toHaveLength(1)
      expect(await used.storage.replaceSecret('key_1', 'slow', renewed)).toBe(true)
      expect(await used.storage.listSlowHashKeys('shop')).toEqual([])
    })

    it('answers false for another digest, version or key, and changes nothing', async () => {
      const key = makeKey('key_1')
      await used.storage.insertKey(key, null)
      const digest = 'd1'.repeat(32)
      expect(await used.storage.replaceSecret('key_1', 'other', renewed)).toBe(false)
      expect(await used.storage.replaceSecret('key_2', digest, renewed)).toBe(false)
      expect(await used.storage.replaceSecret('key_1', digest, RENEWED)).toBe(false)
      expect(await used.storage.findKey('key_1')).toEqual(key)
    })

    it('refuses a look-up that another key has', async () => {
      await used.storage.insertKey(makeImportedKey('key_1', 'sha256::aa'), null)
      await used.storage.insertKey(makeImportedKey('key_2', renewed.lookup ?? ''), null)
      const replace = () => used.storage.replaceSecret('key_1', 'd1'.repeat(32), renewed)
      expect(await outcomeOf(replace)).toBe('already_exists')
      expect((await used.storage.findKeyByLookup('shop', 'sha256::aa'))?.id).toBe('key_1')
    })
  })
}

export function testImports(open: OpenStorageUnderTest): void {
  describe('imports', () => {
    const used = useStorage(open)
    const api = makeApi({ importedForms: ['raw', 'sha256'], version: 2 })
    const keys = Array.from({ length: 50 }, (_, index) =>
      makeImportedKey(`key_${index}`, `sha256::${index}`, { createdAtMs: NOW_MS + index }),
    )

    it('writes all keys and the API', async () => {
      await used.storage.importKeys(keys, api)
      expect(await listIds(used.storage)).toEqual(keys.map((key) => key.id).reverse())
      expect((await used.storage.findApi('shop'))?.api).toEqual(api)
      expect(await used.storage.findKeyByLookup('shop', 'sha256::7')).toEqual(keys[7])
    })

    it('writes nothing when one of them cannot be written', async () => {
      const taken = makeImportedKey('key_x', 'sha256::49')
      await used.storage.insertKey(taken, null)
      const failures = [
        [keys, api, 'already_exists'],
        [[...keys.slice(0, 9), makeImportedKey('key_x', 'sha256::x')], api, 'already_exists'],
        [[...keys.slice(0, 9), makeImportedKey('key_y', 'sha256::3')], api, 'already_exists'],
        [[...keys.slice(0, 9), makeKey('key_y', { roles: ['gone'] })], api, 'role_not_found'],
        [keys.slice(0, 9), { ...api, version: 3 }, 'conflict'],
        [keys.slice(0, 9), { ...api, prefix: 'blog' }, 'already_exists'],
      ] as const
      for (const [rows, written, code] of failures) {
        expect(await outcomeOf(() => used.storage.importKeys(rows, written))).toBe(code)
        expect(await listIds(used.storage)).toEqual(['key_x'])
        expect((await used.storage.findApi('shop'))?.api).toEqual(makeApi())
      }
      await used.storage.importKeys(keys.slice(0, 9), api)
      expect(await used.storage.countKeys('shop')).toBe(10)
    })
  })
}
