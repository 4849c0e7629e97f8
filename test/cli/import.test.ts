import { createHash, createHmac } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { setTimeout as sleep } from 'node:timers/promises'
import { describe, expect, it } from 'vitest'
import { cleanUpAfterEach, createWorkFolder, type WorkFolder } from './work-folder.ts'

cleanUpAfterEach()

const UPSTREAM = ['--upstream', 'http://127.0.0.1:5000']

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex')
}

/** Whether a request with that key may pass. */
async function mayPass(folder: WorkFolder, key: string, path: string): Promise<boolean> {
  const args = ['keys', 'verify', '--method', 'GET', '--path', path]
  return (await folder.run(args, {}, key)).code === 0
}

describe('keyward init', () => {
  const keys = ['correct-horse-battery-staple-1', 'web-2021', '', 'web-2021', 'abc']
  const env = { API_KEYS: keys.join(',') }

  it('reports on every row, and does nothing on a dry run', async () => {
    const folder = createWorkFolder()
    const args = ['init', ...UPSTREAM, '--import-env', 'API_KEYS', '--dry-run']
    const { code, stdout } = await folder.run(args, env)
    expect(code).toBe(1)
    expect(readdirSync(folder.path)).toEqual([])
    for (const line of [
      /^API_KEYS 1 .* would import$/m,
      /^API_KEYS 2 .* would import +weak: /m,
      /^API_KEYS 3 .* refused +empty: An empty key would let everybody in\.$/m,
      /^API_KEYS 4 .* refused +duplicate: The same key as in API_KEYS 2\.$/m,
      /^API_KEYS 5 .* refused +too_short: /m,
      /^2 would be imported, 3 refused\.$/m,
      /^Refused keys that will not work: 1\./m,
      /^Weak keys: 1\./m,
      /^Dry run: nothing was written\.$/m,
      /may do everything, as today/,
    ]) {
      expect(stdout).toMatch(line)
    }
    for (const key of keys.filter((each) => each.length > 3)) expect(stdout).not.toContain(key)
  })

  it('imports, writes keyward.yaml, and may be repeated', async () => {
    const folder = createWorkFolder()
    const args = ['init', ...UPSTREAM, '--api', 'shop', '--import-env', 'API_KEYS', '--json']
    const first = JSON.parse((await folder.run(args, env)).stdout)
    expect(first).toMatchObject({ imported: 2, alreadyImported: 0, refused: 3, weak: 1 })
    const yaml = readFileSync(folder.file('keyward.yaml'), 'utf8')
    const again = await folder.run(args, env)
    expect(JSON.parse(again.stdout)).toMatchObject({ imported: 0, alreadyImported: 2 })
    expect(readFileSync(folder.file('keyward.yaml'), 'utf8')).toBe(yaml)
    expect(await mayPass(folder, 'web-2021', '/v1/anything')).toBe(true)
    expect(await mayPass(folder, 'web-2022', '/v1/anything')).toBe(false)
    const list = await folder.run(['keys', 'list', '--imported', 'yes', '--json'])
    const scopes = JSON.parse(list.stdout).items.map((key: { scopes: string[] }) => key.scopes)
    expect(scopes).toEqual([['*:*'], ['*:*']])
  })

  it('overwrites no configuration, and then does nothing at all', async () => {
    const folder = createWorkFolder()
    writeFileSync(folder.file('keyward.yaml'), '# mine\n')
    const refused = await folder.run(['init', ...UPSTREAM, '--import-env', 'API_KEYS'], env)
    expect([refused.code, refused.stderr]).toEqual([2, expect.stringContaining('keyward.yaml')])
    expect(existsSync(folder.file('keyward-data'))).toBe(false)
    expect((await folder.run(['init', ...UPSTREAM, '--force'])).code).toBe(0)
    expect(readFileSync(folder.file('keyward.yaml'), 'utf8')).toContain('127.0.0.1:5000')
  })

  it('lets the narrower scopes count where a key stands in several places', async () => {
    const folder = createWorkFolder()
    const scopes = '{"web-2021": ["read:users"],\n "web-2021": ["*:*"]}'
    writeFileSync(folder.file('key_scopes.json'), scopes)
    const args = ['init', ...UPSTREAM, '--import-env', 'API_KEYS']
    const { stdout } = await folder.run([...args, '--import-scopes', 'key_scopes.json'], env)
    expect(stdout).toMatch(/^key_scopes\.json:1 .* imported/m)
    expect(stdout).toMatch(/^key_scopes\.json:2 .*duplicate: The same key as in key_scopes.json:1/m)
    expect(stdout).toMatch(/^API_KEYS 2 .*duplicate: The same key as in key_scopes.json:1/m)
    expect(await mayPass(folder, 'web-2021', '/v1/users')).toBe(true)
    expect(await mayPass(folder, 'web-2021', '/v1/posts')).toBe(false)
  })

  it('takes hashes of all kinds', async () => {
    const folder = createWorkFolder()
    const hmac = createHmac('sha256', 'pepper of before').update('key-of-hmac').digest('base64')
    writeFileSync(folder.file('hmac.secret'), 'pepper of before\n')
    writeFileSync(
      folder.file('hashes.csv'),
      'hash,algorithm,name,owner,scopes\n' +
        `${sha256('key-of-sha')},sha256,web,acme,read:users;read:posts\n` +
        `${hmac},hmac-sha256,batch,,read:users\n` +
        `nonsense,sha256,broken,,read:users\n`,
    )
    const args = ['init', ...UPSTREAM, '--import-hashes', 'hashes.csv']
    const { code, stdout } = await folder.run([...args, '--hmac-secret-file', 'hmac.secret'])
    expect(code).toBe(1)
    expect(stdout).toMatch(/^hashes\.csv:2 .* web .*imported/m)
    expect(stdout).toMatch(/^hashes\.csv:4 .* broken .*refused +malformed_hash/m)
    expect(await mayPass(folder, 'key-of-sha', '/v1/posts')).toBe(true)
    expect(await mayPass(folder, 'key-of-hmac', '/v1/users')).toBe(true)
    expect(await mayPass(folder, 'key-of-hmac', '/v1/posts')).toBe(false)
  })

  it('warns of scopes that no operation of the document needs, and imports them', async () => {
    const folder = createWorkFolder()
    writeFileSync(folder.file('openapi.yaml'), 'openapi: 3.0.3\npaths: { /users: { get: {} } }')
    writeFileSync(folder.file('scopes.json'), '{"web-2021": ["read:users", "read:invoices"]}')
    const args = ['init', ...UPSTREAM, '--openapi', 'openapi.yaml']
    const { code, stderr } = await folder.run([...args, '--import-scopes', 'scopes.json'])
    expect([code, stderr]).toEqual([
      0,
      'warning: no operation of openapi.yaml needs read:invoices\n',
    ])
    expect(readFileSync(folder.file('keyward.yaml'), 'utf8')).toContain('openapi: ./openapi.yaml')
  })

  it.each([
    ['--import-env', 'NO_SUCH', 'NO_SUCH is not set'],
    ['--import-scopes', 'none.json', 'none.json does not exist'],
    ['--import-hashes', 'none.csv', 'none.csv does not exist'],
    ['--openapi', 'none.yaml', 'none.yaml does not exist'],
    ['--hmac-secret-file', 'none', 'none does not exist'],
  ])('with a wrong %s does nothing', async (option, value, message) => {
    const folder = createWorkFolder()
    const { code, stderr } = await folder.run(['init', ...UPSTREAM, option, value])
    expect([code, stderr]).toEqual([2, expect.stringContaining(message)])
    expect(readdirSync(folder.path)).toEqual([])
  })

  it('killed at any moment has imported all or nothing, and can be repeated', async () => {
    const folder = createWorkFolder()
    const count = 3_000
    const all = Array.from({ length: count }, (_, index) => `key-number-${index}-of-many`)
    const big = { API_KEYS: all.join(',') }
    const args = ['init', ...UPSTREAM, '--import-env', 'API_KEYS', '--json']
    for (const delayMs of [250, 450, 650]) {
      const running = folder.start(args, big)
      await sleep(delayMs)
      await running.end('SIGKILL')
      const hasFile = existsSync(folder.file('keyward.yaml'))
      if (hasFile) expect(readFileSync(folder.file('keyward.yaml'), 'utf8')).toMatch(/\n$/)
      expect(readdirSync(folder.path).filter((name) => name.endsWith('.yaml'))).toHaveLength(
        hasFile ? 1 : 0,
      )
    }
    const { imported, alreadyImported } = JSON.parse((await folder.run(args, big)).stdout)
    expect([0, count]).toContain(imported)
    expect(imported + alreadyImported).toBe(count)
  })
})

describe('keyward keys import and export', () => {
  it('takes rows from standard input, and names the line of a wrong one', async () => {
    const folder = createWorkFolder()
    await folder.run(['init', ...UPSTREAM])
    const lines = `${sha256('a')},sha256,never\n${sha256('b')},md5,never\n`
    const wrong = await folder.run(
      ['keys', 'import', '-', '--format', 'csv', '--scope', 'read:users'],
      {},
      `hash,algorithm,expiresAt\n${lines}`,
    )
    expect([wrong.code, wrong.stdout]).toEqual([2, ''])
    expect(wrong.stderr).toContain('error: Nothing was imported')
    expect(wrong.stderr).toContain('  standard input:2: expiresAt must be a time with zone')
    expect(wrong.stderr).toContain('  standard input:3: algorithm must be "sha256" or')
    const none = await folder.run(['keys', 'import', '-', '--format', 'csv'])
    expect([none.code, none.stderr]).toEqual([2, expect.stringContaining('- holds no rows.')])
    const fine = await folder.run(
      ['keys', 'import', '-', '--format', 'lines', '--scope', 'read:users', '--json'],
      {},
      'a-key-per-line-1\na-key-per-line-2\n',
    )
    expect(fine.code).toBe(0)
    expect(JSON.parse(fine.stdout)).toMatchObject({ imported: 2, rows: [{ row: 1 }, { row: 2 }] })
    expect(fine.stdout).not.toContain('a-key-per-line')
  })

  it('exports everything but secrets', async () => {
    const folder = createWorkFolder()
    await folder.run(['init', ...UPSTREAM, '--import-env', 'K'], { K: 'a-secret-of-before-1' })
    const created = await folder.run(['keys', 'create', '--name', '=1+1', '--json'])
    const { secret } = JSON.parse(created.stdout)
    const json = await folder.run(['keys', 'export'])
    expect(JSON.parse(json.stdout)).toHaveLength(2)
    const csv = await folder.run(['keys', 'export', '--format', 'csv', '--output', 'keys.csv'])
    expect(csv.code).toBe(0)
    const text = readFileSync(folder.file('keys.csv'), 'utf8')
    expect(text.split('\r\n')[0]).toMatch(/^id,api,name,owner,hint/)
    expect(text).toContain("'=1+1")
    for (const each of [secret, 'a-secret-of-before-1']) {
      expect(json.stdout + text).not.toContain(each)
    }
    const taken = await folder.run(['keys', 'export', '--output', 'keys.csv'])
    expect([taken.code, taken.stderr]).toEqual([2, expect.stringContaining('exists already')])
  })
})
