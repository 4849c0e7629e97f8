/** Files that are made to fill the memory, the report or the day of whoever searches them. */
import { execFileSync } from 'node:child_process'
import { describe, expect, it } from 'vitest'
import { githubToken } from '../../fixtures/leaks/made-up-keys.ts'
import { makeFolder } from '../../fixtures/sources/git-folder.ts'
import { runKeyward } from '../../fixtures/start-keyward.ts'

async function search(cwd: string, ...args: string[]) {
  const { stdout } = await runKeyward(['leaks', '--json', '--fail-on', 'never', ...args], { cwd })
  return JSON.parse(stdout)
}

describe('keyward leaks on hostile files', () => {
  it('lists ten thousand of more secrets in one file, and tells how many are not listed', async () => {
    const lines = Array.from({ length: 10_100 }, (_, at) => `${githubToken(at)}\n`)
    const folder = makeFolder({ 'flood.txt': lines.join('') })
    const { findings, complete, coverage } = await search(folder.path, 'flood.txt')
    expect(findings).toHaveLength(10_000)
    expect(complete).toBe(false)
    expect(coverage.skipped[0].reason).toMatch(/^holds more than 10000 leaks; \d+ more/)
  }, 60_000)

  it('folds a chain of a hundred thousand texts, and what stands before it', async () => {
    const token = githubToken(1)
    const hidden = `const x = "${token.slice(0, 12)}" + "${token.slice(12)}"`
    const chain = '"a1b2c3d4"+'.repeat(100_000)
    const folder = makeFolder({ 'chain.js': `${hidden}\n${chain}"b";\n` })
    const { findings } = await search(folder.path, 'chain.js')
    expect(findings).toMatchObject([{ location: { line: 1, column: 11 } }])
  }, 60_000)

  it('gives up a document whose elements nest without end', async () => {
    const folder = makeFolder({ 'word/document.xml': '<w:t>'.repeat(500_000) })
    execFileSync('python3', ['-m', 'zipfile', '-c', 'deep.docx', 'word/'], { cwd: folder.path })
    const { coverage } = await search(folder.path, 'deep.docx')
    expect(coverage.skipped).toMatchObject([{ reason: expect.stringContaining('nests deeper') }])
  }, 60_000)
})
