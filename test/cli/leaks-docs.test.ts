import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { toFlag } from '../../src/cli/option.ts'
import { keyPatternShape } from '../../src/cli/specs/access-specs.ts'
import { codeShape } from '../../src/cli/specs/code-specs.ts'
import { connectionOptions } from '../../src/cli/specs/connection-options.ts'
import { leaksShape } from '../../src/cli/specs/leaks-specs.ts'
import { reportOptions, ruleOptions } from '../../src/cli/specs/report-options.ts'

const root = fileURLToPath(new URL('../..', import.meta.url))

function read(path: string): string {
  return readFileSync(join(root, path), 'utf8')
}

const elsewhere = [connectionOptions, reportOptions, ruleOptions].flatMap((each) =>
  Object.keys(each).map(toFlag),
)

describe.each([
  ['docs/leaks.md', { ...leaksShape.options, ...keyPatternShape.options }, leaksShape.options],
  ['docs/code.md', { ...codeShape.options, code: null }, codeShape.options],
])('%s', (path, known, own) => {
  const guide = read(path)
  const used = [...guide.matchAll(/(?<=[\s`])--[a-z][a-z-]+/g)].map(([flag]) => flag)

  it('names options that exist, and all that are not those of every report', () => {
    const flags = Object.keys(known).map(toFlag)
    for (const flag of used) expect(flags).toContain(flag)
    for (const flag of Object.keys(own).map(toFlag)) {
      if (!elsewhere.includes(flag)) expect(used, flag).toContain(flag)
    }
  })

  it('leads only to pages that there are', () => {
    const links = [...guide.matchAll(/\]\((?!https?:)([^)#]+)/g)].map(([, link = '']) => link)
    for (const link of links) expect(existsSync(join(root, 'docs', link)), link).toBe(true)
  })
})

describe('.pre-commit-hooks.yaml', () => {
  it('names commands and options that exist', () => {
    const hooks = parse(read('.pre-commit-hooks.yaml')) as { id: string; entry: string }[]
    expect(hooks.map(({ id }) => id)).toEqual(['keyward-leaks', 'keyward-code'])
    for (const { entry } of hooks) {
      const [program, command, ...rest] = entry.split(' ')
      const flags = rest.filter((each) => each !== '.')
      expect(program).toBe('keyward')
      const shape = command === 'leaks' ? leaksShape : codeShape
      expect(command).toBe(shape.name)
      for (const flag of flags) expect(Object.keys(shape.options).map(toFlag)).toContain(flag)
    }
  })
})
