import { randomFillSync } from 'node:crypto'
import { closeSync, openSync, statSync, writeSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { makeApi, makeKey, NOW_MS } from '../../../test/contracts/records.ts'
import { outcomeOf } from '../../../test/contracts/storage-under-test.ts'
import {
  createTemporaryDirectory,
  removeDirectory,
} from '../../../test/contracts/temporary-directory.ts'
import { openDatabase, openSqlite } from './open-sqlite.ts'
import { SqliteDatabase } from './sqlite-database.ts'
import { SqliteStorage } from './sqlite-storage.ts'

const IDS = Array.from({ length: 2_000 }, (_, index) => `key_${index}`)

describe('trouble with SQLite at run time', () => {
  let directory = ''
  let path = ''
  beforeEach(async () => {
    directory = createTemporaryDirectory()
    path = join(directory, 'keyward.db')
    const storage = await openSqlite(path, () => {})
    storage.insertApi(makeApi(), null)
    const keys = IDS.map((id) => makeKey(id))
    storage.importKeys(keys, makeApi({ version: 2 }))
    storage.close()
  })
  afterEach(() => removeDirectory(directory))

  const openUnseen = (database: DatabaseSync) =>
    new SqliteStorage(new SqliteDatabase(database), () => {})

  it('is database_corrupt when a page turns out to be damaged', async () => {
    const storage = openUnseen(openDatabase(path, 'FULL'))
    const file = openSync(path, 'r+')
    for (let position = 131_072; position < statSync(path).size; position += 4_096) {
      writeSync(file, randomFillSync(new Uint8Array(4_096)), 0, 4_096, position)
    }
    closeSync(file)
    const questions = [
      () => storage.findKey('key_7'),
      () => storage.listKeys({ nowMs: NOW_MS }, { cursor: null, size: 500 }),
      () => storage.insertKey(makeKey('key_new'), null),
    ]
    for (const ask of questions) expect(await outcomeOf(ask)).toBe('database_corrupt')
    storage.close()
  })

  it('is database_corrupt when a column does not hold what was written', async () => {
    const database = openDatabase(path, 'FULL')
    database.exec(`UPDATE keys SET scopes = '["read:us' WHERE id = 'key_7'`)
    const storage = openUnseen(database)
    expect(await outcomeOf(() => storage.findKey('key_7'))).toBe('database_corrupt')
    expect(await outcomeOf(() => storage.findKey('key_8'))).toBe('done')
    storage.close()
  })

  it('is storage_unavailable while a stranger holds the database', async () => {
    const database = openDatabase(path, 'FULL')
    database.exec('PRAGMA busy_timeout = 10')
    const storage = openUnseen(database)
    const stranger = new DatabaseSync(path)
    stranger.exec('BEGIN IMMEDIATE')
    const insert = () => storage.insertKey(makeKey('key_new'), null)
    expect(await outcomeOf(insert)).toBe('storage_unavailable')
    expect(await outcomeOf(() => storage.findKey('key_7'))).toBe('done')
    stranger.close()
    expect(await outcomeOf(insert)).toBe('done')
    storage.close()
  })

  it('is storage_unavailable when it cannot be written, or is closed', async () => {
    const readOnly = openUnseen(new DatabaseSync(path, { readOnly: true }))
    expect(await outcomeOf(() => readOnly.findKey('key_7'))).toBe('done')
    const insert = () => readOnly.insertKey(makeKey('key_new'), null)
    expect(await outcomeOf(insert)).toBe('storage_unavailable')
    readOnly.close()
    expect(await outcomeOf(() => readOnly.findKey('key_7'))).toBe('storage_unavailable')
    expect(await outcomeOf(insert)).toBe('storage_unavailable')
    expect(await outcomeOf(() => readOnly.addUsage([]))).toBe('storage_unavailable')
  })

  it('is no error of the world when the mistake is ours', () => {
    const storage = openUnseen(openDatabase(path, 'FULL'))
    const broken = { ...makeKey('key_new'), name: 'x', createdAtMs: Number.NaN }
    expect(() => storage.insertKey(broken, null)).toThrow(/NOT NULL/)
    expect(storage.findKey('key_new')).toBeUndefined()
    storage.close()
  })
})
