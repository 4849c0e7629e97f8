/** Decides how a path of a git tree is shown: as the file itself would be, if it is still there. */
import { join } from 'node:path'
import { fromPath, showPath } from './path-bytes.ts'
import { type GitOptions, readGit } from './run-git.ts'

/** `repository` may be a folder below the top; paths are from the top. */
export async function openTreePaths(
  repository: string,
  options: GitOptions,
): Promise<(path: string) => string> {
  const asked = ['rev-parse', '--show-prefix', '--show-cdup']
  const [prefix = '', up = ''] = (await readGit(repository, asked, options)).toString().split('\n')
  return (path) => {
    const isBelow = path.startsWith(prefix)
    return showPath(fromPath(join(repository, isBelow ? path.slice(prefix.length) : up + path)))
  }
}
