/** The README's five minutes run word for word, on real Flask, curl and Keyward. */
import { execFile } from 'node:child_process'
import { readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'

const root = fileURLToPath(new URL('..', import.meta.url))
const readme = readFileSync(join(root, 'README.md'), 'utf8')
/** What the tour leaves in the clone; all of it is ignored by git. */
const traces = [
  ...['admin.key', 'key.json', 'keyward.log', 'keyward-data'],
  ...['before.html', 'before.json', 'after.html', 'after.json'],
]

interface Block {
  readonly language: string
  readonly text: string
}

const blocks = [...readme.matchAll(/^```(\w+)\n(.*?)^```$/gms)].map(
  ([, language = '', text = '']): Block => ({ language, text }),
)

function removeTraces(): void {
  for (const trace of traces) rmSync(join(root, trace), { recursive: true, force: true })
}

/** What each block of shell printed, in their order. */
function runTour(): Promise<string[]> {
  const shell = blocks.filter(({ language }) => language === 'sh')
  const marker = '=== next block ==='
  const script = shell.map(({ text }) => `${text}\necho '${marker}'\n`).join('')
  const options = {
    cwd: root,
    timeout: 60_000,
    // The Flask of the tour is Debian's, whatever other Python comes first here.
    env: { ...process.env, PATH: `/usr/bin:${process.env['PATH']}` },
  }
  return new Promise((resolve, reject) => {
    const child = execFile('bash', ['-eu', '-c', script], options, (error, stdout, stderr) => {
      if (error !== null) reject(new Error(`${error.message}\n${stdout}\n${stderr}`))
      else resolve(stdout.split(`${marker}\n`))
    })
    child.stdin?.end()
  })
}

describe('README.md', () => {
  let printed: string[] = []
  beforeAll(async () => {
    removeTraces()
    printed = await runTour()
  }, 90_000)
  afterAll(removeTraces)

  it('has only blocks that are run or compared', () => {
    expect([...new Set(blocks.map(({ language }) => language))].sort()).toEqual([
      'console',
      'sh',
      'text',
    ])
    const consoles = blocks.filter(({ language }) => language === 'console')
    expect(consoles.map(({ text }) => text.trim())).toEqual([
      'npm install && npm start',
      'npm install && npm test',
    ])
  })

  it('prints what it says', () => {
    let ran = -1
    for (const { language, text } of blocks) {
      if (language === 'sh') ran++
      if (language === 'text') expect(printed[ran]).toBe(text)
    }
  })

  it('explains what is missing', () => {
    expect(printed.join('')).toContain('delete:users')
  })

  it('leads nowhere that does not exist', () => {
    const links = [...readme.matchAll(/\]\((?!https?:)([^)#]+)/g)].map(([, path = '']) => path)
    expect(links.length).toBeGreaterThan(5)
    for (const link of links)
      expect(() => readFileSync(join(root, link)), link).not.toThrow(/ENOENT/)
  })
})
