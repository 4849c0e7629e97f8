import { rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { describe, expect, it } from 'vitest'
import { collectFiles } from '../../../../test/fixtures/sources/collect-files.ts'
import { gitEnvironment, makeFolder } from '../../../../test/fixtures/sources/git-folder.ts'
import type { LeakTask } from './leak-task.ts'
import { type OpenOptions, openTask } from './open-task.ts'

async function readTask(task: LeakTask, options: Partial<OpenOptions> = {}) {
  const seen: string[] = []
  const onSkip: OpenOptions['onSkip'] = ({ path }, reason) => void seen.push(`${path}: ${reason}`)
  const opened = openTask(task, { environment: gitEnvironment, onSkip, ...options })
  for await (const { content, place } of opened) {
    const chunks: Buffer[] = []
    for await (const chunk of content.stream()) chunks.push(chunk)
    seen.push(`${place.path} = ${Buffer.concat(chunks).toString()}`)
  }
  return seen
}

describe('openTask', () => {
  it('opens files by any name', async () => {
    const folder = makeFolder({ 'a\nb': 'one' })
    writeFileSync(Buffer.concat([Buffer.from(`${folder.path}/bad-`), Buffer.from([0xff])]), 'two')
    const { tasks } = await collectFiles(folder.path)
    // As a thread would get them.
    const seen = await Promise.all(tasks.map((task) => readTask(structuredClone(task))))
    expect(seen.flat().map((each) => each.replace(`${folder.path}/`, ''))).toEqual([
      'a\nb = one',
      'bad-\ufffd = two',
    ])
  })

  it('says what vanished', async () => {
    const folder = makeFolder({ a: '' })
    const { tasks } = await collectFiles(folder.path)
    rmSync(join(folder.path, 'a'))
    expect(await readTask(tasks[0] ?? { kind: 'stdin' })).toEqual([
      expect.stringMatching(/a: vanished before it was read$/),
    ])
  })

  it('opens standard input where there is one', async () => {
    const stdin = Readable.from([Buffer.from('to'), Buffer.from('gether')])
    expect(await readTask({ kind: 'stdin' }, { stdin })).toEqual(['stdin = together'])
    expect(await readTask({ kind: 'stdin' })).toEqual([])
  })
})
