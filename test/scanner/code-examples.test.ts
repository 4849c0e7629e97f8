/** Every flaw of the insecure examples is found where its manifest says, none in their twins. */
import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join, relative } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { readCodeSample } from './read-code-sample.ts'

const root = fileURLToPath(new URL('code', import.meta.url))

describe.each(readdirSync(root))('%s', (example) => {
  it('has the flaws of its manifest and no others', async () => {
    const folder = join(root, example)
    const { flaws } = JSON.parse(readFileSync(join(folder, 'manifest.json'), 'utf8'))
    const { findings, coverage } = await readCodeSample(readFolder(folder))
    const found = findings.map(({ ruleId, location }) => {
      return { rule: ruleId, file: location.path, line: location.line }
    })
    const order = (each: { rule: string; file: string; line: number }) =>
      `${each.file}:${String(each.line).padStart(4, '0')} ${each.rule}`
    expect(found.map(order).sort()).toEqual(flaws.map(order).sort())
    expect(coverage.parseErrors).toBe(0)
    expect(coverage.routes).not.toEqual([])
  })
})

function readFolder(folder: string): Record<string, string> {
  const files: Record<string, string> = {}
  for (const each of readdirSync(folder, { recursive: true, encoding: 'utf8' })) {
    const path = join(folder, each)
    if (statSync(path).isFile()) files[relative(folder, path)] = readFileSync(path, 'utf8')
  }
  return files
}
