import { describe, expect, it } from 'vitest'
import {
  makeApi,
  makeImportedKey,
  makeKey,
  makeRole,
  makeSecret,
} from '../../test/contracts/records.ts'
import { openSqliteUnderTest } from '../../test/contracts/sqlite-under-test.ts'
import { testStorage } from '../../test/contracts/storage-contract.ts'
import { CachedStorage } from './cached-storage.ts'
import { MemoryStorage } from './memory/memory-storage.ts'

testStorage('cached memory', async () => {
  const storage = new CachedStorage(new MemoryStorage())
  return { storage, dispose: async () => storage.close() }
})

testStorage('cached sqlite', () => openSqliteUnderTest((storage) => new CachedStorage(storage)))

describe('warm answers', () => {
  const slow = makeKey('key_3', { secrets: [makeSecret({ algorithm: 'bcrypt' })] })

  async function openWarm() {
    const under = await openSqliteUnderTest((storage) => new CachedStorage(storage))
    const { storage } = under
    await storage.insertApi(makeApi(), null)
    await storage.insertKey(makeKey('key_1'), null)
    await storage.insertKey(makeImportedKey('key_2', 'sha256::aa'), null)
    await storage.insertKey(slow, null)
    return under
  }

  it('are plain values, and the same object until the record changes', async () => {
    const { storage, dispose } = await openWarm()
    const questions = [
      () => storage.findKey('key_1'),
      () => storage.findKeyByLookup('shop', 'sha256::aa'),
      () => storage.listSlowHashKeys('shop'),
      () => storage.findApi('shop'),
    ]
    for (const ask of questions) {
      const first = ask()
      expect(first).not.toBeInstanceOf(Promise)
      expect(first).toBeDefined()
      expect(ask()).toBe(first)
    }
    expect(storage.findKey('key_2')).toBe(storage.findKeyByLookup('shop', 'sha256::aa'))
    const before = questions.map((ask) => ask())
    await storage.updateKey({ ...slow, enabled: false, version: 2 })
    const after = questions.map((ask) => ask())
    expect(after.map((answer, index) => answer === before[index])).toEqual([
      true,
      true,
      false,
      true,
    ])
    await dispose()
  })

  it('of an API change with its roles', async () => {
    const { storage, dispose } = await openWarm()
    const changes = [
      () => storage.insertRole(makeRole(), null),
      () => storage.updateRole(makeRole({ version: 2 })),
      () => storage.deleteRole('shop', 'reader'),
      () => storage.updateApi(makeApi({ version: 2 })),
    ]
    for (const change of changes) {
      const before = storage.findApi('shop')
      await change()
      expect(storage.findApi('shop')).not.toBe(before)
    }
    await dispose()
  })

  it('do not hide what another made meanwhile: absence is not kept', () => {
    const inner = new MemoryStorage()
    const cached = new CachedStorage(inner)
    expect(cached.findApi('shop')).toBeUndefined()
    inner.insertApi(makeApi(), null)
    expect(cached.findApi('shop')).toBeDefined()
    expect(cached.findKey('key_1')).toBeUndefined()
    expect(cached.findKeyByLookup('shop', 'sha256::aa')).toBeUndefined()
    const key = makeImportedKey('key_1', 'sha256::aa')
    inner.insertKey(key, null)
    expect(cached.findKey('key_1')).toEqual(key)
    expect(cached.findKeyByLookup('shop', 'sha256::aa')).toEqual(key)
  })
})
