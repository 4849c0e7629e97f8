import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import {
  createTemporaryDirectory,
  removeDirectory,
} from '../../../test/contracts/temporary-directory.ts'
import { openDatabase } from './open-sqlite.ts'
import { SqliteDatabase } from './sqlite-database.ts'

const FULL = 2
const NORMAL = 1

describe('openDatabase', () => {
  let directory = ''
  beforeEach(() => {
    directory = createTemporaryDirectory()
  })
  afterEach(() => removeDirectory(directory))

  it('syncs each commit to the disk, keeps references whole, and lets readers in', () => {
    const database = openDatabase(join(directory, 'x.db'), 'FULL')
    const settingOf = (name: string) => database.prepare(`PRAGMA ${name}`).get()?.[name]
    expect(settingOf('journal_mode')).toBe('wal')
    expect(settingOf('synchronous')).toBe(FULL)
    expect(settingOf('foreign_keys')).toBe(1)
    database.close()
  })

  it('does not wait for the disk in a relaxed transaction, but right after it', () => {
    const database = openDatabase(join(directory, 'x.db'), 'FULL')
    const levelOf = () => database.prepare('PRAGMA synchronous').get()?.['synchronous']
    const runner = new SqliteDatabase(database)
    expect(runner.relaxedTransaction(levelOf)).toBe(NORMAL)
    expect(levelOf()).toBe(FULL)
    const fail = () => {
      throw new Error('work failed')
    }
    expect(() => runner.relaxedTransaction(fail)).toThrow('work failed')
    expect(levelOf()).toBe(FULL)
    expect(runner.transaction(levelOf)).toBe(FULL)
    database.close()
  })

  it('leaves the disk to the system throughout when it is told to', () => {
    const database = openDatabase(join(directory, 'x.db'), 'NORMAL')
    const levelOf = () => database.prepare('PRAGMA synchronous').get()?.['synchronous']
    const runner = new SqliteDatabase(database, 'NORMAL')
    expect(runner.transaction(levelOf)).toBe(NORMAL)
    expect(runner.relaxedTransaction(levelOf)).toBe(NORMAL)
    expect(levelOf()).toBe(NORMAL)
    database.close()
  })
})
