/** Decides whether the program anywhere names something that the words are about. */
import type { CodeProject } from './code-project.ts'

/** Names, members, imports and texts of files that serve requests; comments do not count. */
export function hasWord(pattern: RegExp, project: CodeProject): boolean {
  for (const file of project.files.values()) {
    if (file.role !== 'server' && file.role !== 'tool') continue
    const isThere =
      file.all('name').some(({ name }) => pattern.test(name)) ||
      file.all('member').some(({ name }) => pattern.test(name)) ||
      file.all('import').some(({ module, names }) => {
        return pattern.test(module) || names.some(({ imported }) => pattern.test(imported))
      }) ||
      file.all('text').some(({ value }) => value !== null && pattern.test(value))
    if (isThere) return true
  }
  return false
}
