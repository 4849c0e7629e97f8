import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { listIds, outcomeOf } from '../../test/contracts/storage-under-test.ts'
import {
  createTemporaryDirectory,
  removeDirectory,
} from '../../test/contracts/temporary-directory.ts'
import { openDataDirectory } from './open-data-directory.ts'
import { openStorage } from './open-storage.ts'

const PROGRAM = fileURLToPath(
  new URL('../../test/contracts/insert-keys-until-killed.ts', import.meta.url),
)

describe('kill -9', () => {
  let dataDirectory = ''
  const children: ChildProcess[] = []
  beforeEach(() => {
    dataDirectory = createTemporaryDirectory()
  })
  afterEach(() => {
    for (const child of children.splice(0)) child.kill('SIGKILL')
    removeDirectory(dataDirectory)
  })

  /** Starts the program; `lines` are what it has told so far. */
  function start() {
    const child = spawn(process.execPath, [PROGRAM, dataDirectory], {
      stdio: ['ignore', 'pipe', 'inherit'],
    })
    children.push(child)
    const lines: string[] = []
    const reader = createInterface({ input: child.stdout })
    reader.on('line', (line) => lines.push(line))
    const hasTold = async (count: number) => {
      while (lines.length < count) await once(reader, 'line')
    }
    const kill = async () => {
      child.kill('SIGKILL')
      await once(reader, 'close')
    }
    return { lines, hasTold, kill, ended: once(child, 'close') }
  }

  it('loses no key whose creation was answered, and makes none in part', async () => {
    let told = 0
    for (const count of [1, 40, 170]) {
      const program = start()
      await program.hasTold(count)
      await program.kill()
      const storage = await openStorage({ dataDirectory })
      const ids = await listIds(storage)
      expect(ids).toEqual(expect.arrayContaining(program.lines))
      told += program.lines.length
      expect(ids.length - told).toBeGreaterThanOrEqual(0)
      expect(ids.length - told).toBeLessThanOrEqual(1)
      told = ids.length
      for (const id of ids) {
        const key = await storage.findKey(id)
        const lookup = key?.secrets[0]?.lookup ?? ''
        expect((await storage.findKeyByLookup('shop', lookup))?.id).toBe(id)
      }
      expect(await outcomeOf(() => storage.deleteRole('shop', 'reader'))).toBe('conflict')
      await storage.close()
    }
  })

  it('of the process that holds the directory lets the next one in', async () => {
    const program = start()
    await program.hasTold(1)
    expect(await outcomeOf(() => openStorage({ dataDirectory }))).toBe('data_directory_in_use')
    await program.kill()
    expect(await outcomeOf(async () => (await openStorage({ dataDirectory })).close())).toBe('done')
  })

  it('is not needed: an attempt that was refused does not let another process in', async () => {
    const directory = openDataDirectory(dataDirectory)
    expect(await outcomeOf(() => openDataDirectory(dataDirectory))).toBe('data_directory_in_use')
    const program = start()
    await program.ended
    expect(program.lines).toEqual(['data_directory_in_use'])
    directory.close()
  })
})
