/** Decides what the next commit would bring in: files of the index, and their added lines. */

import { SizeReader } from './git-objects.ts'
import type { BlobsTask, LineRange, OnSkip } from './leak-task.ts'
import { ALL_LINES, intersectRanges } from './line-ranges.ts'
import { readAddedLines } from './read-added-lines.ts'
import { type GitOptions, readGit } from './run-git.ts'

interface StagedOptions extends GitOptions {
  readonly onSkip: OnSkip
}

interface Staged {
  readonly id: string
  readonly path: string
  readonly addedLines: readonly LineRange[]
}

/** One task, or none when nothing is staged. From the index, whatever the work tree says. */
export async function listStagedBlobs(
  repository: string,
  given: StagedOptions,
): Promise<BlobsTask | null> {
  const options = { ...given, isInHook: true }
  const folder = await readGit(repository, ['rev-parse', '--absolute-git-dir'], options)
  let staged: ReadonlyMap<string, Staged> | null = null
  const conflicts = new Set<string>()
  for (const parent of await listParents(repository, options)) {
    const added = await compareWith(repository, parent, options, conflicts)
    // A merge brings in only what none of its sides had.
    staged = staged === null ? added : intersect(staged, added)
  }
  for (const path of conflicts) {
    options.onSkip({ path, entries: [] }, 'has a conflict that is not resolved yet')
  }
  const found = [...(staged?.values() ?? [])]
  if (found.length === 0) return null
  const sizes = new SizeReader(repository, options)
  try {
    // Where git was told of the repository nobody else would find it.
    const isTold = options.environment['GIT_DIR'] !== undefined
    const source = isTold ? folder.toString('utf8').replace(/\n$/, '') : repository
    return { kind: 'blobs', repository: source, blobs: await sizes.read(found) }
  } finally {
    sizes.close()
  }
}

/** HEAD and what is being merged; before the first commit the empty tree. */
async function listParents(repository: string, options: GitOptions): Promise<string[]> {
  const head = await resolve(repository, 'HEAD', options)
  if (head === null) {
    const empty = await readGit(repository, ['hash-object', '-t', 'tree', '--stdin'], options)
    return [empty.toString('latin1').trim()]
  }
  const merged = await resolve(repository, 'MERGE_HEAD', options)
  return merged === null ? [head] : [head, merged]
}

async function resolve(
  repository: string,
  name: string,
  options: GitOptions,
): Promise<string | null> {
  try {
    const asked = ['rev-parse', '--verify', '--quiet', '--end-of-options', `${name}^{commit}`]
    return (await readGit(repository, asked, options)).toString('latin1').trim() || null
  } catch {
    options.signal?.throwIfAborted()
    return null
  }
}

const COMPARE = ['diff-index', '--cached', '--no-ext-diff', '--no-textconv', '--no-relative']
const RENAMES = ['--find-renames', '-l1000', '--no-abbrev', '--ignore-submodules=all']

async function compareWith(
  repository: string,
  parent: string,
  options: GitOptions,
  conflicts: Set<string>,
): Promise<ReadonlyMap<string, Staged>> {
  const listed = await readGit(
    repository,
    [...COMPARE, ...RENAMES, '--raw', '-z', '--end-of-options', parent, '--'],
    options,
  )
  const patch = [...COMPARE, ...RENAMES, '--patch', '--unified=0', '--text', '--full-index']
  const added = await readAddedLines(
    repository,
    [...patch, '--no-color', '--end-of-options', parent, '--'],
    options,
  )
  const found = new Map<string, Staged>()
  const tokens = listed.toString('latin1').split('\0').values()
  for (const facts of tokens) {
    if (facts === '') break
    const [, mode = '', before = '', id = '', status = ''] = facts.slice(1).split(' ')
    const first = next(tokens)
    const path = /^[RC]/.test(status) ? next(tokens) : first
    if (status.startsWith('U')) conflicts.add(path)
    if (!mode.startsWith('100') || before === id || /^0*$/.test(id)) continue
    const lines = added.get(`${before} ${id}`) ?? added.get(`${'0'.repeat(id.length)} ${id}`)
    found.set(path, { id, path, addedLines: lines ?? ALL_LINES })
  }
  return found
}

function next(tokens: Iterator<string>): string {
  const { value, done } = tokens.next()
  return done === true ? '' : Buffer.from(value, 'latin1').toString('utf8')
}

function intersect(
  one: ReadonlyMap<string, Staged>,
  other: ReadonlyMap<string, Staged>,
): Map<string, Staged> {
  const found = new Map<string, Staged>()
  for (const [path, staged] of one) {
    const same = other.get(path)
    if (same === undefined) continue
    const addedLines = intersectRanges(staged.addedLines, same.addedLines)
    if (addedLines.length > 0) found.set(path, { ...staged, addedLines })
  }
  return found
}
