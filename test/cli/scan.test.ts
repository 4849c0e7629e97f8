import { readFileSync, writeFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { runHere } from './in-process.ts'
import { closeTargetsAfterEach, openScanTarget } from './scan-target.ts'
import { cleanUpAfterEach, createWorkFolder } from './work-folder.ts'

cleanUpAfterEach()
closeTargetsAfterEach()

const key = ['local', 'test', 'key', '7Hq2'].join('-')

describe('keyward scan', () => {
  it('tells a person grade, sum, coverage and who reaches what', async () => {
    const { url } = await openScanTarget({ keys: [key] })
    const folder = createWorkFolder()
    const { code, stdout, stderr } = await folder.run(['scan', url, '--key', `ci=${key}`])
    expect([code, stderr]).toEqual([1, ''])
    expect(stdout).toMatch(/^Grade F, score \d+(?:\.\d)? of 100/)
    expect(stdout).toContain('CRITICAL')
    expect(stdout).toMatch(/• GET \/v1\/users$/m)
    expect(stdout).toMatch(/GET \/v1\/orders +refused +refused +open/)
    expect(stdout).toContain('Skipped GET /reset')
    expect(stdout).not.toContain('\x1b')
  })

  it('prints one JSON document and nothing else', async () => {
    const { url, requests } = await openScanTarget({ keys: [key] })
    const folder = createWorkFolder()
    for (const args of [['--format', 'json'], ['--json']]) {
      const result = await folder.run(['scan', url, '--key', key, ...args])
      expect([result.code, result.stderr]).toEqual([1, ''])
      const report = JSON.parse(result.stdout)
      expect(report).toMatchObject({ schema: 'keyward.scan/1', target: url, grade: 'F' })
      expect(report.coverage.keyProven).toBe(true)
      expect(report.findings).toContainEqual(
        expect.objectContaining({
          ruleId: 'missing-authentication',
          operation: { method: 'GET', path: '/v1/users' },
        }),
      )
    }
    expect(requests.filter((each) => each.includes('/reset'))).toEqual([])
    expect(requests.every((each) => /^(?:GET|HEAD|OPTIONS) /.test(each))).toBe(true)
  })

  it('finds the same again, with the same fingerprints', async () => {
    const { url } = await openScanTarget({ keys: [key] })
    const folder = createWorkFolder()
    const findings = async () =>
      JSON.parse((await folder.run(['scan', url, '--key', key, '--json'])).stdout).findings
    expect(await findings()).toEqual(await findings())
  })

  it('writes each file in the form of its ending, and says where', async () => {
    const { url } = await openScanTarget()
    const folder = createWorkFolder()
    const names = ['a.html', 'b.sarif', 'c.xml', 'd.json', 'e.txt']
    const result = await folder.run(['scan', url, ...names.flatMap((name) => ['--output', name])])
    expect(result.code).toBe(1)
    expect(result.stdout).toMatch(/^Grade F.*\n.*\nWrote a\.html\nWrote b\.sarif\n/)
    const begins = names.map((name) => readFileSync(folder.file(name), 'utf8').slice(0, 11))
    expect(begins).toEqual([
      '<!doctype h',
      '{\n  "$schem',
      '<?xml versi',
      '{\n  "schema',
      'Grade F, sc',
    ])
  })

  it('ends by what --fail-on says', async () => {
    const { url } = await openScanTarget()
    const folder = createWorkFolder()
    const end = async (...args: string[]) => (await folder.run(['scan', url, ...args])).code
    expect(await end('--fail-on', 'critical')).toBe(1)
    expect(await end('--fail-on', 'never')).toBe(0)
    expect(await end('--skip', 'missing-authentication', '--fail-on', 'critical')).toBe(0)
  })

  it('with a baseline tells and counts only what is new', async () => {
    const { url } = await openScanTarget()
    const folder = createWorkFolder()
    await folder.run(['scan', url, '--output', 'before.json'])
    const same = await folder.run(['scan', url, '--baseline', 'before.json'])
    expect(same.code).toBe(0)
    expect(same.stdout).toMatch(/Against the baseline: 0 new, \d+ known, 0 fixed\./)
    const before = JSON.parse(readFileSync(folder.file('before.json'), 'utf8'))
    const findings = before.findings.filter(
      ({ ruleId }: { ruleId: string }) => ruleId !== 'missing-authentication',
    )
    const gone = { fingerprint: 'f', ruleId: 'missing-authentication', title: 'gone' }
    writeFileSync(folder.file('list.json'), JSON.stringify({ findings: [...findings, gone] }))
    const more = await folder.run(['scan', url, '--baseline', 'list.json', '--json'])
    expect(more.code).toBe(1)
    const report = JSON.parse(more.stdout)
    expect(report.findings.map(({ ruleId }: { ruleId: string }) => ruleId)).toEqual([
      'missing-authentication',
    ])
    expect(report.baseline.fixed).toMatchObject([{ fingerprint: 'f' }])
  })

  it('shows what it would do, and sends nothing', async () => {
    const { url, requests } = await openScanTarget()
    const folder = createWorkFolder()
    const args = ['scan', url, '--key', key, '--operation', 'GET /v1/users/7', '--dry-run']
    const text = await folder.run(args)
    expect([text.code, text.stderr]).toEqual([0, ''])
    expect(text.stdout).toMatch(/GET +\/v1\/users\/\{\w+\} +given/)
    const { stdout } = await folder.run([...args, '--json'])
    expect(JSON.parse(stdout)).toMatchObject({ schema: 'keyward.scan-plan/1', target: url })
    expect(requests).toEqual([])
    expect(text.stdout + stdout).not.toContain(key)
  })

  it('stays below the given number of requests', async () => {
    const { url, requests } = await openScanTarget()
    const folder = createWorkFolder()
    const { stdout } = await folder.run(['scan', url, '--requests', '40', '--json'])
    expect(requests.length).toBeLessThanOrEqual(40)
    expect(JSON.parse(stdout)).toMatchObject({ complete: false })
  })
})

describe('what cannot be scanned', () => {
  it('ends with 3 where nothing answers', async () => {
    const { code, stdout, stderr } = await createWorkFolder().run(['scan', 'http://127.0.0.1:9'])
    expect([code, stdout]).toEqual([3, ''])
    expect(stderr).toContain('error: The target of the scan does not answer: http://127.0.0.1:9')
  })

  it('ends with 3 where the report could not be kept, before anything is sent', async () => {
    const { url, requests } = await openScanTarget()
    const { code, stderr } = await createWorkFolder().run(['scan', url, '--output', 'no/a.html'])
    expect([code, requests]).toEqual([3, []])
    expect(stderr).toContain('error: A file cannot be written: no/a.html')
  })

  it.each([
    [['scan'], "missing required argument 'url'"],
    [['scan', 'ftp://a'], 'the URL must begin with http:// or https://'],
    [['scan', 'http://a:b@c'], 'the URL must not hold a name or password'],
    [['scan', 'a', '--only', 'missing-authentification'], 'did you mean missing-authentication?'],
    [['scan', 'a', '--skip', 'nonsense-of-a-rule'], 'there is no rule "nonsense-of-a-rule"'],
    [['scan', 'api.example.com', '--active'], '--i-own-this-target'],
    [['scan', 'a', '--allow-destructive', 'GET /reset'], '--allow-destructive needs --active'],
    [['scan', 'a', '--fail-on', 'severe'], '--fail-on must be one of critical, high'],
    [['scan', 'a', '--rate', '0'], '--rate must be a whole number from 1'],
    [['scan', 'a', '--timeout', '0'], '--timeout must be a span from 1ms to 1h'],
    [['scan', 'a', '--json', '--format', 'html'], 'exclude each other'],
    [['scan', 'a', '--baseline', 'none.json'], 'none.json does not exist'],
    [['scan', 'a', '--key-env', 'NOT_SET'], '--key-env NOT_SET: the variable is not set'],
  ])('ends with 2: keyward %j', async (args, why) => {
    const { code, stdout, stderr } = await runHere(args)
    expect([code, stdout]).toEqual([2, ''])
    expect(stderr).toContain(why)
  })

  it('ends with 2 where a file that it needs is none', async () => {
    const folder = createWorkFolder()
    const file = folder.file('file')
    const broken = ['BEGIN', 'END'].map((word) => `-----${word} CERTIFICATE-----`).join('\nAAAA\n')
    for (const [option, text, why] of [
      ['--ca', 'no certificate', `--ca ${file} holds no certificate in PEM`],
      ['--ca', broken, `--ca ${file} holds a certificate that cannot be read`],
      ['--openapi', '{"a":1}', `${file}:1:1: names neither openapi`],
      ['--baseline', '[]', 'is not a JSON object'],
      ['--key-file', '\n', `--key-file ${file} holds no key`],
    ] as const) {
      writeFileSync(file, text)
      const { code, stderr } = await runHere(['scan', 'http://127.0.0.1:9', option, file])
      expect([code, stderr]).toEqual([2, expect.stringContaining(why)])
    }
  })

  it('says what it took an address without a scheme for', async () => {
    const { stderr } = await createWorkFolder().run(['scan', '127.0.0.1:9'])
    expect(stderr).toContain('warning: the URL has no scheme; http://127.0.0.1:9 is scanned')
  })

  it('warns of a key that would go with every request', async () => {
    const { url } = await openScanTarget()
    const args = ['scan', url, '--header', `X-API-Key: ${key}`, '--json']
    const { stdout, stderr } = await createWorkFolder().run(args)
    expect(stderr).toContain('--header X-API-Key goes with every request')
    expect(stdout + stderr).not.toContain(key)
  })
})
