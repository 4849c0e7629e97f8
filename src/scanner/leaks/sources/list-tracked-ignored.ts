/** Decides which ignored files of a work tree are committed all the same. */
import { type GitOptions, readGit } from './run-git.ts'

const LIST = ['ls-files', '-z', '--cached', '--ignored', '--exclude-standard']

/** Relative to `folder`, in latin1, sorted. None where git cannot tell. */
export async function listTrackedIgnored(
  folder: string,
  options: GitOptions,
): Promise<readonly string[]> {
  try {
    const listed = await readGit(Buffer.from(folder, 'latin1').toString('utf8'), LIST, options)
    const names = listed.toString('latin1').split('\0').filter(Boolean)
    return [...new Set(names)].sort()
  } catch {
    options.signal?.throwIfAborted()
    return []
  }
}
