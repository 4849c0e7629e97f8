/** The loop: a scan finds what is wrong with the shop, Keyward mends it, and a scan shows that. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type FlaskShop, startFlaskShop } from '../../examples/flask-shop/start-flask-shop.ts'
import type { ScanReport } from '../../src/scanner/scan-report.ts'
import {
  type Keyward,
  removeDirectory,
  runKeyward,
  startKeyward,
} from '../fixtures/start-keyward.ts'
import { createSampleCertificate } from './sample-certificate.ts'

const openapi = fileURLToPath(new URL('../../examples/flask-shop/openapi.yaml', import.meta.url))
const folder = mkdtempSync(join(tmpdir(), 'keyward-test-'))
afterAll(() => rmSync(folder, { recursive: true }))

/** Both ends are ours: there is nobody to be gentle with. */
const FAST = ['--rate', '500']

interface Scanned {
  readonly code: number | null
  readonly report: ScanReport
}

async function scan(url: string, ...args: readonly string[]): Promise<Scanned> {
  const all = ['scan', url, '--format', 'json', ...FAST, ...args]
  const { code, stdout, stderr } = await runKeyward(all, { cwd: folder })
  if (stdout === '') throw new Error(stderr)
  return { code, report: JSON.parse(stdout) as ScanReport }
}

function rulesAt(report: ScanReport, severity: string): string[] {
  const found = report.findings.filter((each) => each.severity === severity)
  return [...new Set(found.map(({ ruleId }) => ruleId))]
}

describe('the Flask shop alone', () => {
  let open: FlaskShop
  let listed: FlaskShop
  beforeAll(async () => {
    open = await startFlaskShop({})
    listed = await startFlaskShop({ API_KEYS: 'web-2021,ops-2019' })
  })
  afterAll(() => Promise.all([open.close(), listed.close()]))

  it('gets an F for missing authentication when nobody has set a list of keys', async () => {
    const { code, report } = await scan(open.url)
    expect(code).toBe(1)
    expect(report).toMatchObject({ grade: 'F', complete: false })
    expect(rulesAt(report, 'critical')).toEqual(['missing-authentication'])
  })

  it('gets an F for one key for everything when there is a list', async () => {
    const { code, report } = await scan(listed.url, '--key', 'web-2021', '--openapi', openapi)
    expect(code).toBe(1)
    expect(report.grade).toBe('F')
    expect(report.coverage.keyProven).toBe(true)
    expect(rulesAt(report, 'critical')).toEqual(['one-key-for-everything'])
  })

  it('does not show in any report which keys were given', async () => {
    const args = ['scan', listed.url, '--key', 'web-2021', ...FAST]
    const files = ['json', 'txt', 'html', 'sarif', 'xml'].map((ending) => `report.${ending}`)
    const outputs = files.flatMap((file) => ['--output', file])
    const { stdout, stderr } = await runKeyward([...args, ...outputs], { cwd: folder })
    for (const file of files) {
      const text = readFileSync(join(folder, file), 'utf8')
      expect(text.length).toBeGreaterThan(500)
      expect(text).not.toContain('web-2021')
    }
    expect(stdout + stderr).not.toContain('web-2021')
  })
})

describe('the same shop behind Keyward, over TLS', () => {
  let shop: FlaskShop
  let keyward: Keyward
  let keys: string[] = []
  let first: ScanReport | undefined
  const ca = join(folder, 'ca.pem')
  beforeAll(async () => {
    shop = await startFlaskShop({})
    const tls = await createSampleCertificate('good')
    writeFileSync(ca, tls.ca)
    const args = ['protect', '--upstream', shop.url, '--api', 'shop', '--openapi', openapi]
    keyward = await startKeyward({ args, tls })
    keys = await Promise.all([createKey('reader', 'users'), createKey('poster', 'posts')])
  })
  afterAll(async () => {
    await keyward.stop()
    await shop.close()
    removeDirectory(keyward.directory)
  })

  async function createKey(name: string, resource: string): Promise<string> {
    const { body } = await keyward.call('POST', '/v1/keys', {
      api: 'shop',
      name,
      scopes: [`read:${resource}`],
      rateLimits: [{ name: 'default', limit: 1_000, windowMs: 60_000 }],
    })
    return `${name}=${body.secret}`
  }

  it('gets an A, with every operation tested by two keys', async () => {
    const given = keys.flatMap((key) => ['--key', key])
    const { code, report } = await scan(keyward.url, '--ca', ca, '--openapi', openapi, ...given)
    expect(code).toBe(0)
    expect(report.grade).toBe('A')
    for (const severity of ['critical', 'high', 'medium']) {
      expect(rulesAt(report, severity)).toEqual([])
    }
    first = report
    expect(report.complete).toBe(true)
    expect(report.coverage.keys.map(({ proven }) => proven)).toEqual([true, true])
  })

  it('gets an A from a stranger, who is told what was not tested', async () => {
    const { code, report } = await scan(keyward.url, '--ca', ca)
    expect(code).toBe(0)
    expect(report).toMatchObject({ grade: 'A', complete: false })
    expect(report.missing.map(({ how }) => how).join()).toContain('--key')
  })

  it('has the same findings, with the same fingerprints, in a second scan', async () => {
    const given = keys.flatMap((key) => ['--key', key])
    const second = await scan(keyward.url, '--ca', ca, '--openapi', openapi, ...given)
    const prints = (report?: ScanReport) => report?.findings.map((each) => each.fingerprint)
    expect(prints(second.report)).toEqual(prints(first))
    expect(new Set(prints(first)).size).toBe(second.report.findings.length)
  })
})
