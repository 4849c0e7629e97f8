import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterEach, expect, it } from 'vitest'

const root = fileURLToPath(new URL('..', import.meta.url))
const directories: string[] = []

afterEach(() => {
  for (const directory of directories.splice(0)) rmSync(directory, { recursive: true })
})

/** Runs vitest as `npm test` does, over the given files, and returns its last line. */
function runVitest(files: Readonly<Record<string, string>>, ...options: string[]) {
  const directory = mkdtempSync(join(tmpdir(), 'keyward-reporter-'))
  directories.push(directory)
  for (const [name, text] of Object.entries(files)) writeFileSync(join(directory, name), text)
  const reporter = join(root, 'test/count-reporter.ts')
  const { status, stdout } = spawnSync(
    process.execPath,
    [
      join(root, 'node_modules/vitest/vitest.mjs'),
      'run',
      `--root=${directory}`,
      '--globals',
      '--reporter=default',
      `--reporter=${reporter}`,
      ...options,
    ],
    { cwd: directory, encoding: 'utf8' },
  )
  return { status, lastLine: stdout.trimEnd().split('\n').at(-1) }
}

it('counts what passed, failed and was skipped', () => {
  const files = {
    'a.test.ts': "it('a', () => {})\nit('b', () => {})\nit.skip('c', () => {})",
    'b.test.ts': "it('d', () => { throw new Error('no') })",
  }
  expect(runVitest(files)).toEqual({ status: 1, lastLine: 'Tests: 2 passed, 1 failed, 1 skipped' })
})

it('counts a file that does not load and a hook that fails', () => {
  const files = {
    'a.test.ts': "it('a', () => {})",
    'b.test.ts': "throw new Error('no')",
    'c.test.ts': "afterAll(() => { throw new Error('no') })\nit('b', () => {})",
  }
  expect(runVitest(files)).toEqual({ status: 1, lastLine: 'Tests: 2 passed, 2 failed' })
})

it('says nothing but the counts when all is well', () => {
  const files = { 'a.test.ts': "it('a', () => {})" }
  expect(runVitest(files)).toEqual({ status: 0, lastLine: 'Tests: 1 passed, 0 failed' })
})

it('fails when nothing was tested', () => {
  const files = { 'a.test.ts': "it('a', () => {})" }
  expect(runVitest(files, '--testNamePattern=nothing')).toEqual({
    status: 1,
    lastLine: 'Tests: 0 passed, 0 failed, 1 skipped',
  })
  expect(runVitest({}).status).toBe(1)
})
