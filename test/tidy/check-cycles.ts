/** Decides whether files import each other in a ring at run time, where load order becomes luck. */
import { listImports } from './imports.ts'
import { listSources, type Project, type Violation } from './project.ts'

export function checkCycles(project: Project): Violation[] {
  const violations: Violation[] = []
  const finished = new Set<string>()
  const path: string[] = []

  const visit = (file: string): void => {
    if (finished.has(file)) return
    path.push(file)
    for (const { target, isRunTime, line } of importsOf(project, file)) {
      if (!isRunTime || target === undefined) continue
      const start = path.indexOf(target)
      if (start < 0) visit(target)
      else violations.push(`${file}:${line}: ring ${[...path.slice(start), target].join(' → ')}`)
    }
    path.pop()
    finished.add(file)
  }

  for (const file of listSources(project)) visit(file.path)
  return violations
}

function importsOf(project: Project, path: string): ReturnType<typeof listImports> {
  const file = project.get(path)
  return file === undefined || !/\.tsx?$/.test(path) ? [] : listImports(project, file)
}
