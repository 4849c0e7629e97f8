/** Decides which files of a git history are read: each content once, where it first came in. */
import { KeywardError } from '../../../base/errors.ts'
import { limits } from '../../../base/limits.ts'
import { readLocalBlobs, SizeReader } from './git-objects.ts'
import type { BlobsTask, GitBlob, OnSkip } from './leak-task.ts'
import { chooseCommits } from './parse-commit-range.ts'
import { fromPath, placeOfBytes } from './path-bytes.ts'
import { type BlobChange, readBlobChanges } from './read-blob-changes.ts'
import { readNewLines } from './read-new-lines.ts'
import { type GitOptions, readGit, spawnGit } from './run-git.ts'

export interface HistoryOptions extends GitOptions {
  /** Only these commits, such as `origin/main..HEAD`; all branches, tags and stashes otherwise. */
  readonly range?: string
  /** Only commits from then on: `2026-01-31`, `2 weeks ago`. */
  readonly since?: string
  readonly onSkip: OnSkip
}

/** Oldest first. Throws `git_unavailable`, or `usage_error` for a range that is none. */
export async function* listGitBlobs(
  repository: string,
  options: HistoryOptions,
): AsyncGenerator<BlobsTask> {
  const commits = chooseCommits(options)
  const place = placeOfBytes(fromPath(repository))
  const isShallow = await readGit(repository, ['rev-parse', '--is-shallow-repository'], options)
  if (isShallow.toString().trim() === 'true') {
    options.onSkip(place, 'is a shallow clone: the history before its oldest commits is not here')
  }
  const isPartial = await lacksObjects(repository, options)
  const here = isPartial ? await readLocalBlobs(repository, options) : undefined
  const stashes = options.range === undefined ? await listStashes(repository, options) : []
  const list = ['rev-list', '--date-order', '--reverse', ...stashes, ...commits, '--']
  const sizes = new SizeReader(repository, options)
  const isRange = options.range !== undefined
  const newLines = isRange ? await readNewLines(repository, list, options) : null
  let missing = 0
  const seen = new Set<string>()
  try {
    let batch: Omit<GitBlob, 'size'>[] = []
    for await (const { parents, ...change } of readChanges(repository, list, options)) {
      if (seen.has(change.id)) continue
      seen.add(change.id)
      if (here?.has(change.id) === false) missing += 1
      else if (newLines === null) batch.push({ ...change, turn: seen.size })
      else {
        const addedLines = newLines(change.id, parents)
        if (addedLines.length > 0) batch.push({ ...change, turn: seen.size, addedLines })
      }
      if (batch.length < limits.gitBlobsPerTask) continue
      yield* asTasks(repository, await sizes.read(batch))
      batch = []
    }
    yield* asTasks(repository, await sizes.read(batch))
  } catch (error) {
    if (seen.size === 0 || !(error instanceof KeywardError)) throw error
    options.onSkip(place, `has history that cannot be read: ${error.message.replace(/\.$/, '')}`)
  } finally {
    sizes.close()
  }
  missing += sizes.missing
  if (missing === 0) return
  const reason = isPartial
    ? `is a partial clone: ${missing} files of its history are not here and were not fetched`
    : `is damaged: ${missing} files of its history are missing`
  options.onSkip(place, reason)
}

/** Of all but the newest stash only the log of that name knows. */
async function listStashes(repository: string, options: GitOptions): Promise<string[]> {
  const asked = ['for-each-ref', '--format=%(refname)', '--', 'refs/stash']
  const isThere = (await readGit(repository, asked, options)).length > 0
  if (!isThere) return []
  const walked = ['rev-list', '--walk-reflogs', `--max-count=${limits.gitStashesMax}`]
  const ids = await readGit(repository, [...walked, 'refs/stash', '--'], options)
  return ids.toString('latin1').split('\n').filter(Boolean)
}

const PARTIAL = /^(?:remote\..{1,500}\.(?:promisor|partialclonefilter)|extensions\.partialclone)$/i

/** A clone that leaves contents with its server until they are asked for. */
async function lacksObjects(repository: string, options: GitOptions): Promise<boolean> {
  const names = await readGit(repository, ['config', '--list', '-z', '--name-only'], options)
  return names
    .toString('latin1')
    .split('\0')
    .some((name) => PARTIAL.test(name))
}

/** For each commit what is new in it against every parent, so that a merge adds only its own. */
const COMPARE = [
  ...['diff-tree', '--stdin', '--root', '-r', '-c', '-z', '--raw', '--no-renames', '--no-abbrev'],
  ...['--no-ext-diff', '--no-textconv', '--no-relative', '--encoding=UTF-8'],
  '--pretty=tformat:%H%x00%an <%ae>%x00%at',
]

async function* readChanges(
  repository: string,
  list: readonly string[],
  options: GitOptions,
): AsyncGenerator<BlobChange> {
  const commits = spawnGit(repository, list, options)
  commits.stdin.end()
  const compared = spawnGit(repository, COMPARE, options)
  commits.stdout.pipe(compared.stdin)
  try {
    yield* readBlobChanges(compared.stdout)
    await commits.isDone
    await compared.isDone
  } finally {
    commits.kill()
    compared.kill()
  }
}

/** Large contents make a task of their own, so that threads get even shares. */
function* asTasks(repository: string, blobs: readonly GitBlob[]): Generator<BlobsTask> {
  let share: GitBlob[] = []
  let bytes = 0
  for (const blob of blobs) {
    share.push(blob)
    bytes += blob.size
    if (bytes < limits.gitTaskBytes) continue
    yield { kind: 'blobs', repository, blobs: share }
    share = []
    bytes = 0
  }
  if (share.length > 0) yield { kind: 'blobs', repository, blobs: share }
}
