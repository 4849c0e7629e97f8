import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { githubToken, keywardKey } from '../../fixtures/leaks/made-up-keys.ts'
import { searchLeaks } from '../../fixtures/leaks/search-leaks.ts'
import { startTarget } from '../../fixtures/open-scan-client.ts'
import { makeFolder } from '../../fixtures/sources/git-folder.ts'

const MAIN = fileURLToPath(new URL('../../../src/cli/main.ts', import.meta.url))

/** Says a line and then nothing more, as a terminal does. */
async function* sayAndWait(text: string): AsyncGenerator<Buffer> {
  yield Buffer.from(text)
  await new Promise(() => {})
}

describe('a search that is stopped', () => {
  it('tells what it found until then, of standard input that does not end', async () => {
    const stop = new AbortController()
    setTimeout(() => stop.abort(), 300)
    const standardInput = sayAndWait(`a ${githubToken(1)}\n${'filler\n'.repeat(100_000)}`)
    const environment = { standardInput, signal: stop.signal }
    const { report } = await searchLeaks([{ kind: 'stdin' }], {}, environment)
    expect(report).toMatchObject({ stopped: 'cancelled', complete: false })
    expect(report.findings).toMatchObject([{ ruleId: 'github-token', location: { line: 1 } }])
  })

  it('ends though a server does not answer', async () => {
    const stop = new AbortController()
    const origin = await startTarget(() => void setTimeout(() => stop.abort(), 100))
    const environment = { signal: stop.signal }
    const { report } = await searchLeaks([{ kind: 'url', url: origin }], {}, environment)
    expect(report).toMatchObject({ stopped: 'cancelled', complete: false, findings: [] })
  })

  for (const workers of [1, 2]) {
    it(`keeps what ${workers} threads have found`, async () => {
      const folder = makeFolder()
      for (let each = 0; each < 600; each++) {
        folder.write(`${1_000 + each}.txt`, `${keywardKey(each)}\n${'filler\n'.repeat(1_000)}`)
      }
      const stop = new AbortController()
      let leaks = 0
      const { report } = await searchLeaks(
        [{ kind: 'path', path: folder.path }],
        { workers },
        {
          signal: stop.signal,
          onProgress: (progress) => {
            leaks = progress.leaks
            if (leaks > 0) stop.abort()
          },
        },
      )
      expect(report).toMatchObject({ stopped: 'cancelled', complete: false })
      expect(report.findings.length).toBeGreaterThanOrEqual(leaks)
      expect(report.findings.length).toBeLessThan(600)
    })
  }

  it('ends by Ctrl-C, with its report', async () => {
    const child = spawn(process.execPath, [MAIN, 'leaks', '-', '--format', 'json'])
    let stdout = ''
    let stderr = ''
    child.stdout.on('data', (chunk: Buffer) => (stdout += chunk.toString()))
    child.stderr.on('data', (chunk: Buffer) => (stderr += chunk.toString()))
    child.stdin.write(`a ${githubToken(1)}\n${'filler\n'.repeat(100_000)}`, () => {
      setTimeout(() => child.kill('SIGINT'), 300)
    })
    await once(child, 'close')
    expect(stderr).toContain('the report so far follows')
    expect(JSON.parse(stdout)).toMatchObject({
      stopped: 'cancelled',
      complete: false,
      findings: [{ ruleId: 'github-token' }],
    })
    expect(child.exitCode).toBe(1)
  })
})
