/** Decides which source files and exported names nobody uses any more. */
import { listImports } from './imports.ts'
import {
  isTypeScript,
  listSources,
  type Project,
  type ProjectFile,
  type Violation,
} from './project.ts'
import { childOf, childrenOf, nameOf, type SyntaxNode, walk } from './syntax.ts'

/** Files that nobody needs to import: package.json names them, or will. */
const ENTRIES = new Set([
  'src/cli/main.ts',
  'src/engine/index.ts',
  'src/scanner/index.ts',
  'src/storage/cached-storage.ts',
  'src/storage/memory/memory-storage.ts',
  'src/storage/open-storage.ts',
])

/** Files that no entry reaches. A file that only its own test imports is dead too. */
export function checkDeadFiles(project: Project): Violation[] {
  const reached = new Set<string>()
  const visit = (path: string): void => {
    const file = project.get(path)
    if (file === undefined || reached.has(path)) return
    reached.add(path)
    if (!isTypeScript(file)) return
    for (const { target } of listImports(project, file)) if (target !== undefined) visit(target)
  }
  for (const entry of ENTRIES) visit(entry)
  return listSources(project)
    .filter((file) => !reached.has(file.path))
    .map((file) => `${file.path}:1: no entry leads here: ${[...ENTRIES].join(', ')}`)
}

/** Exported names that no other file imports. Types that their own file uses may stay exported. */
export function checkDeadExports(project: Project): Violation[] {
  const used = new Map<string, Set<string>>()
  for (const file of project.values()) {
    if (!isTypeScript(file)) continue
    for (const { target, names } of listImports(project, file)) {
      if (target === undefined) continue
      const known = used.get(target) ?? new Set()
      for (const name of names) known.add(name)
      used.set(target, known)
    }
  }
  const violations: Violation[] = []
  for (const file of listSources(project)) {
    if (ENTRIES.has(file.path)) continue
    const names = used.get(file.path) ?? new Set()
    if (names.has('*')) continue
    for (const exported of listExports(file)) {
      if (names.has(exported.name)) continue
      if (exported.isType && countUses(file, exported.name) > 1) continue
      const at = `${file.path}:${file.lineAt(exported.node.start)}:`
      violations.push(`${at} ${exported.name} is exported, but no other file imports it`)
    }
  }
  return violations
}

interface Export {
  readonly name: string
  readonly isType: boolean
  readonly node: SyntaxNode
}

function listExports(file: ProjectFile): Export[] {
  const exports: Export[] = []
  for (const node of childrenOf(file.syntax(), 'body')) {
    if (node.type === 'ExportDefaultDeclaration') {
      exports.push({ name: 'default', isType: false, node })
    }
    if (node.type !== 'ExportNamedDeclaration') continue
    const isType = node['exportKind'] === 'type'
    const declaration = childOf(node, 'declaration')
    for (const name of declaration === undefined ? [] : declaredNames(declaration)) {
      exports.push({ name, isType, node })
    }
    for (const each of childrenOf(node, 'specifiers')) {
      exports.push({ name: nameOf(childOf(each, 'exported')) ?? '*', isType, node: each })
    }
  }
  return exports
}

function declaredNames(declaration: SyntaxNode): string[] {
  const named = nameOf(childOf(declaration, 'id'))
  if (named !== undefined) return [named]
  const names: string[] = []
  for (const declarator of childrenOf(declaration, 'declarations')) {
    const pattern = childOf(declarator, 'id')
    if (pattern === undefined) continue
    if (pattern.type === 'Identifier') names.push(nameOf(pattern) ?? '*')
    for (const property of childrenOf(pattern, 'properties')) {
      names.push(nameOf(childOf(property, 'value')) ?? '*')
    }
  }
  return names
}

function countUses(file: ProjectFile, name: string): number {
  let uses = 0
  walk(file.syntax(), (node) => {
    if (node.type === 'Identifier' && node['name'] === name) uses++
  })
  return uses
}
