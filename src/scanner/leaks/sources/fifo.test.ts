import { execFileSync } from 'node:child_process'
import { mkdirSync } from 'node:fs'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'
import { collectFiles } from '../../../../test/fixtures/sources/collect-files.ts'
import { gitEnvironment, makeFolder } from '../../../../test/fixtures/sources/git-folder.ts'
import { openTask } from './open-task.ts'

const REASON = 'is a pipe, socket or device, which is not opened'

describe('a pipe that nobody writes to', () => {
  it('is not opened, nor is a socket or a device', async () => {
    const folder = makeFolder({ a: '' })
    execFileSync('mkfifo', [join(folder.path, 'pipe'), join(folder.path, '.gitignore')])
    mkdirSync(join(folder.path, '.git'))
    execFileSync('mkfifo', [join(folder.path, '.git/config')])
    const server = createServer()
    await new Promise<void>((resolve) => server.listen(join(folder.path, 'socket'), resolve))
    onTestFinished(() => void server.close())
    const { names, skips } = await collectFiles(folder.path)
    expect(names).toEqual(['a'])
    expect(skips).toEqual([`.gitignore: ${REASON}`, `pipe: ${REASON}`, `socket: ${REASON}`])
    expect((await collectFiles('/dev/zero')).skips).toEqual([`.: ${REASON}`])
  })

  it('is not opened where it took the place of a file', async () => {
    const folder = makeFolder()
    execFileSync('mkfifo', [join(folder.path, 'pipe')])
    const path = join(folder.path, 'pipe')
    const skips: string[] = []
    const options = {
      environment: gitEnvironment,
      onSkip: (_place: unknown, reason: string) => void skips.push(reason),
    }
    for (const each of [path, Buffer.from(path)]) {
      const task = { kind: 'file', path: each, shown: 'pipe', size: 1 } as const
      for await (const _opened of openTask(task, options)) expect.unreachable()
    }
    expect(skips).toEqual(['is not a regular file', 'is not a regular file'])
  })
})
