import { chmodSync, mkdirSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { outcomeOf } from '../../test/contracts/storage-under-test.ts'
import {
  createTemporaryDirectory,
  removeDirectory,
} from '../../test/contracts/temporary-directory.ts'
import { withoutRootRights } from '../../test/contracts/without-root-rights.ts'
import { openDataDirectory } from './open-data-directory.ts'
import { openStorage } from './open-storage.ts'

const modeOf = (path: string) => (statSync(path).mode & 0o777).toString(8)

describe('openDataDirectory', () => {
  let root = ''
  beforeEach(() => {
    root = createTemporaryDirectory()
    chmodSync(root, 0o755)
  })
  afterEach(() => removeDirectory(root))

  const refusalOf = (path: string) => outcomeOf(() => openDataDirectory(path).close())

  it('makes the directory, and what is missing above it, for the owner only', () => {
    const path = join(root, 'a', 'b')
    openDataDirectory(path).close()
    for (const each of ['a', 'a/b']) expect(modeOf(join(root, each))).toBe('700')
    expect(modeOf(join(path, 'lock.db'))).toBe('600')
  })

  it('leaves a directory that is there as it is', () => {
    const path = join(root, 'mine')
    mkdirSync(path, { mode: 0o750 })
    openDataDirectory(path).close()
    expect(modeOf(path)).toBe('750')
  })

  it('lets one in at a time', async () => {
    const directory = openDataDirectory(root)
    expect(await refusalOf(root)).toBe('data_directory_in_use')
    expect(await outcomeOf(() => openStorage({ dataDirectory: root }))).toBe(
      'data_directory_in_use',
    )
    directory.close()
    directory.close()
    expect(await refusalOf(root)).toBe('done')
  })

  it('refuses a file, and places where nothing can be made', async () => {
    const file = join(root, 'file')
    writeFileSync(file, 'mine')
    const places = [file, join(file, 'x'), '/dev/null/x', '/proc/keyward', '/proc/a/b/c']
    for (const path of places) {
      expect(await refusalOf(path), path).toBe('data_directory_not_writable')
    }
    expect(statSync(file).size).toBe(4)
  })

  it('refuses a directory that may only be read', async () => {
    const path = join(root, 'read-only')
    mkdirSync(path, { mode: 0o555 })
    chmodSync(path, 0o555)
    const refusal = await withoutRootRights(() => refusalOf(path))
    expect(refusal).toBe('data_directory_not_writable')
    const below = await withoutRootRights(() => refusalOf(join(path, 'new')))
    expect(below).toBe('data_directory_not_writable')
  })

  it('refuses a lock file that is a directory, or may only be read', async () => {
    mkdirSync(join(root, 'lock.db'))
    expect(await refusalOf(root)).toBe('data_directory_not_writable')
    const path = join(root, 'second')
    openDataDirectory(path).close()
    chmodSync(path, 0o777)
    chmodSync(join(path, 'lock.db'), 0o444)
    const refusal = await withoutRootRights(() => refusalOf(path))
    expect(refusal).toBe('data_directory_not_writable')
  })
})
