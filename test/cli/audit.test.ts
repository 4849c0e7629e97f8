import { spawn } from 'node:child_process'
import { once } from 'node:events'
import {
  appendFileSync,
  copyFileSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import {
  createScratchDirectory,
  type Keyward,
  removeDirectory,
  startKeyward,
} from '../fixtures/start-keyward.ts'
import { runHere } from './in-process.ts'

const MAIN = fileURLToPath(new URL('../../src/cli/main.ts', import.meta.url))

describe('keyward audit, with a server', () => {
  let keyward: Keyward
  let environment: Record<string, string> = {}
  beforeAll(async () => {
    keyward = await startKeyward()
    environment = { KEYWARD_URL: keyward.url, KEYWARD_API_KEY: keyward.adminKey }
    await keyward.call('POST', '/v1/apis', { id: 'shop', prefix: 'shop_live' })
  }, 30_000)
  afterAll(async () => {
    await keyward.stop()
    removeDirectory(keyward.directory)
  })

  const createKey = async (name: string): Promise<string> => {
    const { body } = await keyward.call('POST', '/v1/keys', { api: 'shop', name, scopes: [] })
    return body.id
  }

  it('lists by filter, with whom and from where', async () => {
    const id = await createKey('listed')
    const { stdout, code } = await runHere(['audit', 'list', '--target', id], environment)
    expect(code).toBe(0)
    expect(stdout).toMatch(/shop +key\.created +key_\w+ +key_\w+ +127\.0\.0\.1/)
    const none = await runHere(['audit', 'list', '--actor', 'nobody'], environment)
    expect(none.stdout).toBe('There is no such event.\n')
    const wrong = await runHere(['audit', 'list', '--action', 'key.eaten'], environment)
    expect([wrong.code, wrong.stderr]).toEqual([2, expect.stringContaining('key.revoked')])
  })

  it('tails what happens until it is interrupted, and then ends with 0', async () => {
    await createKey('earlier')
    const args = [MAIN, 'audit', 'tail', '--api', 'shop', '--lines', '1', '--json']
    const child = spawn(process.execPath, args, {
      env: { ...process.env, ...environment },
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    const lines: string[] = []
    const reader = createInterface({ input: child.stdout })
    reader.on('line', (line) => lines.push(line))
    await once(reader, 'line')
    const ids = [await createKey('one'), await createKey('two')]
    while (lines.length < 3) await once(reader, 'line')
    const events = lines.map((line) => JSON.parse(line))
    expect(events.map(({ after }) => after.name)).toEqual(['earlier', 'one', 'two'])
    expect(events.slice(1).map(({ target }) => target.id)).toEqual(ids)
    child.kill('SIGINT')
    expect((await once(child, 'close'))[0]).toBe(0)
  }, 30_000)

  it('exports a log of any length, to the owner only, and never over a file', async () => {
    const file = join(keyward.directory, 'audit.ndjson')
    const { code, stdout } = await runHere(['audit', 'export', '--output', file], environment)
    expect([code, stdout]).toEqual([0, expect.stringContaining('keyward audit verify')])
    expect((statSync(file).mode & 0o777).toString(8)).toBe('600')
    const again = await runHere(['audit', 'export', '--output', file], environment)
    expect([again.code, again.stderr]).toEqual([2, expect.stringContaining('--force')])
    const toOutput = ['--output', '/dev/stdout', '--force']
    const printed = await runHere(['audit', 'export', ...toOutput], environment)
    writeFileSync(file, printed.stdout)
    const { stdout: key } = await runHere(['audit', 'key', '--json'], environment)
    const { publicKey } = JSON.parse(key)
    const verified = await runHere(['audit', 'verify', file, '--public-key', publicKey])
    expect([verified.code, verified.stderr]).toEqual([0, ''])
    expect(verified.stdout).toContain('Proven')
  })

  it('notes what was refused, and never the key', async () => {
    const wrong = `${keyward.adminKey.slice(0, -8)}AAAAAAAA`
    const refused = await runHere(['keys', 'list'], { ...environment, KEYWARD_API_KEY: wrong })
    expect(refused.code).toBe(3)
    const weak = { scopes: ['read:keys'], api: 'keyward', name: 'reader' }
    const { secret } = (await keyward.call('POST', '/v1/keys', weak)).body as { secret: string }
    const reader = { ...environment, KEYWARD_API_KEY: secret }
    const denied = await runHere(['keys', 'create', '--api', 'shop'], reader)
    expect([denied.code, denied.stderr]).toEqual([
      1,
      expect.stringContaining('Missing: write:keys'),
    ])
    await new Promise((resolve) => setTimeout(resolve, 500))
    const { stdout } = await runHere(['audit', 'list', '--outcome', 'denied'], environment)
    expect(stdout).toMatch(/admin\.denied +keyward +anonymous +127\.0\.0\.1/)
    const file = join(keyward.directory, 'secrets.ndjson')
    await runHere(['audit', 'export', '--output', file], environment)
    const text = readFileSync(file, 'utf8')
    for (const key of [wrong, keyward.adminKey]) expect(text).not.toContain(key)
  })
})

describe('keyward audit verify', () => {
  const folder = createScratchDirectory()
  const data = join(folder, 'data')
  const file = join(folder, 'audit.ndjson')
  const log = join(data, 'audit-checkpoints.log')
  let publicKey = ''
  afterAll(() => removeDirectory(folder))
  beforeAll(async () => {
    const config = join(folder, 'keyward.yaml')
    const init = ['init', '--upstream', 'http://127.0.0.1:5000', '--api', 'shop']
    await runHere([...init, '--output', config, '--data', data])
    await runHere(['keys', 'create', '--api', 'shop', '--name', 'a', '--data', data])
    await runHere(['audit', 'export', '--output', file, '--data', data])
    const { stdout } = await runHere(['audit', 'key', '--json', '--data', data])
    publicKey = JSON.parse(stdout).publicKey
  })

  const verify = (...args: string[]) => runHere(['audit', 'verify', ...args])

  it('needs neither server nor data, and says how far its word goes', async () => {
    const alone = await verify(file)
    expect([alone.code, alone.stdout]).toEqual([0, expect.stringContaining('Consistent')])
    expect(alone.stdout).toContain('The key stands in the file itself')
    expect(alone.stdout).toMatch(/fingerprint +SHA256:/)
    const keyed = await verify(file, '--public-key', publicKey)
    expect(keyed.stdout).toContain('Proven')
    expect(keyed.stdout).toContain('No checkpoint was compared')
    const kept = await verify(file, '--checkpoint', log)
    expect(kept.stdout).toContain('Proven')
    expect(kept.stdout).not.toContain('The key stands in')
    expect(kept.stdout).toMatch(/kept checkpoints +\d+ agree, 0 are of other parts/)
  })

  it('names the line, the API, the event and what is wrong with it, and ends with 1', async () => {
    const bad = join(folder, 'bad.ndjson')
    writeFileSync(bad, readFileSync(file, 'utf8').replace('"name":"a"', '"name":"b"'))
    const { code, stdout } = await verify(bad)
    expect(code).toBe(1)
    expect(stdout).toMatch(/^Tampered: .*bad\.ndjson:\d+ \(shop, event \d\) was altered: its hash/)
    const told = await verify(bad, '--json')
    expect([told.code, JSON.parse(told.stdout)]).toEqual([
      1,
      expect.objectContaining({ result: 'tampered', fault: expect.objectContaining({ seq: 2 }) }),
    ])
    const hostile = join(folder, 'hostile.ndjson')
    const [header] = readFileSync(file, 'utf8').split('\n')
    writeFileSync(hostile, `${header}\n{"tenant":"\\u001b[2J","seq":1}\n`)
    expect((await verify(hostile)).stdout).not.toContain('\u001b[2J')
  })

  it('takes checkpoints in every form in which people keep them', async () => {
    const [line = ''] = readFileSync(log, 'utf8').split('\n')
    const { note } = JSON.parse(line)
    const forms = {
      'note.txt': note,
      'notes.txt': `${note}\n${note}`,
      'witnessed.txt': `${note}— witness.example ${Buffer.alloc(76, 1).toString('base64')}\n`,
      'answer.json': JSON.stringify({ publicKey, items: [{ note }] }),
      'log.ndjson': `${line}\n{"tenant":"shop","no`,
    }
    for (const [name, text] of Object.entries(forms)) {
      const path = join(folder, name)
      writeFileSync(path, text)
      const { code, stdout } = await verify(file, '--checkpoint', path)
      expect([name, code, stdout]).toEqual([name, 0, expect.stringContaining('1 agree')])
    }
    expect((await verify(file, '--checkpoint', file)).code).toBe(0)
  })

  it('finds an old copy by a checkpoint that was kept', async () => {
    const old = join(folder, 'old.ndjson')
    copyFileSync(file, old)
    await runHere(['keys', 'create', '--api', 'shop', '--name', 'b', '--data', data])
    await runHere(['audit', 'export', '--output', file, '--force', '--data', data])
    expect((await verify(file, '--checkpoint', log)).code).toBe(0)
    const { code, stdout } = await verify(old, '--checkpoint', log)
    expect([code, stdout]).toEqual([1, expect.stringMatching(/ends shop at event 2, but .* 3/)])
    expect((await verify(old, '--checkpoint', file)).code).toBe(1)
  })

  it('warns when an old copy of the database was put back', async () => {
    const database = join(data, 'keyward.db')
    const copy = join(folder, 'copy.db')
    copyFileSync(database, copy)
    await runHere(['keys', 'create', '--api', 'shop', '--name', 'c', '--data', data])
    for (const end of ['-wal', '-shm']) rmSync(`${database}${end}`, { force: true })
    copyFileSync(copy, database)
    const { stderr } = await runHere(['keys', 'list', '--data', data])
    expect(stderr).toContain('an old copy of the database was put back')
    const again = await runHere(['audit', 'list', '--action', 'audit.rolled_back', '--data', data])
    expect([again.stderr, again.stdout]).toEqual(['', expect.stringContaining('kind shorter')])
  })

  it('ends with 2 for wrong use', async () => {
    for (const args of [
      [join(folder, 'nothere')],
      [folder],
      [file, '--public-key', 'x'],
      [file, '--checkpoint', join(folder, 'nothere')],
      [file, '--checkpoint', join(folder, 'keyward.yaml')],
    ]) {
      expect([args, (await verify(...args)).code]).toEqual([args, 2])
    }
    appendFileSync(join(folder, 'empty'), '')
    expect((await verify(join(folder, 'empty'))).code).toBe(1)
  })
})
