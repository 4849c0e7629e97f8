import { execFileSync } from 'node:child_process'
import { appendFile, chmod, mkdtemp, readdir, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { limits } from '../../../base/limits.ts'
import { bufferContent } from './buffer-content.ts'
import type { Content } from './content.ts'
import { openFileContent } from './open-file-content.ts'
import { streamContent } from './stream-content.ts'

let directory = ''
beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'content-test-'))
})
afterAll(() => rm(directory, { recursive: true }))

const long = Buffer.alloc(limits.contentMemoryBytesMax + 12_345, 'a line of text\n')

async function* inPieces(bytes: Buffer, pieceBytes: number): AsyncGenerator<Buffer> {
  for (let at = 0; at < bytes.length; at += pieceBytes) yield bytes.subarray(at, at + pieceBytes)
}

async function joined(content: Content): Promise<Buffer> {
  const pieces: Buffer[] = []
  for await (const piece of content.stream()) pieces.push(piece)
  return Buffer.concat(pieces)
}

async function writeLong(name: string): Promise<string> {
  const path = join(directory, name)
  await writeFile(path, long)
  return path
}

const kinds: Readonly<Record<string, () => Promise<Content>>> = {
  'a file': async () => openFileContent(await writeLong('long.txt')),
  'bytes in memory': async () => bufferContent('long.txt', long),
  'a long stream': async () => streamContent('long.txt', inPieces(long, 1_000)),
}

describe('content', () => {
  for (const [kind, make] of Object.entries(kinds)) {
    it(`gives all of ${kind}, after its head and again after it is kept`, async () => {
      const content = await make()
      expect(await content.head()).toEqual(long.subarray(0, limits.contentHeadBytes))
      expect(await content.head()).toEqual(long.subarray(0, limits.contentHeadBytes))
      const access = await content.open()
      expect(access.size).toBe(long.length)
      expect(await access.read(1_234_567, 99)).toEqual(long.subarray(1_234_567, 1_234_666))
      expect(await access.read(long.length - 5, 100)).toEqual(long.subarray(-5))
      for (const [offset, length] of [
        [-1, 5],
        [Number.NaN, 5],
        [5, -5],
        [2 ** 53, 5],
      ] as const) {
        expect(await access.read(offset, length)).toHaveLength(0)
      }
      expect((await joined(content)).equals(long)).toBe(true)
      expect(await content.head()).toEqual(long.subarray(0, limits.contentHeadBytes))
      await content.close()
    })
  }

  it('streams what is not kept, head included, and says when it is asked twice', async () => {
    const content = streamContent('x', inPieces(long, 777))
    await content.head()
    expect((await joined(content)).equals(long)).toBe(true)
    await expect(joined(content)).rejects.toThrow('was read already')
    await content.close()
  })

  it('ends its stream when it is closed early', async () => {
    let isEnded = false
    async function* source() {
      try {
        for (;;) yield Buffer.from('again')
      } finally {
        isEnded = true
      }
    }
    const content = streamContent('endless', source())
    await content.head()
    await content.close()
    expect(isEnded).toBe(true)
  })

  it('leaves nothing in the directory for temporary files, not even while it reads', async () => {
    const own = await mkdtemp(join(directory, 'tmp-'))
    vi.stubEnv('TMPDIR', own)
    const content = streamContent('x', inPieces(long, 100_000))
    await content.open()
    expect(await readdir(own)).toEqual([])
    await content.close()
    vi.unstubAllEnvs()
  })

  it('reads a log that grows as long as it was', async () => {
    const path = await writeLong('growing.log')
    const content = await openFileContent(path)
    await appendFile(path, 'more')
    expect((await joined(content)).length).toBe(long.length)
    await content.close()
  })
})

describe('what cannot be read', () => {
  const path = (name: string) => join(directory, name)

  it('vanished', async () => {
    await expect(openFileContent(path('gone'))).rejects.toThrow('vanished before it was read')
  })

  it('is a link, but where the user named it', async () => {
    await writeFile(path('target'), 'text')
    await symlink('target', path('link'))
    await expect(openFileContent(path('link'))).rejects.toThrow('symbolic link')
    const content = await openFileContent(path('link'), { followLink: true })
    expect(String(await joined(content))).toBe('text')
    await content.close()
  })

  it('is no regular file, and a pipe does not hold it up', async () => {
    execFileSync('mkfifo', [path('pipe')])
    await expect(openFileContent(path('pipe'))).rejects.toThrow('is not a regular file')
    await expect(openFileContent(directory)).rejects.toThrow('is a directory')
    await expect(openFileContent('/dev/zero')).rejects.toThrow('is not a regular file')
  })

  it.skipIf(process.getuid?.() === 0)('may not be read', async () => {
    await writeFile(path('closed'), 'text')
    await chmod(path('closed'), 0)
    await expect(openFileContent(path('closed'))).rejects.toThrow('permission is missing')
  })
})
