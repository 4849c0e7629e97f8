import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { commands } from '../../src/cli/command-table.ts'
import { runHere } from './in-process.ts'

const folder = mkdtempSync(join(tmpdir(), 'keyward-test-'))
const data = join(folder, 'data')
afterAll(() => rmSync(folder, { recursive: true }))

const used = new Set<string>()

/** Runs a command with --json; its standard output must be one JSON value and nothing else. */
async function json(line: string, options: readonly string[] = [], exitCode = 0) {
  return jsonWithoutData(line, ['--data', data, ...options], exitCode)
}

async function jsonWithoutData(line: string, options: readonly string[], exitCode = 0) {
  const words = line.split(' ')
  used.add(
    commands.findLast(({ name }) => line === name || line.startsWith(`${name} `))?.name ?? '',
  )
  const { code, stdout, stderr } = await runHere([...words, '--json', ...options])
  expect([code, stderr]).toEqual([exitCode, ''])
  return JSON.parse(stdout)
}

describe('--json', () => {
  let keyId = ''
  let secret = ''

  beforeAll(async () => {
    const output = join(folder, 'keyward.yaml')
    await json('init --upstream http://127.0.0.1:5000 --api shop', ['--output', output])
    const created = await json('keys create --api shop --name ci --scope read:users')
    keyId = created.id
    secret = created.secret
  })

  it('of apis', async () => {
    const route = ['--route', 'GET /posts read:posts cost=2']
    expect(await json('apis create blog', route)).toMatchObject({
      id: 'blog',
      routes: [{ method: 'GET', path: '/posts', scopes: ['read:posts'], public: false, cost: 2 }],
    })
    const list = await json('apis list --limit 2')
    expect(list.items.map(({ id }: { id: string }) => id)).toEqual(['blog', 'keyward'])
    expect(list.cursor).toEqual(expect.any(String))
    const all = await json('apis list --all')
    expect(all.items).toHaveLength(3)
    expect(await json('apis update blog --name Blog --rate-limit 5/1s')).toMatchObject({
      name: 'Blog',
      rateLimits: [{ name: 'default', limit: 5, windowMs: 1_000, per: 'key' }],
    })
    const cleared = ['--clear', 'rate-limits', '--clear', 'routes']
    expect(await json('apis update blog', cleared)).toMatchObject({ rateLimits: [], routes: [] })
    expect(await json('apis show blog')).toMatchObject({ id: 'blog', version: 3 })
    expect(await json('apis delete blog')).toEqual({ id: 'blog', deleted: true })
  })

  it('of an API with as many routes as a large document has', async () => {
    const paths = Array.from({ length: 3_000 }, (_, index) => [
      `/v1/things/{id}/n${index}`,
      { get: {} },
    ])
    const file = join(folder, 'large.json')
    const spec = { openapi: '3.1.0', paths: Object.fromEntries(paths) }
    writeFileSync(file, JSON.stringify(spec))
    expect((await json('apis create large', ['--openapi', file])).routes).toHaveLength(3_000)
    expect((await json('apis update large', ['--openapi', file])).version).toBe(2)
    await json('apis delete large')
  })

  it('of roles', async () => {
    const scopes = ['--scope', 'read:users', '--scope', 'read:posts']
    expect(await json('roles create reader --api shop', scopes)).toMatchObject({
      scopes: ['read:users', 'read:posts'],
    })
    expect((await json('roles list')).items).toHaveLength(1)
    expect(await json('roles update reader --scope read:*')).toMatchObject({ scopes: ['read:*'] })
    expect(await json('roles show reader')).toMatchObject({ name: 'reader', api: 'shop' })
    expect(await json('roles delete reader')).toMatchObject({ deleted: true })
  })

  it('of keys', async () => {
    expect(await json('keys list --api shop --state active')).toMatchObject({
      items: [{ id: keyId }],
      cursor: null,
    })
    const changes = ['--owner', 'acme', '--expires-in', '90d', '--quota', '5/day', '--disable']
    const updated = await json(`keys update ${keyId} --rate-limit none`, changes)
    expect(updated).toMatchObject({
      owner: 'acme',
      rateLimits: [],
      quota: { limit: 5, period: 'day', per: 'key' },
      state: 'disabled',
    })
    const days = (Date.parse(updated.expiresAt) - Date.now()) / 86_400_000
    expect(days).toBeCloseTo(90, 1)
    const back = ['--enable', '--clear', 'owner', '--clear', 'expires-at', '--quota', 'inherit']
    expect(await json(`keys update ${keyId}`, back)).toMatchObject({
      owner: null,
      expiresAt: null,
      quota: 'inherit',
      state: 'active',
    })
    expect(await json(`keys show ${keyId}`)).toMatchObject({ id: keyId, name: 'ci' })
    expect(await json(`usage ${keyId}`)).toMatchObject({ key: keyId, api: 'shop', by: 'hour' })
    expect(await json('keys review --api shop')).toMatchObject({ reviewed: 1, withFindings: 1 })
    expect(await json('keys export')).toMatchObject([{ id: keyId }])
    const file = join(folder, 'scopes.json')
    writeFileSync(file, '{"an-old-key-in-the-clear-1": ["read:users"]}')
    expect(await json(`keys import ${file} --dry-run`)).toMatchObject({ imported: 1, dryRun: true })
  })

  it('of decisions, whose denials end with 1', async () => {
    const asks = `--method GET --path /v1/users`
    const key = join(folder, 'key.txt')
    writeFileSync(key, `${secret}\n`)
    expect(await json(`keys verify ${asks} --key-file ${key}`)).toMatchObject({ allowed: true })
    const denied = await json(`keys verify --key-file ${key} --scope write:users`, [], 1)
    expect(denied).toMatchObject({ code: 'insufficient_scope', missing: ['write:users'] })
    expect(await json(`explain --key ${keyId} ${asks}`)).toMatchObject({
      allowed: true,
      needed: [{ scope: 'read:users', grantedBy: { scope: 'read:users', role: null } }],
    })
    const post = '--method POST --path /v1/users'
    expect(await json(`keys explain ${keyId} ${post}`, [], 1)).toMatchObject({
      needed: [{ scope: 'write:users', grantedBy: null }],
    })
  })

  it('of the rest', async () => {
    expect(await json('pepper rotate')).toMatchObject({ dataDirectory: data })
    const rotated = await json(`keys rotate ${keyId} --grace 1h`)
    expect(rotated.previousSecretEndsAt).toEqual(expect.any(String))
    const secrets = [{ version: 1, refusedCount: 0, lastRefusedFrom: null }, { version: 2 }]
    expect(await json(`keys rotation ${keyId}`)).toMatchObject({ state: 'in_progress', secrets })
    expect((await json(`keys rotation-cancel ${keyId}`)).id).toBe(keyId)
    await json(`keys rotate ${keyId} --grace 1h`)
    expect((await json(`keys rotation-finish ${keyId}`)).id).toBe(keyId)
    expect((await json(`keys quarantine ${keyId}`)).state).toBe('quarantined')
    expect((await json(`keys release ${keyId}`)).state).toBe('active')
    const revoked = await json(`keys revoke ${keyId}`, ['--reason', 'end of test'])
    expect(revoked).toMatchObject({ state: 'revoked', revokedReason: 'end of test' })
  })

  it('of evidence and its signature', async () => {
    const file = join(folder, 'evidence.html')
    const made = await json('evidence --framework soc2', ['--output', file])
    expect(made).toMatchObject({ format: 'html', output: file, signature: `${file}.sig` })
    const verdict = await jsonWithoutData(`evidence verify ${file}`, [])
    expect(verdict).toMatchObject({ result: 'consistent', fault: null })
  })

  it('of signing keys', async () => {
    const { items } = await json('signing-keys list')
    const states = items.map(({ state }: { state: string }) => state)
    expect(states).toEqual(['current', 'current', 'next', 'next'])
    const rotated = await json('signing-keys rotate --compromised')
    expect(rotated.items).toHaveLength(4)
    expect(rotated.items[0].kid).not.toBe(items[0].kid)
  })

  it('of the audit log', async () => {
    const list = await json('audit list --action key.created')
    expect(list.items).toMatchObject([{ tenant: 'shop', target: { id: keyId } }])
    const { publicKey } = await json('audit key')
    expect(publicKey).toMatch(/^keyward\/[0-9A-Za-z]{12}\+/)
    const file = join(folder, 'audit.ndjson')
    const wrote = await json(`audit export --output ${file}`)
    expect(wrote).toMatchObject({ output: file, lines: expect.any(Number) })
    const proven = await jsonWithoutData(`audit verify ${file}`, ['--public-key', publicKey])
    expect(proven).toMatchObject({ result: 'proven', fault: null, publicKey })
  })

  it('of scans and schedules, as far as there are any without a server', async () => {
    const none = { items: [], cursor: null }
    expect(await json('scans list')).toEqual(none)
    expect(await json('scan-schedules list')).toEqual(none)
  })

  it('of leaks, of code and of the pattern of keys', async () => {
    const file = join(folder, 'app.js')
    writeFileSync(file, `const key = '${secret}'\n`)
    const leaks = await jsonWithoutData('leaks', [file], 1)
    expect(leaks).toMatchObject({ schema: 'keyward.leaks/1', coverage: { files: 1 } })
    expect(leaks.findings[0]).toMatchObject({ ruleId: 'keyward-key', kind: 'keyward' })
    const code = await jsonWithoutData('code', [file, '--fail-on', 'never'])
    expect(code).toMatchObject({ schema: 'keyward.code/1', coverage: { files: 1 } })
    const pattern = await jsonWithoutData('keys pattern', ['--prefix', 'shop_live'])
    expect(pattern).toMatchObject({ format: 'regex', prefixes: ['shop_live'] })
  })

  it('was tried of every command but those that serve, scan or need a server', () => {
    const scans = ['create', 'show', 'report', 'diff', 'cancel'].map((verb) => `scans ${verb}`)
    const schedules = ['create', 'show', 'delete'].map((verb) => `scan-schedules ${verb}`)
    const elsewhere = ['serve', 'protect', 'scan', 'token', 'audit tail', ...scans, ...schedules]
    expect([...used, ...elsewhere].sort()).toEqual(commands.map(({ name }) => name).sort())
  })
})
