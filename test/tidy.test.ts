import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { checkArrows } from './tidy/check-arrows.ts'
import { checkBarrels } from './tidy/check-barrels.ts'
import { checkCycles } from './tidy/check-cycles.ts'
import { checkDeadExports, checkDeadFiles } from './tidy/check-dead-code.ts'
import {
  checkFileLengths,
  checkFileNames,
  checkLineLengths,
  checkOpenings,
  checkUnfinished,
  checkWorkplace,
} from './tidy/check-shape.ts'
import {
  checkAny,
  checkFunctionLengths,
  checkLoneTests,
  checkProcess,
  checkTime,
} from './tidy/check-syntax.ts'
import { checkErrorPages, checkErrorsThrown, checkLimits } from './tidy/check-tables.ts'
import { type Check, readProject } from './tidy/project.ts'

const root = fileURLToPath(new URL('..', import.meta.url)).replace(/\/$/, '')
const project = readProject(root)

const checks: Readonly<Record<string, Check>> = {
  'arrows go one way': checkArrows,
  'no files import each other in a ring': checkCycles,
  'no file is a barrel': checkBarrels,
  'an entry leads to every file': checkDeadFiles,
  'every exported name is used elsewhere': checkDeadExports,
  'file names say something': checkFileNames,
  'files are short': checkFileLengths,
  'functions are short': checkFunctionLengths,
  'lines are short': checkLineLengths,
  'files open with what they decide': checkOpenings,
  'nothing is left unfinished': checkUnfinished,
  'no path of one machine is in the repository': (each) => checkWorkplace(each, root),
  'the compiler is never switched off': checkAny,
  'no test hides the others': checkLoneTests,
  'time and randomness come in through the engine': checkTime,
  'only the command line knows its process': checkProcess,
  'every limit is read': checkLimits,
  'every error is thrown': checkErrorsThrown,
  'every error has its page, and every page its error': checkErrorPages,
}

describe('tidy', () => {
  it('reads the whole repository', () => {
    expect([...project.keys()]).toEqual(
      expect.arrayContaining(['package.json', 'src/base/limits.ts', 'test/tidy.test.ts']),
    )
  })

  for (const [promise, check] of Object.entries(checks)) {
    it(promise, () => {
      expect(check(project).join('\n')).toBe('')
    })
  }
})
