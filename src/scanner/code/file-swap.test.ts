import { rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { makeFolder } from '../../../test/fixtures/sources/git-folder.ts'
import { limits } from '../../base/limits.ts'
import { listCodeFiles } from './list-code-files.ts'

async function readAfter(swap: (path: string) => void): Promise<string> {
  const folder = makeFolder({ 'app.py': 'x = 1', 'other/private.txt': 'private' })
  const { signal } = new AbortController()
  const options = { all: true, environment: {}, signal, onSkip: () => {} }
  for await (const { within, read } of listCodeFiles([folder.path], options)) {
    if (within !== 'app.py') continue
    swap(join(folder.path, 'app.py'))
    return read()
  }
  return 'not found'
}

describe('a file that changed since it was found', () => {
  it('is not read through a link', async () => {
    const swap = (path: string) => {
      rmSync(path)
      symlinkSync('other/private.txt', path)
    }
    await expect(readAfter(swap)).rejects.toThrow('symbolic link')
  })

  it('is not read when it has grown beyond bounds', async () => {
    const swap = (path: string) => writeFileSync(path, '#'.repeat(limits.codeFileBytesMax + 1))
    await expect(readAfter(swap)).rejects.toThrow('has grown')
  })
})
