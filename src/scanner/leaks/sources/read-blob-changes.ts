/** Decides what `git diff-tree` says of each commit: which contents came in, and where. */
import type { Readable } from 'node:stream'
import { limits } from '../../../base/limits.ts'
import type { Commit } from '../../finding.ts'
import type { GitBlob } from './leak-task.ts'

export interface BlobChange extends Omit<GitBlob, 'size'> {
  /** What the file was in each parent of the commit; zeros where it was not there. */
  readonly parents: readonly string[]
}

const NO_COMMIT: Commit = { id: '', author: '', date: '' }

/**
 * In turn: commit, author, time, then for each file what it was and is, and its path, all ended
 * by a NUL. Files alone count: no links, no submodules.
 */
export async function* readBlobChanges(output: Readable): AsyncGenerator<BlobChange> {
  let commit = NO_COMMIT
  let ids: Pick<BlobChange, 'id' | 'parents'> | null = null
  let expected: 'author' | 'time' | 'path' | 'any' = 'any'
  for await (const token of splitAtNul(output)) {
    if (expected === 'path') {
      if (ids !== null) yield { ...ids, path: toText(token), commit }
      expected = 'any'
    } else if (expected === 'author') {
      commit = { ...commit, author: toAuthor(token) }
      expected = 'time'
    } else if (expected === 'time') {
      commit = { ...commit, date: toDate(token) }
      expected = 'any'
    } else {
      const word = token.startsWith('\n') ? token.slice(1) : token
      if (word.startsWith(':')) {
        ids = readIds(word)
        expected = 'path'
      } else if (word !== '') {
        commit = { id: word, author: '', date: '' }
        expected = 'author'
      }
    }
  }
}

/** `::100644 100644 100644 f2ad… 6178… 4bcf… MM`: a colon for each parent, the new ones last. */
function readIds(word: string): Pick<BlobChange, 'id' | 'parents'> | null {
  const parents = /^:+/.exec(word)?.[0].length ?? 1
  const fields = word.slice(parents).split(' ')
  const mode = fields[parents] ?? ''
  const id = fields[2 * parents + 1] ?? ''
  const isFile = mode.startsWith('100') && /^[0-9a-f]{40,64}$/.test(id) && !/^0+$/.test(id)
  return isFile ? { id, parents: fields.slice(parents + 1, 2 * parents + 1) } : null
}

function toAuthor(token: string): string {
  const plain = toText(token).replace(/[\x00-\x1f\x7f-\x9f]/g, ' ')
  return plain.slice(0, limits.commitAuthorLengthMax).trim()
}

/** Of the epoch; whoever forges a commit chooses any. */
function toDate(token: string): string {
  const seconds = Number(token)
  const isTime = Number.isInteger(seconds) && Math.abs(seconds) * 1_000 <= limits.timeMsMax
  return new Date(isTime ? seconds * 1_000 : 0).toISOString()
}

function toText(latin1: string): string {
  return Buffer.from(latin1, 'latin1').toString('utf8')
}

/** In latin1, so that no character is torn between two pieces. */
async function* splitAtNul(output: Readable): AsyncGenerator<string> {
  let rest = ''
  for await (const chunk of output) {
    if (!Buffer.isBuffer(chunk)) continue
    const tokens = (rest + chunk.toString('latin1')).split('\0')
    rest = tokens.pop() ?? ''
    yield* tokens
  }
  if (rest !== '') yield rest
}
