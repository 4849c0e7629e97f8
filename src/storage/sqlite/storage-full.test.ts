import { DatabaseSync } from 'node:sqlite'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import {
  makeApi,
  makeIdempotency,
  makeKey,
  makeRole,
  makeUsage,
} from '../../../test/contracts/records.ts'
import { listIds, outcomeOf } from '../../../test/contracts/storage-under-test.ts'
import { migrations } from '../migrations/migrations.ts'
import { migrateDatabase } from './migrate-database.ts'
import { SqliteDatabase } from './sqlite-database.ts'
import { SqliteStorage } from './sqlite-storage.ts'

const QUOTA = { subject: 'key:key_1', period: 'total', periodStartMs: 0, limit: 10_000 } as const

describe('a full disk', () => {
  let database: DatabaseSync
  let storage: SqliteStorage
  beforeEach(async () => {
    database = new DatabaseSync(':memory:')
    await migrateDatabase(database, migrations)
    storage = new SqliteStorage(new SqliteDatabase(database), () => {})
    storage.insertApi(makeApi(), null)
    storage.insertKey(makeKey('key_1'), null)
  })
  afterEach(() => storage.close())

  /** SQLite is allowed no more pages than it has, and fails as it does on a full disk. */
  function fillDisk(): void {
    const pages = database.prepare('PRAGMA page_count').get()?.['page_count']
    database.exec(`PRAGMA max_page_count = ${Number(pages)}`)
  }

  function freeDisk(): void {
    database.exec('PRAGMA max_page_count = 1000000')
  }

  const long = 'x'.repeat(5_000)

  it('fails each write as storage_full and writes nothing of it', async () => {
    fillDisk()
    const keys = Array.from({ length: 500 }, (_, index) => makeKey(`key_n${index}`))
    const writes = [
      () => storage.insertKey(makeKey('key_2', { name: long }), makeIdempotency()),
      () => storage.importKeys(keys, makeApi({ version: 2 })),
      () => storage.updateKey(makeKey('key_1', { version: 2, name: long })),
      () => storage.insertApi(makeApi({ id: 'n', prefix: 'n', name: long }), makeIdempotency()),
      () => storage.updateApi(makeApi({ version: 2, name: long })),
      () => storage.insertRole(makeRole({ description: long }), makeIdempotency()),
    ]
    for (const write of writes) {
      expect(await outcomeOf(write)).toBe('storage_full')
      expect(await listIds(storage)).toEqual(['key_1'])
      expect(storage.findKey('key_1')).toEqual(makeKey('key_1'))
      expect(storage.listApis({ cursor: null, size: 9 }).items).toEqual([makeApi()])
      expect(storage.findApi('shop')?.roles.size).toBe(0)
      expect(storage.findIdempotency('key_admin', 'a'.repeat(64))).toBeUndefined()
    }
    freeDisk()
    for (const write of writes.slice(0, 2)) expect(await outcomeOf(write)).toBe('done')
  })

  it('grants no quota that it could not write down', async () => {
    storage.reserveQuota({ ...QUOTA, amount: 5 })
    fillDisk()
    const reserve = (index: number) => () =>
      storage.reserveQuota({ ...QUOTA, subject: `owner:shop:${index}${long}`, amount: 1 })
    expect(await outcomeOf(reserve(1))).toBe('storage_full')
    freeDisk()
    expect(storage.reserveQuota({ ...QUOTA, amount: 0 }).reserved).toBe(5)
    expect(await outcomeOf(reserve(1))).toBe('done')
  })

  it('keeps usage out as a whole', async () => {
    for (let index = 0; index < 400; index++) storage.insertKey(makeKey(`key_u${index}`), null)
    const deltas = Array.from({ length: 400 }, (_, index) => makeUsage(`key_u${index}`))
    fillDisk()
    expect(await outcomeOf(() => storage.addUsage(deltas))).toBe('storage_full')
    expect(storage.findUsage(deltas.map((delta) => delta.keyId)).size).toBe(0)
    expect(database.prepare('PRAGMA synchronous').get()).toEqual({ synchronous: 2 })
  })
})
