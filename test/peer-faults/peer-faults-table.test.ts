/** docs/peer-faults.md is true: each test that it names is there, and names it in turn. */
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'

const root = fileURLToPath(new URL('../..', import.meta.url))
const page = readFileSync(join(root, 'docs/peer-faults.md'), 'utf8')

/** `| fault | file: title |`; without a title the test is called as the fault. */
const HELD = /^\| (.+) \| `([^`]+\.test\.ts)`(?:: (.+))? \|$/

const rows = page.split('\n').flatMap((line) => {
  const [, fault = '', file = '', title = fault] = HELD.exec(line) ?? []
  return fault === '' ? [] : [{ fault, file, title }]
})

const read = (file: string) => readFileSync(join(root, file), 'utf8')

/** The titles of tests in a file, quotes aside. */
const titlesIn = (text: string) =>
  [...text.matchAll(/(?:\bit|\]\))\(\s*'(\w[\w.#, -]*: [^']+)'/g)].map((found) => found[1])

describe('docs/peer-faults.md', () => {
  it('names a test for many faults, and no fault twice by the same test', () => {
    expect(rows.length).toBeGreaterThan(90)
    expect(new Set(rows.map(({ fault, file }) => `${fault} ${file}`)).size).toBe(rows.length)
  })

  it.each(rows)('$fault: $file', ({ file, title }) => {
    expect(existsSync(join(root, file))).toBe(true)
    expect(read(file)).toContain(title)
  })

  it('has a row for each test of this folder', () => {
    const folder = 'test/peer-faults'
    const files = readdirSync(join(root, folder)).filter((name) => name.endsWith('-faults.test.ts'))
    expect(files.length).toBeGreaterThan(5)
    for (const name of files) {
      const file = `${folder}/${name}`
      const listed = rows.filter((row) => row.file === file).map(({ title }) => title)
      const titles = titlesIn(read(file))
      expect(titles.length).toBeGreaterThan(3)
      expect([file, titles.toSorted()]).toEqual([file, listed.toSorted()])
    }
  })

  it('gives a reason for each fault that is not held', () => {
    const [, notHeld = ''] = page.split('\n## What is not held\n')
    const reasons = [...notHeld.matchAll(/^\| (?!-|fault)(.+?) \| (.+) \|$/gm)]
    expect(reasons.length).toBeGreaterThan(3)
    for (const [, fault, reason = ''] of reasons) {
      expect([fault, reason.length > 30]).toEqual([fault, true])
    }
  })
})
