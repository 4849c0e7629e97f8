import { describe, expect, it } from 'vitest'
import {
  checkFileLengths,
  checkFileNames,
  checkLineLengths,
  checkOpenings,
  checkUnfinished,
  checkWorkplace,
} from './check-shape.ts'
import {
  checkAny,
  checkFunctionLengths,
  checkLoneTests,
  checkProcess,
  checkTime,
} from './check-syntax.ts'
import { checkErrorPages, checkErrorsThrown, checkLimits } from './check-tables.ts'
import { places } from './places.ts'
import type { Check } from './project.ts'

const lines = (count: number): string => 'f()\n'.repeat(count)

describe('shape', () => {
  it('catches names that say nothing', () => {
    for (const path of ['src/base/utils.ts', 'src/helpers/a.ts', 'src/base/key-manager.ts']) {
      expect(places(checkFileNames, { [path]: '' })).toEqual([`${path}:1`])
    }
    expect(places(checkFileNames, { 'src/base/commonest-scope.ts': '' })).toEqual([])
  })

  it('catches long files, lines and functions, and only those', () => {
    const path = 'src/base/a.ts'
    expect(places(checkFileLengths, { [path]: lines(300) })).toEqual([])
    expect(places(checkFileLengths, { [path]: lines(301) })).toEqual([`${path}:301`])
    expect(places(checkLineLengths, { [path]: 'é'.repeat(100) })).toEqual([])
    expect(places(checkLineLengths, { [path]: `\n${'e'.repeat(101)}` })).toEqual([`${path}:2`])
    const long = (count: number) => `\nconst f = () => {\n${lines(count - 2)}}`
    expect(places(checkFunctionLengths, { [path]: long(70) })).toEqual([])
    expect(places(checkFunctionLengths, { [path]: long(71) })).toEqual([`${path}:2`])
  })

  it('counts only the own lines of a function in a test', () => {
    const path = 'src/base/a.test.ts'
    const suite = (body: string) => `describe('a', () => {\n${body}})`
    const test = (count: number) => `it('b', () => {\n${lines(count)}})\n`
    expect(places(checkFunctionLengths, { [path]: suite(test(60) + test(60)) })).toEqual([])
    expect(places(checkFunctionLengths, { [path]: suite(test(60) + test(69)) })).toEqual([
      `${path}:64`,
    ])
    expect(places(checkFunctionLengths, { [path]: suite(lines(69)) })).toEqual([`${path}:1`])
  })

  it('catches a file that opens with something else than a sentence', () => {
    const opens = (text: string) => places(checkOpenings, { 'src/base/a.ts': text })
    expect(opens('/** Decides a thing. */\nf()')).toEqual([])
    expect(opens('#!/usr/bin/env node\n/** Decides a thing. */\nf()')).toEqual([])
    expect(opens('/** Decides a thing.\n * And more\n */\nf()')).toEqual([])
    expect(opens('/**\n * Decides a thing (RFC 1).\n */\nf()')).toEqual([])
    expect(opens('f()\n/** Decides a thing. */')).toEqual(['src/base/a.ts:1'])
    expect(opens('/* Decides a thing. */')).toEqual(['src/base/a.ts:1'])
    expect(opens('/** things */\nconst a = 1.\n')).toEqual(['src/base/a.ts:1'])
  })

  it('catches unfinished work anywhere', () => {
    for (const word of ['TO_DO', 'FIX_ME', 'X_XX', 'HA_CK'].map((each) => each.replace('_', ''))) {
      expect(places(checkUnfinished, { 'docs/a.md': `fine\n(${word}: later)` })).toEqual([
        'docs/a.md:2',
      ])
      expect(places(checkUnfinished, { 'docs/a.md': `mktemp ${word}${word}` })).toEqual([])
    }
  })

  it('catches paths of one machine', () => {
    const check: Check = (project) => checkWorkplace(project, '/some/clone')
    for (const top of ['home', 'root', 'Users', 'work']) {
      expect(places(check, { 'docs/a.md': `see /${top}/keyward` })).toEqual(['docs/a.md:1'])
      expect(places(check, { 'docs/a.md': `GET /v1/${top}/keyward` })).toEqual([])
    }
    expect(places(check, { 'a.sh': 'cd /some/clone/src' })).toEqual(['a.sh:1'])
    expect(places(check, { 'a.sh': 'cd /var/lib/keyward' })).toEqual([])
  })
})

describe('syntax', () => {
  const at = (check: Check, path: string, text: string) => places(check, { [path]: `\n${text}` })

  it('catches `any` as a type, not as a word', () => {
    expect(at(checkAny, 'src/base/a.ts', 'const a = (b: any) => b')).toEqual(['src/base/a.ts:2'])
    expect(at(checkAny, 'test/a.test.ts', 'let a: Set<any>')).toEqual(['test/a.test.ts:2'])
    expect(at(checkAny, 'src/base/a.ts', 'const any = "any" // any')).toEqual([])
  })

  it('catches a test that runs alone', () => {
    for (const text of ["it.only('a', b)", "describe.only.each([1])('a', b)"]) {
      expect(at(checkLoneTests, 'test/a.test.ts', text)).toEqual(['test/a.test.ts:2'])
    }
    expect(at(checkLoneTests, 'test/a.test.ts', "it('only a', only)")).toEqual([])
  })

  it('catches time and randomness outside src/base/ and src/cli/', () => {
    for (const text of ['Date.now()', 'f(Date.now)', 'new Date()', 'Date()', 'Math.random()']) {
      expect(at(checkTime, 'src/engine/a.ts', text)).toEqual(['src/engine/a.ts:2'])
      expect(at(checkTime, 'src/base/a.ts', text)).toEqual([])
      expect(at(checkTime, 'src/cli/a.ts', text)).toEqual([])
      expect(at(checkTime, 'src/engine/a.test.ts', text)).toEqual([])
    }
    expect(at(checkTime, 'src/engine/a.ts', 'new Date(nowMs)')).toEqual([])
  })

  it('catches the process outside src/cli/', () => {
    for (const text of [
      'process.env.KEY',
      "process['env']",
      'process.exit(1)',
      "import { env } from 'node:process'",
    ]) {
      expect(at(checkProcess, 'src/server/a.ts', text)).toEqual(['src/server/a.ts:2'])
      expect(at(checkProcess, 'src/cli/a.ts', text)).toEqual([])
    }
    expect(at(checkProcess, 'src/server/a.ts', 'process.memoryUsage()')).toEqual([])
  })
})

describe('tables', () => {
  it('catches a limit that nothing reads', () => {
    const texts = {
      'src/base/limits.ts':
        'export const limits = {\n  named: 1,\n  taken: 2,\n  lost: 3,\n} as const',
      'src/engine/a.ts': 'f(limits.named)\nconst { taken } = limits\n// limits.lost',
      'src/engine/a.test.ts': 'f(limits.lost)',
    }
    expect(places(checkLimits, texts)).toEqual(['src/base/limits.ts:4'])
  })

  const table =
    'export const errorTable = {\n' +
    "  key_lost: entry(404, 'The key is lost', 'Find it.'),\n" +
    "  too_late: entry(410, 'It is too late', 'Come earlier.'),\n} as const satisfies T"

  it('catches an error that nothing throws', () => {
    const texts = {
      'src/base/error-table.ts': table,
      'src/engine/a.ts': "throw new KeywardError('key_lost')\ntype Code = 'too_late'",
      'src/engine/a.test.ts': "throw new KeywardError('too_late')",
    }
    expect(places(checkErrorsThrown, texts)).toEqual(['src/base/error-table.ts:3'])
  })

  it('catches pages that are missing, left over or out of step', () => {
    const pages = {
      'docs/errors/key_lost.md': '# key_lost\n\n404: The key is lost.\n\nFind it.',
      'docs/errors/too_late.md': '# too_late\n\n410: It is too late.\n\nCome earlier.',
    }
    const check = (more: Readonly<Record<string, string>>) =>
      places(checkErrorPages, { 'src/base/error-table.ts': table, ...more })
    expect(check(pages)).toEqual([])
    expect(check({ 'docs/errors/key_lost.md': pages['docs/errors/key_lost.md'] })).toEqual([
      'src/base/error-table.ts:3',
    ])
    expect(check({ ...pages, 'docs/errors/gone.md': '# gone' })).toEqual(['docs/errors/gone.md:1'])
    const late = (text: string) => check({ ...pages, 'docs/errors/too_late.md': text })
    expect(late('# too_late\n\n400: Late.\n\nCome earlier.')).toEqual(['docs/errors/too_late.md:3'])
    expect(late('# too_late\n\n410: It is too late.\n')).toEqual(['docs/errors/too_late.md:1'])
  })
})
