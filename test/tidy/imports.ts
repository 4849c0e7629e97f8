/** Decides what a file imports: which files, which names, and whether at run time. */
import { posix } from 'node:path'
import type { Project, ProjectFile } from './project.ts'
import { childOf, childrenOf, nameOf, type SyntaxNode, walk } from './syntax.ts'

export interface Import {
  readonly specifier: string
  /** The file of the project that it leads to; undefined for packages and built-in modules. */
  readonly target: string | undefined
  /** False where the compiler erases the whole statement. */
  readonly isRunTime: boolean
  /** `*` stands for everything that the file exports. */
  readonly names: readonly string[]
  readonly line: number
}

const ALL = ['*']
const found = new WeakMap<ProjectFile, readonly Import[]>()

export function listImports(project: Project, file: ProjectFile): readonly Import[] {
  const known = found.get(file)
  if (known !== undefined) return known
  const imports: Import[] = []
  walk(file.syntax(), (node, parent) => {
    const specifier = specifierOf(node, parent)
    if (specifier === undefined) return
    imports.push({
      specifier,
      target: resolveImport(project, file.path, specifier),
      isRunTime: isRunTime(node),
      names: namesOf(node),
      line: file.lineAt(node.start),
    })
  })
  found.set(file, imports)
  return imports
}

/** The module that any form of import names, `new URL('./x.ts', import.meta.url)` included. */
function specifierOf(node: SyntaxNode, parent: SyntaxNode | undefined): string | undefined {
  switch (node.type) {
    case 'ImportDeclaration':
    case 'ExportNamedDeclaration':
    case 'ExportAllDeclaration':
    case 'ImportExpression':
    case 'TSImportType':
      return nameOf(childOf(node, 'source'))
    case 'Literal':
      return parent?.type === 'NewExpression' &&
        nameOf(childOf(parent, 'callee')) === 'URL' &&
        /^\.{1,2}\/.*\.tsx?$/.test(nameOf(node) ?? '')
        ? nameOf(node)
        : undefined
    default:
      return undefined
  }
}

function isRunTime(node: SyntaxNode): boolean {
  if (node.type === 'TSImportType') return false
  return node['importKind'] !== 'type' && node['exportKind'] !== 'type'
}

function namesOf(node: SyntaxNode): readonly string[] {
  if (node.type === 'TSImportType') return [nameOf(childOf(node, 'qualifier')) ?? '*']
  if (node.type !== 'ImportDeclaration' && node.type !== 'ExportNamedDeclaration') return ALL
  return childrenOf(node, 'specifiers').map((each) => {
    if (each.type === 'ImportNamespaceSpecifier') return '*'
    if (each.type === 'ImportDefaultSpecifier') return 'default'
    return nameOf(childOf(each, node.type === 'ImportDeclaration' ? 'imported' : 'local')) ?? '*'
  })
}

function resolveImport(project: Project, from: string, specifier: string): string | undefined {
  if (!specifier.startsWith('.')) return undefined
  const path = posix.normalize(posix.join(posix.dirname(from), specifier))
  return project.has(path) ? path : undefined
}
