/** Decides once for a project what every file asks again. */
import type { CodeProject } from './code-project.ts'

export function remember<T>(decide: (project: CodeProject) => T): (project: CodeProject) => T {
  const known = new WeakMap<CodeProject, { readonly value: T }>()
  return (project) => {
    const found = known.get(project) ?? { value: decide(project) }
    known.set(project, found)
    return found.value
  }
}
