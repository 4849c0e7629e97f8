import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { makeApi, makeKey, NOW_MS } from '../../../test/contracts/records.ts'
import { openSqliteUnderTest } from '../../../test/contracts/sqlite-under-test.ts'
import { listIds, type StorageUnderTest } from '../../../test/contracts/storage-under-test.ts'
import { isPromise } from '../../base/maybe-promise.ts'
import { getKeyState, type KeyRecord } from '../../engine/keys/key-record.ts'
import type { KeyFilter, Storage } from '../../engine/storage.ts'

const COUNT = 9_000

/** More than a few slices of a walk, and more than a few matches of a prefix. */
const KEYS = Array.from({ length: COUNT }, (_, index) =>
  makeKey(`key_${String(index).padStart(5, '0')}`, {
    createdAtMs: NOW_MS + Math.floor(index / 7),
    name: index % 2_500 === 0 ? `needle ${index}` : 'hay',
    hint: `${index % 2 === 0 ? 'shop_live_' : 'shop_test_'}${index % 4_000 === 6 ? 'rare' : index}`,
    enabled: index % 3_000 !== 1,
    owner: index % 3 === 0 ? 'acme' : null,
  }),
)

describe('long lists of keys', () => {
  let under: StorageUnderTest
  let storage: Storage
  beforeAll(async () => {
    under = await openSqliteUnderTest()
    storage = under.storage
    await storage.insertApi(makeApi(), null)
    await storage.importKeys(KEYS, makeApi({ version: 2 }))
  })
  afterAll(() => under.dispose())

  const expectAll = async (filter: Partial<KeyFilter>, isNamed: (key: KeyRecord) => boolean) => {
    const expected = KEYS.filter(isNamed).map((key) => key.id)
    expect(expected.length).toBeGreaterThan(0)
    for (const size of [2, 500]) {
      if (expected.length / size > 100) continue
      expect(await listIds(storage, filter, size)).toEqual(expected.toReversed())
    }
  }

  it('are whole when nothing is filtered', () => expectAll({}, () => true))

  it('are whole when few of many match', async () => {
    await expectAll({ name: 'NEEDLE' }, (key) => key.name.startsWith('needle'))
    await expectAll({ hint: 'rare' }, (key) => key.hint.includes('rare'))
    await expectAll({ state: 'disabled' }, (key) => getKeyState(key, NOW_MS) === 'disabled')
    await expectAll(
      { name: 'needle', owner: 'acme', apiId: 'shop' },
      (key) => key.name.startsWith('needle') && key.owner === 'acme',
    )
  })

  it('are whole for a prefix of few and of many', async () => {
    for (const prefix of ['shop_live_rare', 'shop_live_1', 'shop_live_', 'shop_']) {
      await expectAll({ prefix }, (key) => key.hint.startsWith(prefix))
      await expectAll(
        { prefix, owner: 'acme', state: 'active' },
        (key) =>
          key.hint.startsWith(prefix) &&
          key.owner === 'acme' &&
          getKeyState(key, NOW_MS) === 'active',
      )
    }
  })

  it('let other work run while they are searched; what is found at once is plain', async () => {
    const page = { cursor: null, size: 10 }
    expect(isPromise(storage.listKeys({ nowMs: NOW_MS }, page))).toBe(false)
    expect(isPromise(storage.listKeys({ nowMs: NOW_MS, owner: 'acme' }, page))).toBe(false)
    expect(isPromise(storage.listKeys({ nowMs: NOW_MS, name: 'hay' }, page))).toBe(false)
    let turns = 0
    const timer = setInterval(() => turns++, 0)
    const found = await storage.listKeys({ nowMs: NOW_MS, name: 'nowhere' }, page)
    clearInterval(timer)
    expect(found).toEqual({ items: [], cursor: null })
    expect(turns).toBeGreaterThan(0)
  })

  it('fail clearly when the storage closes under a search', async () => {
    const other = await openSqliteUnderTest()
    await other.storage.insertApi(makeApi(), null)
    await other.storage.importKeys(KEYS, makeApi({ version: 2 }))
    const searching = other.storage.listKeys(
      { nowMs: NOW_MS, name: 'x' },
      { cursor: null, size: 1 },
    )
    await other.storage.close()
    await expect(searching).rejects.toMatchObject({ code: 'storage_unavailable' })
    await other.dispose()
  })
})
