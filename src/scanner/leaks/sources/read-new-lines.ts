/** Decides which lines of a content a range of commits brought in: what no parent had. */
import type { LineRange } from './leak-task.ts'
import { ALL_LINES, intersectRanges } from './line-ranges.ts'
import { readAddedLines } from './read-added-lines.ts'
import { type GitOptions, readGit } from './run-git.ts'

const COMPARE = [
  ...['diff-tree', '--stdin', '--root', '-r', '-m', '--patch', '--unified=0', '--text'],
  ...['--full-index', '--find-renames', '-l1000', '--no-color', '--no-ext-diff', '--no-textconv'],
  ...['--no-relative', '--inter-hunk-context=0'],
]

/** `parents`: what the file was in each parent of the commit; zeros where it was not there. */
type NewLines = (id: string, parents: readonly string[]) => readonly LineRange[]

/** `list` makes git name the commits. Where contents are missing, all lines are new. */
export async function readNewLines(
  repository: string,
  list: readonly string[],
  options: GitOptions,
): Promise<NewLines> {
  const added = await compare(repository, list, options)
  if (added === null) return () => ALL_LINES
  const moved = Map.groupBy(added, ([ids]) => ids.slice(ids.indexOf(' ') + 1))
  return (id, parents) => {
    const all = parents.map((parent) => added.get(`${parent} ${id}`))
    const known = all.filter((each) => each !== undefined)
    if (known.length > 0 && known.length === all.length) return known.reduce(intersectRanges)
    // Under a new name git compares it with another file; a file that only moved has no patch.
    const pairs = moved.get(id)
    if (pairs === undefined) return []
    return pairs.length === 1 ? (pairs[0]?.[1] ?? ALL_LINES) : ALL_LINES
  }
}

async function compare(repository: string, list: readonly string[], options: GitOptions) {
  try {
    const input = (await readGit(repository, list, options)).toString('latin1')
    return await readAddedLines(repository, COMPARE, { ...options, input })
  } catch {
    options.signal?.throwIfAborted()
    return null
  }
}
