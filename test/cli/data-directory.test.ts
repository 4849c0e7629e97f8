import { readFileSync, statSync, writeFileSync } from 'node:fs'
import { DatabaseSync } from 'node:sqlite'
import { describe, expect, it } from 'vitest'
import { cleanUpAfterEach, createWorkFolder, startServe, type WorkFolder } from './work-folder.ts'

cleanUpAfterEach()

/** A data directory with the API `shop`, and nobody who holds it. */
async function createData(): Promise<WorkFolder> {
  const folder = createWorkFolder()
  const args = ['init', '--upstream', 'http://127.0.0.1:5000', '--api', 'shop']
  expect((await folder.run(args)).code).toBe(0)
  return folder
}

describe('a data directory', () => {
  it('is for its owner alone', async () => {
    const folder = await createData()
    const modeOf = (name: string) => statSync(folder.file(name)).mode & 0o777
    expect(modeOf('keyward-data')).toBe(0o700)
    for (const name of ['keyward.db', 'pepper.json', 'signing-keys.json', 'audit-key.json']) {
      expect(modeOf(`keyward-data/${name}`)).toBe(0o600)
    }
  })

  it('is worked on by commands without a server, as by its owner', async () => {
    const folder = await createData()
    const created = await folder.run(['keys', 'create', '--scope', 'read:users', '--json'])
    const key = JSON.parse(created.stdout)
    expect(key).toMatchObject({ api: 'shop', createdBy: 'local' })
    const verify = ['keys', 'verify', '--method', 'GET', '--path', '/v1/users']
    const verified = await folder.run(verify, {}, `${key.secret}\n`)
    expect([verified.code, verified.stdout.split('\n')[0]]).toEqual([0, 'allowed'])
  })

  it('of a newer version is left alone', async () => {
    const folder = await createData()
    const database = new DatabaseSync(folder.file('keyward-data/keyward.db'))
    const name = '9999-from-the-future'
    database.prepare('INSERT INTO kysely_migration VALUES (?, ?)').run(name, '2099-01-01T00:00:00Z')
    database.close()
    const { code, stderr } = await folder.run(['keys', 'list'])
    expect([code, stderr]).toEqual([3, expect.stringContaining('written by a newer Keyward')])
  })

  it('with a damaged database or pepper is refused, and nothing is made', async () => {
    const folder = await createData()
    const pepper = readFileSync(folder.file('keyward-data/pepper.json'))
    writeFileSync(folder.file('keyward-data/pepper.json'), '{"current": {}}')
    const { stderr } = await folder.run(['keys', 'list'])
    expect(stderr).toContain('The pepper or signing key file cannot be used')
    writeFileSync(folder.file('keyward-data/pepper.json'), pepper)
    writeFileSync(folder.file('keyward-data/keyward.db'), 'x'.repeat(8_192))
    const damaged = await folder.run(['serve', '--listen', '127.0.0.1:0'])
    expect(damaged.code).toBe(3)
    expect(damaged.stderr).toContain('The database file is damaged')
    expect(damaged.stderr).toContain('fix: Restore keyward.db from a backup')
  })
})

describe('keyward pepper rotate', () => {
  it('keeps keys working, and waits for no server', async () => {
    const folder = await createData()
    const created = await folder.run(['keys', 'create', '--scope', 'read:users', '--json'])
    const { secret } = JSON.parse(created.stdout)
    const before = readFileSync(folder.file('keyward-data/pepper.json'), 'utf8')
    const rotated = await folder.run(['pepper', 'rotate', '--json'])
    expect(JSON.parse(rotated.stdout)).toMatchObject({ pepperId: expect.any(String) })
    expect(readFileSync(folder.file('keyward-data/pepper.json'), 'utf8')).not.toBe(before)
    const verified = await folder.run(['keys', 'verify', '--cost', '0'], {}, secret)
    expect(verified.code).toBe(0)
    await startServe(folder)
    const held = await folder.run(['pepper', 'rotate'])
    expect([held.code, held.stderr]).toEqual([3, expect.stringContaining('holds the data')])
  })

  it('makes no pepper where there is no data', async () => {
    const { code, stderr } = await createWorkFolder().run(['pepper', 'rotate'])
    expect([code, stderr]).toEqual([3, expect.stringContaining('There is no data directory')])
  })
})
