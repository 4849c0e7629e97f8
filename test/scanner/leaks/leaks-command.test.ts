import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { Ajv } from 'ajv'
import * as formats from 'ajv-formats'
import { describe, expect, it } from 'vitest'
import { buildTar } from '../../fixtures/containers/build-tar.ts'
import { buildZip } from '../../fixtures/containers/build-zip.ts'
import { githubToken, keywardKey, plainKey, stripeKey } from '../../fixtures/leaks/made-up-keys.ts'
import { expectHidden } from '../../fixtures/leaks/search-leaks.ts'
import { type Folder, makeFolder, makeRepository } from '../../fixtures/sources/git-folder.ts'
import { runKeyward } from '../../fixtures/start-keyward.ts'

const schema = new URL('../../scanner-reports/sarif-schema-2.1.0.json', import.meta.url)

function leaks(folder: Folder, ...args: readonly string[]) {
  return runKeyward(['leaks', ...args], { cwd: folder.path })
}

function plant(folder: Folder): readonly string[] {
  const zipped = buildZip([{ name: 'in/b.txt', bytes: Buffer.from(`x\n${keywardKey(3)}\n`) }])
  folder.write('app.py', `a = '${githubToken(1)}'\nclient_secret = '${plainKey(2)}'\n`)
  folder.write('lib.jar', zipped)
  folder.write('all.tar', buildTar([{ name: 'lib.zip', bytes: zipped }]))
  folder.write(
    'access.log',
    `203.0.113.9 - - [10/Oct/2025:13:55:36 +0000] "GET /a?api_key=${plainKey(4)} HTTP/1.1" 200 5\n`,
  )
  const pieces = `'sk_live_' +\n '${stripeKey(5).slice(8, 20)}' + '${stripeKey(5).slice(20)}'`
  folder.write('web.js', `const k = ${pieces}\nconst l = atob('${encode(githubToken(6))}')\n`)
  return [githubToken(1), plainKey(2), keywardKey(3), plainKey(4), stripeKey(5), githubToken(6)]
}

const encode = (text: string): string => Buffer.from(text).toString('base64')

describe('keyward leaks', () => {
  it('tells what a folder holds, in every form, and shows no secret', async () => {
    const folder = makeFolder()
    const secrets = plant(folder)
    const names = ['r.json', 'r.sarif', 'r.xml', 'r.html', 'r.txt']
    const aside = makeFolder().path
    const outputs = names.flatMap((name) => ['--output', join(aside, name)])
    const { code, stdout, stderr } = await leaks(folder, '.', ...outputs)
    expect(code).toBe(1)
    const files = names.map((name) => readFileSync(join(aside, name), 'utf8'))
    expectHidden([stdout, stderr, ...files].join('\n'), secrets)
    const report = JSON.parse(files[0] ?? '')
    expect(report).toMatchObject({ schema: 'keyward.leaks/1', target: '.', grade: 'F' })
    const places = report.findings.map(
      ({ ruleId, location }: { ruleId: string; location: Record<string, unknown> }) =>
        `${ruleId} ${location['container'] ?? location['path']}:${location['line']}`,
    )
    expect(places.toSorted()).toEqual(
      [
        'github-token app.py:1',
        'generic-api-key app.py:2',
        'keyward-key lib.jar!in/b.txt:2',
        'keyward-key all.tar!lib.zip!in/b.txt:2',
        'key-in-query-string access.log:1',
        'stripe-secret-key web.js:1',
        'github-token web.js:3',
      ].toSorted(),
    )
    const { $schema: _, id: __, ...meta } = JSON.parse(readFileSync(schema, 'utf8'))
    const ajv = new Ajv({ strict: false, allErrors: true })
    formats.default.default(ajv)
    const validate = ajv.compile(meta)
    validate(JSON.parse(files[1] ?? ''))
    expect(validate.errors).toBeNull()
    const { results } = JSON.parse(files[1] ?? '').runs[0]
    const prints = results.map((each: { partialFingerprints: object }) =>
      JSON.stringify(each.partialFingerprints),
    )
    expect(new Set(prints).size).toBe(7)
  })

  it('ends with 0 where nothing is left that is new, or weighs enough', async () => {
    const folder = makeFolder({ 'a.txt': `${githubToken(1)}\n` })
    const known = join(makeFolder().path, 'known.json')
    expect((await leaks(folder, '.', '--fail-on', 'never', '--output', known)).code).toBe(0)
    folder.write('a.txt', `\n\n  ${githubToken(1)}\n`)
    expect((await leaks(folder, '.', '--baseline', known)).code).toBe(0)
    folder.write('a.txt', `${githubToken(2)} ${githubToken(1)}\n`)
    const fresh = await leaks(folder, '.', '--baseline', known, '--format', 'json')
    expect([fresh.code, JSON.parse(fresh.stdout).findings.length]).toEqual([1, 1])
  })

  it('reads standard input', async () => {
    const { code, stdout } = await runKeyward(['leaks', '-', '--format', 'json'], {
      cwd: makeFolder().path,
      input: `one\ntwo ${keywardKey(1)}\n`,
    })
    expect(code).toBe(1)
    expect(JSON.parse(stdout).findings).toMatchObject([
      { ruleId: 'keyward-key', kind: 'keyward', location: { path: 'stdin', line: 2 } },
    ])
  })

  it('stops a commit by a hook of git, and lets one without keys through', async () => {
    const repository = makeRepository({ 'old.txt': `${githubToken(1)}\n` })
    repository.commit('old')
    repository.write('old.txt', `${githubToken(1)}\nharmless\n`)
    repository.git('add', '.')
    expect((await leaks(repository, '--staged')).code).toBe(0)
    repository.write('new.txt', `${githubToken(2)}\n`)
    repository.git('add', '.')
    const { code, stdout } = await leaks(repository, '--staged')
    expect([code, stdout.includes('new.txt:1')]).toEqual([1, true])
  })

  it('says what is wrong with what it is given, and how to mend it', async () => {
    const folder = makeFolder({ 'a.txt': 'a\n' })
    const cases: readonly (readonly [args: readonly string[], code: number, said: RegExp])[] = [
      [['nothing'], 2, /nothing does not exist/],
      [['--history'], 2, /\. is no git repository/],
      [['file:///etc/passwd'], 2, /file:\/\/ is not read/],
      [['https://u:p@example.com/'], 2, /must not hold a name or password/],
      [['http://127.0.0.1:9/'], 3, /ECONNREFUSED/],
    ]
    for (const [args, code, said] of cases) {
      const result = await leaks(folder, ...args)
      expect([args, result.code]).toEqual([args, code])
      expect(result.stderr).toMatch(said)
      expect(result.stderr).toMatch(/^fix: /m)
      expect(result.stdout).toBe('')
    }
  })
})
