/** Programs of others, as they are shipped: whatever is called a leak there is a false alarm. */
import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { searchLeaks } from '../../fixtures/leaks/search-leaks.ts'

const modules = fileURLToPath(new URL('../../../node_modules', import.meta.url))
const BUILT = ['dist', 'lib', 'build', 'esm', 'cjs', 'umd', 'es']

function listBuiltFolders(): string[] {
  const names = readdirSync(modules).filter((name) => !name.startsWith('.'))
  const packages = names.flatMap((name) =>
    name.startsWith('@') ? readdirSync(join(modules, name)).map((each) => `${name}/${each}`) : name,
  )
  return packages
    .flatMap((name) => BUILT.map((folder) => join(modules, name, folder)))
    .filter((path) => existsSync(path))
}

describe('the packages that this project is built with', () => {
  it('ship no key that is told as one', async () => {
    const folders = listBuiltFolders()
    expect(folders.length).toBeGreaterThan(50)
    const targets = folders.map((path) => ({ kind: 'path', path }) as const)
    const { report } = await searchLeaks(targets, { readsIgnored: true, workers: 2 })
    expect(report.coverage.files).toBeGreaterThan(2_000)
    expect(report.coverage.skipped).toEqual([])
    const told = report.findings.filter(({ severity }) => severity !== 'info')
    expect(told.map(({ ruleId, location }) => `${ruleId} ${location.path}`)).toEqual([])
  }, 120_000)
})
