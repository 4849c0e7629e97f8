import { createHash, randomFillSync } from 'node:crypto'
import {
  chmodSync,
  closeSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  statSync,
  truncateSync,
  writeFileSync,
  writeSync,
} from 'node:fs'
import { join } from 'node:path'
import { umask } from 'node:process'
import { DatabaseSync } from 'node:sqlite'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { makeApi, makeKey } from '../../test/contracts/records.ts'
import { outcomeOf } from '../../test/contracts/storage-under-test.ts'
import {
  createTemporaryDirectory,
  removeDirectory,
} from '../../test/contracts/temporary-directory.ts'
import { giveAway, withoutRootRights } from '../../test/contracts/without-root-rights.ts'
import { openDataDirectory } from './open-data-directory.ts'
import { openStorage } from './open-storage.ts'

describe('openStorage', () => {
  let dataDirectory = ''
  let path = ''
  beforeEach(() => {
    dataDirectory = createTemporaryDirectory()
    path = join(dataDirectory, 'keyward.db')
  })
  afterEach(() => removeDirectory(dataDirectory))

  const refusalOf = () => outcomeOf(async () => (await openStorage({ dataDirectory })).close())

  /** A database with some thousand keys, closed: all of it is in one file. */
  async function fillDatabase(): Promise<void> {
    const storage = await openStorage({ dataDirectory })
    await storage.insertApi(makeApi(), null)
    const keys = Array.from({ length: 2_000 }, (_, index) => makeKey(`key_${index}`))
    await storage.importKeys(keys, makeApi({ version: 2 }))
    await storage.close()
    expect(readdirSync(dataDirectory)).toEqual(['keyward.db', 'lock.db'])
  }

  function overwrite(position: number, bytes: Uint8Array): void {
    const file = openSync(path, 'r+')
    writeSync(file, bytes, 0, bytes.length, position)
    closeSync(file)
  }

  const digest = () => createHash('sha256').update(readFileSync(path)).digest('hex')

  async function expectRefusedUnchanged(code: string): Promise<void> {
    const before = digest()
    expect(await refusalOf()).toBe(code)
    expect(digest()).toBe(before)
    // A refusal lets the directory go.
    openDataDirectory(dataDirectory).close()
  }

  it('keeps its files for the owner, whatever the umask', async () => {
    const before = umask(0)
    const storage = await openStorage({ dataDirectory })
    umask(before)
    await storage.insertApi(makeApi(), null)
    for (const name of ['keyward.db', 'keyward.db-wal', 'keyward.db-shm', 'lock.db']) {
      expect((statSync(join(dataDirectory, name)).mode & 0o777).toString(8), name).toBe('600')
    }
    await storage.close()
    chmodSync(path, 0o644)
    await (await openStorage({ dataDirectory })).close()
    expect((statSync(path).mode & 0o777).toString(8)).toBe('600')
  })

  it('works in a directory that the caller has opened, and leaves it open', async () => {
    const directory = openDataDirectory(dataDirectory)
    const storage = await openStorage({ dataDirectory: directory })
    await storage.ping()
    await storage.close()
    expect(await refusalOf()).toBe('data_directory_in_use')
    directory.close()
    expect(await refusalOf()).toBe('done')
  })

  it('lets backup tools read while it is open', async () => {
    const storage = await openStorage({ dataDirectory })
    await storage.insertApi(makeApi(), null)
    const reader = new DatabaseSync(path, { readOnly: true })
    expect(reader.prepare('SELECT id FROM apis').all()).toEqual([{ id: 'shop' }])
    await storage.insertKey(makeKey('key_1'), null)
    expect(reader.prepare('SELECT id FROM keys').all()).toEqual([{ id: 'key_1' }])
    reader.close()
    await storage.close()
  })

  describe('data_directory_newer', () => {
    it('when a migration is not known', async () => {
      await fillDatabase()
      const database = new DatabaseSync(path)
      database.exec(
        `INSERT INTO kysely_migration VALUES ('9999-later', '2030-01-01T00:00:00.000Z')`,
      )
      database.close()
      await expectRefusedUnchanged('data_directory_newer')
    })
  })

  describe('database_corrupt', () => {
    it('when the header is overwritten', async () => {
      await fillDatabase()
      overwrite(0, Buffer.from('not a database at all'))
      await expectRefusedUnchanged('database_corrupt')
    })

    it('when a page in the middle is overwritten', async () => {
      await fillDatabase()
      const middle = Math.floor(statSync(path).size / 2 / 4_096) * 4_096
      overwrite(middle, randomFillSync(new Uint8Array(4_096)))
      await expectRefusedUnchanged('database_corrupt')
    })

    it('when the end is cut off', async () => {
      await fillDatabase()
      truncateSync(path, Math.floor(statSync(path).size / 2 / 4_096) * 4_096)
      await expectRefusedUnchanged('database_corrupt')
    })

    it('when it is another file', async () => {
      writeFileSync(path, 'key: value\n'.repeat(1_000))
      await expectRefusedUnchanged('database_corrupt')
    })

    it('when it is the database of another program', async () => {
      const database = new DatabaseSync(path)
      database.exec('CREATE TABLE recipes (name TEXT)')
      database.close()
      await expectRefusedUnchanged('database_corrupt')
    })
  })

  it('data_directory_not_writable when the database is a directory', async () => {
    mkdirSync(path)
    expect(await refusalOf()).toBe('data_directory_not_writable')
  })

  it('data_directory_not_writable when the database may only be read', async () => {
    await fillDatabase()
    for (const each of [dataDirectory, join(dataDirectory, 'lock.db')]) chmodSync(each, 0o777)
    chmodSync(path, 0o400)
    giveAway(path)
    const before = digest()
    expect(await withoutRootRights(refusalOf)).toBe('data_directory_not_writable')
    expect(digest()).toBe(before)
  })

  it('data_directory_in_use when a stranger is writing in the database', async () => {
    await fillDatabase()
    const stranger = new DatabaseSync(path)
    stranger.exec('BEGIN IMMEDIATE')
    expect(await refusalOf()).toBe('data_directory_in_use')
    stranger.close()
    expect(await refusalOf()).toBe('done')
  })

  it('makes a new database of an empty file, as a kill right after its making leaves', async () => {
    writeFileSync(path, '')
    expect(await refusalOf()).toBe('done')
  })
})
