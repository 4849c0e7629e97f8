import { execFile } from 'node:child_process'
import { existsSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { toFlag } from '../../src/cli/option.ts'
import { scanShape } from '../../src/cli/specs/scan-specs.ts'
import { closeTargetsAfterEach, openScanTarget } from './scan-target.ts'
import { cleanUpAfterEach, createWorkFolder, type WorkFolder } from './work-folder.ts'

cleanUpAfterEach()
closeTargetsAfterEach()

const run = promisify(execFile)
const place = fileURLToPath(new URL('../../deploy/ci', import.meta.url))
const bin = fileURLToPath(new URL('../../bin', import.meta.url))
const actionPath = `${place}/github-action`
const read = (name: string) => readFileSync(`${place}/${name}`, 'utf8')
const action = parse(read('github-action/action.yml'))
const template = parse(read('gitlab/keyward-scan.yml'))
const key = ['ci', 'key', '4Tq9'].join('-')

interface Step {
  readonly name: string
  readonly run?: string
  readonly uses?: string
  readonly env?: Readonly<Record<string, string>>
}

/** The inputs as GitHub puts them into the environment of a step. */
function environmentOf(step: Step, inputs: Readonly<Record<string, string>>) {
  const values = Object.entries(step.env ?? {}).map(([name, expression]) => {
    const input = /^\$\{\{ inputs\.([a-z-]+) \}\}$/.exec(expression)?.[1] ?? ''
    return [name, inputs[input] ?? String(action.inputs[input]?.default ?? '')]
  })
  return Object.fromEntries(values)
}

/** Runs the scanning step in bash, with what GitHub sets. */
async function runAction(folder: WorkFolder, inputs: Readonly<Record<string, string>>) {
  const step: Step = action.runs.steps.find(({ id }: { id?: string }) => id === 'scan')
  const output = folder.file('github-output')
  const summary = folder.file('summary.md')
  for (const file of [output, summary]) writeFileSync(file, '')
  const env = {
    PATH: `${dirname(process.execPath)}:${process.env['PATH']}`,
    GITHUB_ACTION_PATH: actionPath,
    GITHUB_OUTPUT: output,
    GITHUB_STEP_SUMMARY: summary,
    ...environmentOf(step, inputs),
  }
  const ran = await run(
    'bash',
    ['--noprofile', '--norc', '-eo', 'pipefail', '-c', step.run ?? ''],
    {
      cwd: folder.path,
      env,
    },
  ).then(
    ({ stdout, stderr }) => ({ code: 0, stdout, stderr }),
    (error) => ({ code: error.code, stdout: error.stdout, stderr: error.stderr }),
  )
  const lines = readFileSync(output, 'utf8').trim().split('\n')
  const outputs = Object.fromEntries(lines.map((line) => line.split(/=(.*)/).slice(0, 2)))
  return { ...ran, outputs, summary: readFileSync(summary, 'utf8') }
}

/** What is between the backticks, quotes and dollars of anybody who would like to run something. */
function injections(folder: WorkFolder): string[] {
  const file = folder.file('owned')
  return [`$(touch ${file})`, `\`touch ${file}\``, `"; touch ${file}; "`, `'\n touch ${file}\n'`]
}

describe('the GitHub action', () => {
  it('is a composite action whose every output and input is used', () => {
    expect(action.runs.using).toBe('composite')
    const text = read('github-action/action.yml')
    for (const input of Object.keys(action.inputs)) expect(text).toContain(`inputs.${input} `)
    for (const output of Object.keys(action.outputs)) {
      if (output !== 'directory') expect(read('github-action/scan.sh')).toContain(`"${output}=`)
    }
  })

  it('puts no expression into a shell', () => {
    const steps: Step[] = action.runs.steps
    for (const { run: script } of steps) expect(script ?? '').not.toContain('${{')
    for (const { uses } of steps) if (uses !== undefined) expect(uses).toMatch(/@v\d+$/)
  })

  it('scans, shows the report in the summary, and tells grade, score and exit code', async () => {
    const { url } = await openScanTarget({ keys: [key] })
    const folder = createWorkFolder()
    const inputs = { url, keys: `web=${key}\n`, skip: 'rate-limit-missing, hsts-missing' }
    const { code, stdout, stderr, outputs, summary } = await runAction(folder, inputs)
    expect([code, stderr]).toEqual([0, ''])
    expect(outputs).toMatchObject({ grade: 'F', 'exit-code': '1' })
    expect(Number(outputs['score'])).toBeGreaterThanOrEqual(0)
    expect(summary).toMatch(/^## Keyward scan\n\n {4}Grade F, score /)
    expect(stdout).toContain('missing-authentication')
    const report = JSON.parse(readFileSync(`${outputs['directory']}/scan.json`, 'utf8'))
    expect(report.coverage.keyProven).toBe(true)
    for (const form of ['html', 'sarif', 'xml', 'txt']) {
      expect(existsSync(`${outputs['directory']}/scan.${form}`)).toBe(true)
    }
    expect(stdout + summary).not.toContain(key)
  })

  it('fails where nothing was scanned', async () => {
    const { code, stderr } = await runAction(createWorkFolder(), { url: 'http://127.0.0.1:9' })
    expect([code, stderr]).toEqual([3, expect.stringContaining('does not answer')])
  })

  it('runs nothing that stands in an input: shell injection', async () => {
    const { url } = await openScanTarget()
    const folder = createWorkFolder()
    const names = Object.keys(action.inputs)
    for (const text of injections(folder)) {
      // The shell has each in its hands before the first of them is refused.
      const all = Object.fromEntries(names.map((name) => [name, text]))
      await runAction(folder, all)
      await runAction(folder, { ...all, url, 'output-directory': 'reports' })
      await runAction(folder, { url: `-${text}` })
    }
    expect(existsSync(folder.file('owned'))).toBe(false)
  })

  it('lets no target command the runner: workflow commands in what it answers', async () => {
    const { url } = await openScanTarget()
    const folder = createWorkFolder()
    const get = { responses: { 200: { description: 'OK' } } }
    // Lines of the report break at its width, so that a long path decides what stands first.
    const lengths = Array.from({ length: 30 }, (_, index) => 80 + index)
    const names = lengths.map((length) => `/${'a'.repeat(length)}::error::owned`)
    const document = {
      openapi: '3.1.0',
      info: { title: 'Target', version: '1' },
      paths: Object.fromEntries(names.map((name) => [name, { delete: get }])),
    }
    const openapi = folder.file('openapi.json')
    writeFileSync(openapi, JSON.stringify(document))
    const { stdout } = await runAction(folder, { url, openapi })
    const lines = stdout.split('\n').map((line: string) => line.trim())
    const stop = lines.findIndex((line: string) => line.startsWith('::stop-commands::'))
    const token = lines[stop]?.replace('::stop-commands::', '')
    const isCommand = (line: string) => line.startsWith('::') && line !== `::${token}::`
    expect(lines.some((line: string) => line.startsWith('::error::owned'))).toBe(true)
    expect(lines.slice(0, Math.max(0, stop)).filter(isCommand)).toEqual([])
    expect(lines.slice(lines.indexOf(`::${token}::`)).filter(isCommand)).toEqual([])
    expect(token).toMatch(/^[0-9a-f]{32}$/)
  })
})

describe('the GitLab template', () => {
  async function runTemplate(folder: WorkFolder, variables: Readonly<Record<string, string>>) {
    const [script] = template['keyward-scan'].script
    symlinkSync(`${bin}/keyward`, folder.file('keyward'))
    const env = {
      PATH: `${folder.path}:${dirname(process.execPath)}:${process.env['PATH']}`,
      ...template['keyward-scan'].variables,
      ...variables,
    }
    return run('sh', ['-e', '-c', script], { cwd: folder.path, env }).then(
      ({ stdout }) => ({ code: 0, stdout }),
      (error) => ({ code: error.code, stdout: error.stdout }),
    )
  }

  it('scans, fails on findings, and leaves what it names as artifacts', async () => {
    const { url } = await openScanTarget({ keys: [key] })
    const folder = createWorkFolder()
    const { code, stdout } = await runTemplate(folder, { SCAN_URL: url, SCAN_KEYS: key })
    expect([code, stdout]).toEqual([1, expect.stringContaining('Grade F')])
    const { paths, reports } = template['keyward-scan'].artifacts
    for (const name of [...paths, reports.junit]) expect(existsSync(folder.file(name))).toBe(true)
    expect(stdout).not.toContain(key)
  })

  it('runs nothing that stands in a variable: shell injection', async () => {
    const { url } = await openScanTarget()
    for (const name of ['SCAN_URL', 'SCAN_OPENAPI', 'SCAN_FAIL_ON', 'SCAN_BASELINE', 'SCAN_KEYS']) {
      const folder = createWorkFolder()
      const [text = ''] = injections(folder)
      await runTemplate(folder, { SCAN_URL: url, [name]: text })
      expect(existsSync(folder.file('owned'))).toBe(false)
    }
  })
})

describe('both', () => {
  it.each(['github-action/scan.sh', 'gitlab/keyward-scan.yml'])(
    '%s uses options that exist',
    (name) => {
      const known = Object.keys(scanShape.options).map(toFlag)
      const text = read(name)
        .replace(/^.*npm install.*$/gm, '')
        .replace(/^\s*#.*$/gm, '')
      const used = [...text.matchAll(/(?<=[\s(])--[a-z][a-z-]+/g)].map(([flag]) => flag)
      expect(used.length).toBeGreaterThan(5)
      for (const flag of used) expect(known).toContain(flag)
    },
  )

  it('are clean by the shell', async () => {
    for (const name of ['scan.sh', 'install.sh']) {
      await run('bash', ['-n', `${actionPath}/${name}`])
    }
  })
})
