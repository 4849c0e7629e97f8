import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { limits } from '../../../base/limits.ts'
import { PART_OVERLAP, PART_STEP } from '../../secrets/find-in-stream.ts'
import { sampleText, sampleWithChecksum } from '../../secrets/sample-secret.ts'
import type { FileTask, LeakTask } from '../sources/leak-task.ts'
import { openResultBook } from './merge-results.ts'
import { partLargeFiles } from './part-large-files.ts'
import { performTasks } from './perform-tasks.ts'

const folder = mkdtempSync(join(tmpdir(), 'keyward-test-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const settings = {
  fingerprintKey: 'test',
  keepsSecrets: true,
  onlyRules: undefined,
  skippedRules: undefined,
  environment: {},
  signal: new AbortController().signal,
}

async function search(tasks: AsyncIterable<LeakTask>) {
  const book = openResultBook()
  const read: LeakTask[] = []
  for await (const task of tasks) {
    read.unshift(task)
  }
  for (const task of read) book.add(await performTasks([task], settings))
  const { records, ...rest } = book.result()
  const told = records.map((each) => JSON.stringify(each)).toSorted()
  return { told, rest, parts: read.length }
}

async function* one(task: FileTask): AsyncGenerator<LeakTask> {
  yield task
}

const SIZE = limits.leakPartedBytesMin + 3_000_000
/** Where parts and blocks begin, and where what they own begins. */
const EDGES = [limits.leakPartBlocks * PART_STEP, 2 * limits.leakPartBlocks * PART_STEP, PART_STEP]

/** Numbers below `below` that look random, and are the same for the same seed. */
function openDice(seed: number): (below: number) => number {
  let state = seed
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return (state >>> 8) % below
  }
}

function makeText(seed: number, filler: string, isCode: boolean): Buffer {
  const dice = openDice(seed)
  const bytes = Buffer.alloc(SIZE, filler)
  const put = (at: number, nth: number) => {
    const token = `${'ghp_'}${sampleWithChecksum(seed * 1_000 + nth)}`
    const half = 6 + dice(20)
    const texts = [
      ` "${token}" `,
      `\n// keyward:allow github-token made up for this test\n"${token}";`,
      isCode ? `;x("${token.slice(0, half)}"+"${token.slice(half)}");` : `${token}\n`,
      `;api_key="${sampleText(32, undefined, seed + nth)}";\n`,
      `ä€😀 ${token}\n`,
    ]
    bytes.write(texts[dice(texts.length)] ?? '', at)
  }
  const near = EDGES.flatMap((edge) => [edge, edge + PART_OVERLAP / 2, edge + PART_OVERLAP])
  near.forEach((edge, nth) => {
    put(edge - dice(120), nth)
  })
  for (let nth = 0; nth < 40; nth++) put(dice(SIZE - 1_000), 100 + nth)
  return bytes
}

describe('a long text that is read in parts', () => {
  it.each([
    ['lines.txt', 'some words on a line\n', 1],
    ['one-line.txt', 'words without end, ', 2],
    ['lines.js', 'f(1);\n', 3],
    ['one-line.js', 'f(a,b);', 4],
    ['no-statements.js', 'f(a,b),', 5],
    ['wide.js', 'f("ä€");', 6],
    ['broken.txt', 'a\u{fffd}b ', 7],
  ])(
    'is found to hold what it holds as a whole: %s',
    async (name, filler, seed) => {
      const path = join(folder, name)
      const text = makeText(seed, filler, name.endsWith('.js'))
      if (name === 'broken.txt') text.fill(0xff, 3_000_000, 3_000_100)
      writeFileSync(path, text)
      const task: FileTask = { kind: 'file', path, shown: name, size: SIZE }
      const whole = await search(one(task))
      const parted = await search(partLargeFiles(one(task)))
      expect([whole.parts, parted.parts]).toEqual([1, 3])
      expect(whole.told.length).toBeGreaterThan(30)
      expect(parted.told).toEqual(whole.told)
      expect(parted.rest).toEqual(whole.rest)
    },
    60_000,
  )
})
