/** Files that are made to fill the memory, the report or the day of whoever searches them. */
import { execFileSync } from 'node:child_process'
import { chmodSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { githubToken } from '../../fixtures/leaks/made-up-keys.ts'
import { makeFolder } from '../../fixtures/sources/git-folder.ts'
import { runKeyward } from '../../fixtures/start-keyward.ts'

async function search(cwd: string, ...args: string[]) {
  const { stdout } = await runKeyward(['leaks', '--json', '--fail-on', 'never', ...args], { cwd })
  return JSON.parse(stdout)
}

describe('keyward leaks on hostile files', () => {
  it('lists ten thousand secrets of a file, and tells how many more it holds', async () => {
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

  it('does not let the name of a file write lines of its own', async () => {
    const folder = makeFolder({ 'a\n::error::b\x1b[31m.txt': `token = "${githubToken(2)}"\n` })
    for (const format of ['text', 'junit', 'html', 'sarif', 'json']) {
      const { stdout } = await runKeyward(['leaks', '--format', format], { cwd: folder.path })
      expect(stdout.split(/\r?\n/).filter((line) => line.trim().startsWith('::'))).toEqual([])
      expect(stdout).not.toContain('\x1b')
    }
  })

  it('names a few of many targets at the head of the report', async () => {
    const names = Array.from({ length: 300 }, (_, at) => `${at}.txt`)
    const folder = makeFolder(Object.fromEntries(names.map((name) => [name, 'nothing\n'])))
    const { target, coverage } = await search(folder.path, ...names)
    expect(target).toBe('0.txt, 1.txt, 2.txt, 3.txt, 4.txt and 295 more')
    expect([coverage.files, coverage.roots.length]).toEqual([300, 300])
  })

  it.skipIf(process.getuid?.() === 0)('tells of a folder that it may not enter', async () => {
    const folder = makeFolder({ 'closed/a.txt': 'nothing\n' })
    chmodSync(join(folder.path, 'closed'), 0)
    const { complete, coverage } = await search(folder.path, 'closed')
    expect(complete).toBe(false)
    expect(coverage.skipped[0].reason).toContain('permission is missing')
  })
})
