import { spawnSync } from 'node:child_process'
import {
  chmodSync,
  cpSync,
  lstatSync,
  mkdirSync,
  readFileSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { dirname } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import type { CodeReport } from '../../src/scanner/file-report.ts'
import { cleanUpAfterEach, createWorkFolder, type WorkFolder } from './work-folder.ts'

cleanUpAfterEach()

const EXAMPLE = fileURLToPath(new URL('../scanner/code/flask-insecure', import.meta.url))
const DEBUG = [
  'from flask import Flask',
  'app = Flask(__name__)',
  'if __name__ == "__main__":',
  '    app.run(host="127.0.0.1", debug=True)',
  '',
]

function write(folder: WorkFolder, name: string, text: string): void {
  mkdirSync(dirname(folder.file(name)), { recursive: true })
  writeFileSync(folder.file(name), text)
}

async function review(folder: WorkFolder, ...args: readonly string[]) {
  const { code, stdout, stderr } = await folder.run(['code', ...args, '--format', 'json'])
  return { code, stderr, report: JSON.parse(stdout) as CodeReport }
}

describe('keyward code --fix', () => {
  it('does not spoil the bytes of a file that is no UTF-8', async () => {
    const folder = createWorkFolder()
    const bytes = Buffer.concat([Buffer.from(`# caf`), Buffer.from([0xe9, 0x0a])])
    writeFileSync(folder.file('app.py'), Buffer.concat([bytes, Buffer.from(DEBUG.join('\n'))]))
    const before = readFileSync(folder.file('app.py'))
    const { stderr } = await review(folder, '.', '--fix')
    expect(stderr).toContain('app.py is no UTF-8')
    expect(readFileSync(folder.file('app.py')).equals(before)).toBe(true)
  })

  it('mends an example so that it still compiles, and finds no more to mend', async () => {
    const folder = createWorkFolder()
    cpSync(EXAMPLE, folder.path, { recursive: true })
    const first = await review(folder, '.', '--fix')
    expect(first.code).toBe(1)
    expect(first.stderr).toContain('fixed flask-debug in app.py:41')
    expect(first.report.findings.map(({ ruleId }) => ruleId)).not.toContain('flask-debug')
    const files = ['app.py', 'dev.py', 'shop/auth.py', 'shop/orders.py', 'shop/reports.py']
    const compiled = spawnSync('python3', ['-B', '-m', 'py_compile', ...files], {
      cwd: folder.path,
    })
    expect(compiled.stderr.toString()).toBe('')
    const text = readFileSync(folder.file('app.py'), 'utf8')
    const second = await review(folder, '.', '--fix')
    expect(second.stderr).not.toContain('fixed')
    expect(readFileSync(folder.file('app.py'), 'utf8')).toBe(text)
  })

  it('keeps line ends, the mark at the beginning, and the mode', async () => {
    const folder = createWorkFolder()
    write(folder, 'app.py', `\uFEFF${DEBUG.join('\r\n')}`)
    chmodSync(folder.file('app.py'), 0o750)
    const { stderr } = await review(folder, 'app.py', '--fix')
    expect(stderr).toContain('fixed flask-debug in app.py:4')
    const mended = DEBUG.join('\r\n').replace(', debug=True', '')
    expect(readFileSync(folder.file('app.py'), 'utf8')).toBe(`\uFEFF${mended}`)
    expect(statSync(folder.file('app.py')).mode & 0o777).toBe(0o750)
  })

  it('mends what a link leads to, and leaves the link', async () => {
    const folder = createWorkFolder()
    write(folder, 'real.py', DEBUG.join('\n'))
    symlinkSync('real.py', folder.file('app.py'))
    await review(folder, 'app.py', '--fix')
    expect(lstatSync(folder.file('app.py')).isSymbolicLink()).toBe(true)
    expect(readFileSync(folder.file('real.py'), 'utf8')).not.toContain('debug')
  })
})

describe('keyward code', () => {
  it('accepts what a comment accepts, and lists it', async () => {
    const folder = createWorkFolder()
    const lines = DEBUG.with(3, `    # keyward:allow flask-debug only on my desk\n${DEBUG[3]}`)
    write(folder, 'app.py', lines.join('\n'))
    const { report } = await review(folder, '.')
    expect(report.findings.map(({ ruleId }) => ruleId)).not.toContain('flask-debug')
    expect(report.suppressed).toMatchObject([
      { finding: { ruleId: 'flask-debug' }, reason: 'only on my desk' },
    ])
  })

  it('takes moved lines and another indentation for the same findings', async () => {
    const folder = createWorkFolder()
    write(folder, 'app.py', DEBUG.join('\n'))
    await folder.run(['code', '.', '--output', 'known.json'])
    const moved = `"""Moved."""\n\n${DEBUG.join('\n').replace('    app', '        app')}`
    write(folder, 'app.py', moved)
    const { code } = await folder.run(['code', '.', '--baseline', 'known.json'])
    expect(code).toBe(0)
  })

  it('never shows a key, in any form of report', async () => {
    const folder = createWorkFolder()
    const key = ['pq7Wm2', 'Zr9Xk4', 'Tb6Nv1', 'Hs8D'].join('')
    write(
      folder,
      'app.py',
      [
        'from flask import Flask, abort, request',
        'app = Flask(__name__)',
        `API_KEY = "${key}"`,
        '@app.before_request',
        'def check():',
        `    if request.headers.get("X-API-Key") != "${key}":`,
        '        abort(401)',
        `    print("refused", request.args.get("api_key"), "${key}")`,
        '@app.get("/v1/users")',
        'def users():',
        '    return [1]',
        '',
      ].join('\n'),
    )
    const { report } = await review(folder, '.')
    expect(report.findings.map(({ ruleId }) => ruleId)).toContain('api-key-hard-coded')
    for (const format of ['text', 'json', 'sarif', 'junit', 'html']) {
      const { stdout, stderr } = await folder.run(['code', '.', '--format', format])
      expect(stdout.length, format).toBeGreaterThan(100)
      expect(stdout + stderr, format).not.toContain(key)
      expect(stdout + stderr, format).not.toContain(key.slice(4))
    }
  })

  it('applies the rules that were asked for', async () => {
    const folder = createWorkFolder()
    cpSync(EXAMPLE, folder.path, { recursive: true })
    const only = await review(folder, '.', '--only', 'tls-adhoc')
    expect(only.report.findings.map(({ ruleId }) => ruleId)).toEqual(['tls-adhoc'])
    expect(only.code).toBe(0)
    const less = await review(folder, '.', '--skip', 'tls-adhoc')
    expect(less.report.findings.map(({ ruleId }) => ruleId)).not.toContain('tls-adhoc')
    expect((await folder.run(['code', '.', '--only', 'no-such-rule'])).code).toBe(2)
    expect((await folder.run(['code', '.', '--fail-on', 'never'])).code).toBe(0)
  })

  it('leaves out what .gitignore leaves out, unless asked', async () => {
    const folder = createWorkFolder()
    write(folder, '.gitignore', 'old/\n')
    write(folder, 'old/app.py', DEBUG.join('\n'))
    write(folder, 'app.py', 'print("nothing")\n')
    expect((await review(folder, '.')).report.findings).toEqual([])
    const { report } = await review(folder, '.', '--all')
    expect(report.findings.some(({ location }) => location.path === 'old/app.py')).toBe(true)
  })

  it('says that there was nothing to read', async () => {
    const folder = createWorkFolder()
    const { code, report } = await review(folder, '.')
    expect(code).toBe(3)
    expect(report.complete).toBe(false)
    expect(report.missing).toMatchObject([{ what: 'No source code was found.' }])
    const missing = await folder.run(['code', 'nowhere'])
    expect(missing.code).toBe(2)
    expect(missing.stderr).toContain('nowhere does not exist')
  })

  it('gives SARIF whose findings differ in their fingerprints', async () => {
    const folder = createWorkFolder()
    cpSync(EXAMPLE, folder.path, { recursive: true })
    const { stdout } = await folder.run(['code', '.', '--format', 'sarif'])
    const { version, runs } = JSON.parse(stdout)
    expect(version).toBe('2.1.0')
    const [{ results, tool }] = runs
    const ids = tool.driver.rules.map(({ id }: { id: string }) => id)
    const prints = results.map((each: { partialFingerprints: unknown }) =>
      JSON.stringify(each.partialFingerprints),
    )
    expect(new Set(prints).size).toBe(results.length)
    for (const { ruleId, locations } of results) {
      expect(ids).toContain(ruleId)
      const { artifactLocation, region } = locations[0].physicalLocation
      expect(artifactLocation.uri).toMatch(/^(?:app|dev|shop\/\w+)\.py$/)
      expect(region.startLine).toBeGreaterThan(0)
    }
  })
})
