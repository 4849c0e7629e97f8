/** Decides how contents of git are measured and read, many by one process, long ones in pieces. */
import type { Readable } from 'node:stream'
import { limits } from '../../../base/limits.ts'
import { UnreadableError } from '../content/unreadable-error.ts'
import type { GitBlob } from './leak-task.ts'
import { type GitOptions, type GitProcess, spawnGit } from './run-git.ts'

/** What is really here of a partial clone, without asking its server for the rest. */
export async function readLocalBlobs(
  repository: string,
  options: GitOptions,
): Promise<ReadonlySet<string>> {
  const format = '--batch-check=%(objecttype) %(objectname)'
  const args = ['cat-file', '--batch-all-objects', '--unordered', '--buffer', format]
  const git = spawnGit(repository, args, options)
  git.stdin.end()
  const found = new Set<string>()
  const reader = new ByteReader(git.stdout)
  for (let line = await reader.line(); line !== null; line = await reader.line()) {
    if (line.startsWith('blob ')) found.add(line.slice(5))
  }
  await git.isDone
  return found
}

export class SizeReader {
  /** How many were asked for that are not there. */
  missing = 0
  readonly #git: GitProcess
  readonly #reader: ByteReader

  constructor(repository: string, options: GitOptions) {
    this.#git = spawnGit(repository, ['cat-file', '--batch-check'], options)
    this.#reader = new ByteReader(this.#git.stdout)
  }

  async read(blobs: readonly Omit<GitBlob, 'size'>[]): Promise<GitBlob[]> {
    this.#git.stdin.write(blobs.map(({ id }) => `${id}\n`).join(''))
    const measured: GitBlob[] = []
    for (const blob of blobs) {
      const line = await this.#reader.line()
      if (line === null) await this.#git.isDone
      const object = parseHeader(line ?? '')
      if (object?.isBlob === true) measured.push({ ...blob, size: object.size })
      else this.missing += 1
    }
    return measured
  }

  close(): void {
    this.#git.stdin.end()
    this.#git.kill()
  }
}

export interface ReadBlob {
  readonly blob: GitBlob
  /** Once only, and before the next one is asked for; null when it is not there. */
  readonly chunks: AsyncIterable<Buffer> | null
}

/** In the order given. Where git breaks off at one that is damaged, the others follow. */
export async function* readGitBlobs(
  repository: string,
  blobs: readonly GitBlob[],
  options: GitOptions,
): AsyncGenerator<ReadBlob> {
  for (let next = 0; next < blobs.length; ) {
    const batch = new BlobBatch(repository, blobs.slice(next), options)
    try {
      yield* batch.blobs()
    } catch (error) {
      options.signal?.throwIfAborted()
      const broken = blobs[next + batch.read]
      // The first time nothing could be read at all: it is not one content that is wrong.
      if (broken === undefined || (next === 0 && batch.read === 0 && !batch.hasAnswered))
        throw error
      if (!batch.isWithin) yield { blob: broken, chunks: null }
      next += 1
    }
    next += batch.read
  }
}

class BlobBatch {
  /** Those that are over and done with, */
  read = 0
  /** one that its reader has already begun, */
  isWithin = false
  /** and whether git said anything. */
  hasAnswered = false
  readonly #git: GitProcess
  readonly #reader: ByteReader
  readonly #blobs: readonly GitBlob[]

  constructor(repository: string, blobs: readonly GitBlob[], options: GitOptions) {
    this.#blobs = blobs
    this.#git = spawnGit(repository, ['cat-file', '--batch', '--buffer'], options)
    this.#git.stdin.end(blobs.map(({ id }) => `${id}\n`).join(''))
    this.#reader = new ByteReader(this.#git.stdout)
  }

  async *blobs(): AsyncGenerator<ReadBlob> {
    try {
      for (const blob of this.#blobs) {
        yield* this.#next(blob)
        this.read += 1
      }
    } finally {
      this.#git.kill()
    }
  }

  async *#next(blob: GitBlob): AsyncGenerator<ReadBlob> {
    const header = await this.#reader.line()
    if (header === null) {
      await this.#git.isDone
      throw new Error('git ended before the last content')
    }
    this.hasAnswered = true
    const object = parseHeader(header)
    if (object === null) {
      yield { blob, chunks: null }
      return
    }
    let left = object.size
    const pull = async (): Promise<Buffer | null> => {
      if (left === 0) return null
      const chunk = await this.#reader.some(left)
      left -= chunk.length
      return chunk
    }
    this.isWithin = true
    yield { blob: { ...blob, size: left }, chunks: object.isBlob ? iterate(pull) : null }
    while (left > 0) await pull()
    await this.#reader.some(1)
    this.isWithin = false
  }
}

async function* iterate(pull: () => Promise<Buffer | null>): AsyncGenerator<Buffer> {
  for (let chunk = await pull(); chunk !== null; chunk = await pull()) yield chunk
}

/** `<id> blob <size>`; null for `<id> missing`. A tree may be called a file by a forged one. */
function parseHeader(line: string): { isBlob: boolean; size: number } | null {
  const [, type, size] = /^[0-9a-f]{40,64} (\w{1,10}) (\d{1,15})$/.exec(line) ?? []
  return type === undefined ? null : { isBlob: type === 'blob', size: Number(size) }
}

/** Lines and counted bytes of one stream. */
class ByteReader {
  readonly #chunks: AsyncIterator<unknown>
  #held: Buffer = Buffer.alloc(0)

  constructor(stream: Readable) {
    this.#chunks = stream[Symbol.asyncIterator]()
  }

  /** Without its end; null after the last. */
  async line(): Promise<string | null> {
    let end = this.#held.indexOf(0x0a)
    while (end < 0) {
      if (this.#held.length > limits.gitComplaintLengthMax || !(await this.#more())) return null
      end = this.#held.indexOf(0x0a)
    }
    const line = this.#held.toString('latin1', 0, end)
    this.#held = this.#held.subarray(end + 1)
    return line
  }

  /** At least one byte and at most so many; throws where none are left. */
  async some(bytesMax: number): Promise<Buffer> {
    if (this.#held.length === 0 && !(await this.#more())) {
      throw new UnreadableError('is damaged in the repository')
    }
    const taken = this.#held.subarray(0, bytesMax)
    this.#held = this.#held.subarray(taken.length)
    return taken
  }

  async #more(): Promise<boolean> {
    const next = await this.#chunks.next()
    if (next.done === true || !Buffer.isBuffer(next.value)) return false
    this.#held = this.#held.length === 0 ? next.value : Buffer.concat([this.#held, next.value])
    return true
  }
}
