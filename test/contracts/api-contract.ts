/** What every storage does with APIs and roles. */
import { describe, expect, it } from 'vitest'
import {
  makeApi,
  makeImportedKey,
  makeKey,
  makeRole,
  makeSecret,
  makeUsage,
  NOW_MS,
} from './records.ts'
import { listAll, type OpenStorageUnderTest, outcomeOf, useStorage } from './storage-under-test.ts'

export function testApis(open: OpenStorageUnderTest): void {
  describe('APIs', () => {
    const used = useStorage(open)

    it('come back as they were inserted, with their roles, also after a restart', async () => {
      const api = makeApi({ id: 'plain', prefix: 'plain', upstream: null, quota: null, routes: [] })
      await used.storage.insertApi(api, null)
      await used.storage.insertRole(makeRole(), null)
      for (const restart of [async () => {}, used.reopen]) {
        await restart()
        expect(await used.storage.findApi('plain')).toEqual({ api, roles: new Map() })
        const roles = new Map([['reader', makeRole()]])
        expect(await used.storage.findApi('shop')).toEqual({ api: makeApi(), roles })
        expect(await used.storage.findApi('SHOP')).toBeUndefined()
      }
    })

    it('refuse an id or prefix that is taken, when inserted and when updated', async () => {
      const sameId = makeApi({ prefix: 'new' })
      const samePrefix = makeApi({ id: 'new' })
      for (const api of [sameId, samePrefix]) {
        expect(await outcomeOf(() => used.storage.insertApi(api, null))).toBe('already_exists')
      }
      const update = makeApi({ prefix: 'blog', version: 2 })
      expect(await outcomeOf(() => used.storage.updateApi(update))).toBe('already_exists')
      expect((await used.storage.findApi('shop'))?.api).toEqual(makeApi())
    })

    it('are updated only from the version that was seen', async () => {
      const changed = makeApi({ name: 'New', prefix: 'new', importedForms: ['raw'], version: 2 })
      await used.storage.updateApi(changed)
      expect((await used.storage.findApi('shop'))?.api).toEqual(changed)
      for (const version of [1, 2, 4]) {
        const update = () => used.storage.updateApi({ ...changed, version })
        expect(await outcomeOf(update)).toBe('conflict')
      }
      const missing = makeApi({ id: 'gone', version: 2 })
      expect(await outcomeOf(() => used.storage.updateApi(missing))).toBe('conflict')
    })

    it('are listed by id', async () => {
      for (const id of ['b', 'a', 'Z', 'é', '\u{1f511}', '\uffee']) {
        await used.storage.insertApi(makeApi({ id, prefix: id }), null)
      }
      const list = (size: number) => listAll((cursor) => used.storage.listApis({ cursor, size }))
      const expected = ['Z', 'a', 'b', 'blog', 'shop', 'é', '\uffee', '\u{1f511}']
      for (const size of [1, 3, 8, 500]) {
        expect((await list(size)).map((api) => api.id)).toEqual(expected)
      }
      const page = () => used.storage.listApis({ cursor: 'x', size: 1 })
      expect(await outcomeOf(page)).toBe('invalid_request')
    })
  })
  testDeletion(open)
}

function testDeletion(open: OpenStorageUnderTest): void {
  describe('deletion of an API', () => {
    const used = useStorage(open)

    it('is refused while a key is not revoked, and for an API that is not there', async () => {
      await used.storage.insertKey(makeKey('key_1', { enabled: false, expiresAtMs: 1 }), null)
      expect(await outcomeOf(() => used.storage.deleteApi('shop'))).toBe('api_not_empty')
      expect(await used.storage.findKey('key_1')).toBeDefined()
      expect(await outcomeOf(() => used.storage.deleteApi('gone'))).toBe('api_not_found')
    })

    it('takes roles, revoked keys and what was counted along, and nothing of others', async () => {
      const { storage } = used
      const owners = ['owner:shop:acme', 'owner:blog:acme', 'owner:shop2:acme', 'owner:shop']
      const subjects = [...owners, 'key:key_1', 'key:key_2']
      await storage.insertRole(makeRole(), null)
      await storage.insertRole(makeRole({ apiId: 'blog' }), null)
      const key = makeImportedKey('key_1', 'sha256::aa', { roles: ['reader'] })
      const other = makeImportedKey('key_2', 'sha256::aa', { apiId: 'blog', roles: ['reader'] })
      for (const each of [key, other]) await storage.insertKey(each, null)
      await storage.addUsage([makeUsage('key_1'), makeUsage('key_2', { apiId: 'blog' })])
      const reserve = (subject: string, amount: number) =>
        storage.reserveQuota({ subject, period: 'total', periodStartMs: 0, amount, limit: 9 })
      for (const subject of subjects) await reserve(subject, 5)
      await storage.updateKey({ ...key, revokedAtMs: NOW_MS, version: 2 })
      await storage.deleteApi('shop')

      expect(await storage.findApi('shop')).toBeUndefined()
      expect(await storage.findKey('key_1')).toBeUndefined()
      expect(await storage.findKeyByLookup('shop', 'sha256::aa')).toBeUndefined()
      expect((await storage.listRoles('shop', { cursor: null, size: 9 })).items).toEqual([])
      expect([...(await storage.findUsage(['key_1', 'key_2'])).keys()]).toEqual(['key_2'])
      const left = await Promise.all(subjects.map((subject) => reserve(subject, 0)))
      expect(left.map((grant) => grant.reserved)).toEqual([0, 5, 5, 5, 0, 5])
      expect(await storage.findKeyByLookup('blog', 'sha256::aa')).toEqual(other)
      expect((await storage.findApi('blog'))?.roles.size).toBe(1)
    })

    it('leaves id, prefix and look-ups free for a new one', async () => {
      const key = makeKey('key_1', { secrets: [makeSecret({ lookup: 'sha256::aa' })] })
      await used.storage.insertKey({ ...key, revokedAtMs: NOW_MS }, null)
      await used.storage.deleteApi('shop')
      await used.storage.insertApi(makeApi(), null)
      await used.storage.insertKey(key, null)
      expect(await used.storage.findKeyByLookup('shop', 'sha256::aa')).toEqual(key)
      expect((await used.storage.findUsage(['key_1'])).size).toBe(0)
    })
  })
}

export function testRoles(open: OpenStorageUnderTest): void {
  describe('roles', () => {
    const used = useStorage(open)

    it('are listed by name, one API at a time', async () => {
      const names = ['b', 'a', 'C']
      for (const name of names) await used.storage.insertRole(makeRole({ name }), null)
      await used.storage.insertRole(makeRole({ apiId: 'blog', name: 'aa' }), null)
      const roles = await listAll((cursor) => used.storage.listRoles('shop', { cursor, size: 2 }))
      expect(roles).toEqual(['C', 'a', 'b'].map((name) => makeRole({ name })))
      const page = () => used.storage.listRoles('shop', { cursor: 'x', size: 1 })
      expect(await outcomeOf(page)).toBe('invalid_request')
    })

    it('refuse a name that is taken in the API, and an API that is not there', async () => {
      await used.storage.insertRole(makeRole(), null)
      const insert = (apiId: string) => () => used.storage.insertRole(makeRole({ apiId }), null)
      expect(await outcomeOf(insert('shop'))).toBe('already_exists')
      expect(await outcomeOf(insert('blog'))).toBe('done')
      expect(await outcomeOf(insert('gone'))).toBe('api_not_found')
    })

    it('are updated only from the version that was seen; the API shows it', async () => {
      await used.storage.insertRole(makeRole(), null)
      await used.storage.findApi('shop')
      const changed = makeRole({ scopes: ['read:users'], description: 'Less', version: 2 })
      await used.storage.updateRole(changed)
      expect((await used.storage.findApi('shop'))?.roles.get('reader')).toEqual(changed)
      for (const role of [changed, { ...changed, version: 4 }, makeRole({ name: 'gone' })]) {
        expect(await outcomeOf(() => used.storage.updateRole(role))).toBe('conflict')
      }
    })

    it('are kept while a key that is not revoked holds them', async () => {
      const key = makeKey('key_1', { roles: ['reader', 'reader'] })
      await used.storage.insertRole(makeRole(), null)
      await used.storage.insertRole(makeRole({ apiId: 'blog' }), null)
      await used.storage.insertKey(key, null)
      const deleteIt = () => used.storage.deleteRole('shop', 'reader')
      expect(await outcomeOf(deleteIt)).toBe('conflict')
      expect(await used.storage.deleteRole('blog', 'reader')).toBe(true)
      await used.storage.updateKey({ ...key, revokedAtMs: NOW_MS, version: 2 })
      expect(await deleteIt()).toBe(true)
      expect(await deleteIt()).toBe(false)
      expect((await used.storage.findApi('shop'))?.roles.size).toBe(0)
      expect((await used.storage.findKey('key_1'))?.roles).toEqual(['reader', 'reader'])
    })

    it('are free again when the key gives them up', async () => {
      const key = makeKey('key_1', { roles: ['reader'] })
      await used.storage.insertRole(makeRole(), null)
      await used.storage.insertRole(makeRole({ name: 'writer' }), null)
      await used.storage.insertKey(key, null)
      await used.storage.updateKey({ ...key, roles: ['writer'], version: 2 })
      expect(await used.storage.deleteRole('shop', 'reader')).toBe(true)
      expect(await outcomeOf(() => used.storage.deleteRole('shop', 'writer'))).toBe('conflict')
    })
  })
}
