/** Decides which files are barrels: they pass on what others export, and hide where it lives. */
import { listSources, type Project, type ProjectFile, type Violation } from './project.ts'
import { childOf, childrenOf } from './syntax.ts'

/** The two published fronts of the product. */
const FRONTS = new Set(['src/engine/index.ts', 'src/scanner/index.ts'])

export function checkBarrels(project: Project): Violation[] {
  return listSources(project)
    .filter((file) => !FRONTS.has(file.path) && isBarrel(file))
    .map((file) => `${file.path}:1: only passes on what other files export; import those instead`)
}

function isBarrel(file: ProjectFile): boolean {
  const statements = childrenOf(file.syntax(), 'body')
  const passesOn = statements.filter(
    (node) =>
      node.type === 'ExportAllDeclaration' ||
      (node.type === 'ExportNamedDeclaration' && childOf(node, 'declaration') === undefined),
  )
  const imports = statements.filter((node) => node.type === 'ImportDeclaration')
  return passesOn.length > 0 && passesOn.length + imports.length === statements.length
}
