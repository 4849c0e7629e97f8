/** Decides what a name or member is defined as, through assignments, imports and other files. */
import { limits } from '../../../base/limits.ts'
import type { SourceFile } from '../syntax/source-file.ts'
import type { NodeOf, SyntaxNode } from '../syntax/syntax-node.ts'
import { findModule } from './find-module.ts'
import { type Binding, findBindings, findMember, findModuleBindings } from './read-scopes.ts'

export type Files = ReadonlyMap<string, SourceFile>

/** What an expression is: something written in the project, or a name from outside of it. */
export type Resolved =
  | { readonly kind: 'node'; readonly node: SyntaxNode }
  | { readonly kind: 'outside'; readonly name: string }
  | { readonly kind: 'module'; readonly file: SourceFile }

/** The last of several assignments wins; a name without any is one of the language. */
export function resolve(node: SyntaxNode, files: Files, depth = 0): Resolved {
  if (depth > limits.codeResolveDepthMax) return { kind: 'node', node }
  if (node.kind === 'name') return resolveName(node, files, depth)
  if (node.kind === 'member') return resolveMember(node, files, depth)
  return { kind: 'node', node }
}

function resolveName(node: NodeOf<'name'>, files: Files, depth: number): Resolved {
  const binding = findBindings(node, node.name).at(-1)
  if (binding === undefined) return { kind: 'outside', name: node.name }
  return resolveBinding(binding, node, files, depth)
}

function resolveBinding(binding: Binding, node: SyntaxNode, files: Files, depth: number): Resolved {
  if (binding.kind === 'parameter') return { kind: 'node', node }
  if (binding.kind === 'defined') return { kind: 'node', node: binding.node }
  if (binding.kind === 'import') return resolveImport(binding, files, depth + 1)
  const value = binding.value
  const isPlain = binding.path.length === 0 && !binding.assign.isEach
  if (!isPlain || value === node) return { kind: 'node', node }
  return value.kind === 'name' || value.kind === 'member'
    ? resolve(value, files, depth + 1)
    : { kind: 'node', node: value }
}

function resolveImport(
  { module, imported, node }: Extract<Binding, { kind: 'import' }>,
  files: Files,
  depth: number,
): Resolved {
  const { file } = node
  if (file.language === 'python' && module === '') {
    const path = findModule(files, file, imported)
    const inner = path === null ? undefined : files.get(path)
    return inner === undefined ? { kind: 'outside', name: imported } : moduleOf(inner)
  }
  const path = findModule(files, file, module)
  const found = path === null ? undefined : files.get(path)
  if (file.language === 'python') {
    const below = findModule(files, file, `${module}${module.endsWith('.') ? '' : '.'}${imported}`)
    const inner = below === null ? undefined : files.get(below)
    if (inner !== undefined && inner !== found) return moduleOf(inner)
  }
  if (found !== undefined) return resolveExport(found, imported, files, depth)
  const name = module.replace(/^node:/, '')
  const isWhole = imported === '*' || imported === 'default'
  return { kind: 'outside', name: isWhole ? name : `${name}.${imported}` }
}

function moduleOf(file: SourceFile): Resolved {
  return { kind: 'module', file }
}

/** What a file hands out under that name. */
export function resolveExport(
  file: SourceFile,
  name: string,
  files: Files,
  depth: number,
): Resolved {
  if (name === '*' || depth > limits.codeResolveDepthMax) return moduleOf(file)
  const found =
    file.language === 'python'
      ? findModuleBindings(file, name).at(-1)
      : (findExport(file, name) ?? undefined)
  if (found === undefined)
    return name === 'default' ? moduleOf(file) : fromStar(file, name, files, depth)
  if ('module' in found && found.kind === 'handed') {
    const path = findModule(files, file, found.module)
    const next = path === null ? undefined : files.get(path)
    if (next !== undefined) return resolveExport(next, found.imported, files, depth + 1)
    return { kind: 'outside', name: `${found.module}.${found.imported}` }
  }
  if (found.kind === 'expression') return resolve(found.node, files, depth + 1)
  return file.root === null ? moduleOf(file) : resolveBinding(found, file.root, files, depth + 1)
}

type Exported =
  | Binding
  | { readonly kind: 'expression'; readonly node: SyntaxNode }
  | { readonly kind: 'handed'; readonly module: string; readonly imported: string }

function findExport(file: SourceFile, name: string): Exported | null {
  for (const node of file.all('export')) {
    if (name === 'default' && node.isDefault) {
      const value = node.children[0]
      if (value !== undefined) return { kind: 'expression', node: value }
    }
    for (const each of node.names) {
      if (each.local !== name) continue
      if (node.module !== null)
        return { kind: 'handed', module: node.module, imported: each.imported }
      return findModuleBindings(file, each.imported).at(-1) ?? null
    }
  }
  return findCommonExport(file, name)
}

/** `module.exports = …`, `module.exports = { name }`, `exports.name = …` */
function findCommonExport(file: SourceFile, name: string): Exported | null {
  for (const { target, value } of file.all('assign')) {
    const written = target.kind === 'member' ? file.textOf(target) : ''
    if (written === 'module.exports') {
      if (name === 'default') return { kind: 'expression', node: value }
      const entry = value.kind === 'object' ? value.entries.find(({ key }) => key === name) : null
      if (entry != null) return { kind: 'expression', node: entry.value }
    }
    if (written === `exports.${name}` || written === `module.exports.${name}`) {
      return { kind: 'expression', node: value }
    }
  }
  return null
}

/** `export * from './x'` and `from .x import *` */
function fromStar(file: SourceFile, name: string, files: Files, depth: number): Resolved {
  const stars = [
    ...file.all('export').filter((each) => each.module !== null),
    ...file.all('import').filter((each) => file.language === 'python' && each.module !== ''),
  ]
  for (const each of stars) {
    if (each.module === null || !each.names.some(({ local }) => local === '*')) continue
    const path = findModule(files, file, each.module)
    const next = path === null ? undefined : files.get(path)
    if (next === undefined || next === file) continue
    const found = resolveExport(next, name, files, depth + 2)
    if (found.kind === 'node') return found
  }
  return { kind: 'outside', name }
}

function resolveMember(node: NodeOf<'member'>, files: Files, depth: number): Resolved {
  const object = resolve(node.object, files, depth + 1)
  if (object.kind === 'outside') return { kind: 'outside', name: `${object.name}.${node.name}` }
  if (object.kind === 'module') return resolveExport(object.file, node.name, files, depth + 1)
  const held = object.node
  if (held.kind === 'object') {
    const entry = held.entries.find(({ key }) => key === node.name)
    if (entry !== undefined) return resolve(entry.value, files, depth + 1)
  }
  const owner = held.kind === 'class' ? held : ownerClass(held, files, depth)
  const member = owner === null ? null : findMember(owner, node.name)
  if (member !== null) return resolve(member, files, depth + 1)
  return { kind: 'node', node }
}

/** The class of `new Thing()`, `Thing()`, `this` and `self`. */
function ownerClass(held: SyntaxNode, files: Files, depth: number): NodeOf<'class'> | null {
  if (held.kind === 'call') {
    const made = resolve(held.callee, files, depth + 1)
    return made.kind === 'node' && made.node.kind === 'class' ? made.node : null
  }
  if (held.kind !== 'name' || !/^(?:this|self|cls)$/.test(held.name)) return null
  let at: SyntaxNode | null = held
  while (at !== null && at.kind !== 'class') at = at.parent
  return at
}
