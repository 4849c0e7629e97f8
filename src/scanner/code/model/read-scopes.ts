/** Decides which names a file defines, where, and as what. */
import type { SourceFile } from '../syntax/source-file.ts'
import type { FunctionNode, NodeOf, Parameter, SyntaxNode } from '../syntax/syntax-node.ts'

/** What gives a name its meaning. */
export type Binding =
  | {
      readonly kind: 'value'
      readonly value: SyntaxNode
      readonly assign: NodeOf<'assign'>
      /** Which part of the value: `{ a: { b } } = value` gives `['a', 'b']`. */
      readonly path: readonly string[]
    }
  | { readonly kind: 'defined'; readonly node: NodeOf<'function'> | NodeOf<'class'> }
  | {
      readonly kind: 'import'
      readonly module: string
      readonly imported: string
      readonly node: NodeOf<'import'> | NodeOf<'call'>
    }
  | {
      readonly kind: 'parameter'
      readonly owner: FunctionNode
      readonly index: number
      readonly parameter: Parameter
      readonly path: readonly string[]
    }

type Scope = Map<string, Binding[]>

const scopesOfFiles = new WeakMap<SourceFile, Map<SyntaxNode, Scope>>()

/** By function, class and module: functions are scopes, blocks are not. */
function scopesOf(file: SourceFile): Map<SyntaxNode, Scope> {
  const known = scopesOfFiles.get(file)
  if (known !== undefined) return known
  const scopes = new Map<SyntaxNode, Scope>()
  scopesOfFiles.set(file, scopes)
  const define = (at: SyntaxNode, name: string, binding: Binding): void => {
    const owner = ownerOf(at)
    if (owner === null) return
    const scope = scopes.get(owner) ?? new Map<string, Binding[]>()
    scopes.set(owner, scope)
    const list = scope.get(name)
    if (list === undefined) scope.set(name, [binding])
    else list.push(binding)
  }
  for (const node of file.all('import')) {
    for (const each of node.names) {
      define(node, each.local, {
        kind: 'import',
        module: node.module,
        node,
        imported: each.imported,
      })
      const first = each.local.split('.')[0] ?? ''
      if (first === each.local) continue
      define(node, first, { kind: 'import', module: '', imported: first, node })
    }
  }
  for (const kind of ['function', 'class'] as const) {
    for (const node of file.all(kind)) {
      if (node.name !== null && !isMethod(node)) define(node, node.name, { kind: 'defined', node })
    }
  }
  for (const node of file.all('function')) defineParameters(node, scopes)
  for (const assign of file.all('assign')) {
    if (isParameter(assign)) continue
    for (const { name, path } of listTargets(assign.target)) {
      const required = requiredModule(assign.value)
      if (required === null) {
        define(assign, name, { kind: 'value', value: assign.value, assign, path })
        continue
      }
      const imported = path[0] ?? 'default'
      define(assign, name, { kind: 'import', imported, ...required })
    }
  }
  return scopes
}

/** `a = 1` in a list of parameters. */
function isParameter({ parent }: NodeOf<'assign'>): boolean {
  return parent?.kind === 'other' && /parameters$/.test(parent.grammar)
}

/** `require('x')` and `await import('x')` */
function requiredModule(value: SyntaxNode) {
  if (value.kind !== 'call') return null
  const isImport = value.callee.kind === 'other' && value.callee.grammar === 'import'
  const isRequire = value.callee.kind === 'name' && value.callee.name === 'require'
  const module = value.args[0]
  if (module?.kind !== 'text' || module.value === null || !(isImport || isRequire)) return null
  return { module: module.value, node: value }
}

/** Methods are no names: `handler() {}` in an object or class is reached through it. */
function isMethod(node: NodeOf<'function'> | NodeOf<'class'>): boolean {
  if (node.kind === 'class' || node.file.language === 'python') return false
  return node.parent?.kind === 'object' || node.parent?.parent?.kind === 'class'
}

function defineParameters(owner: FunctionNode, scopes: Map<SyntaxNode, Scope>): void {
  const scope = scopes.get(owner) ?? new Map<string, Binding[]>()
  scopes.set(owner, scope)
  for (const [index, parameter] of owner.parameters.entries()) {
    for (const { name, path } of listTargets(parameter.target)) {
      scope.set(name, [{ kind: 'parameter', owner, index, parameter, path }])
    }
  }
}

interface Target {
  readonly name: string
  readonly path: readonly string[]
}

/** The names on the left of an assignment, however they are taken apart. */
function listTargets(target: SyntaxNode): Target[] {
  const targets: Target[] = []
  const open: { node: SyntaxNode; path: readonly string[] }[] = [{ node: target, path: [] }]
  for (let each = open.pop(); each !== undefined; each = open.pop()) {
    const { node, path } = each
    if (node.kind === 'name') targets.push({ name: node.name, path })
    else if (node.kind === 'assign') open.push({ node: node.target, path })
    else if (node.kind === 'list') {
      for (const [index, item] of node.items.entries()) {
        open.push({ node: item, path: [...path, String(index)] })
      }
    } else if (node.kind === 'pattern') {
      for (const { key, value } of node.entries) {
        open.push({ node: value, path: key === null ? path : [...path, key] })
      }
    } else if (node.kind === 'other' && node.children.length <= 2) {
      const first = node.children[0]
      if (first !== undefined) open.push({ node: first, path })
    }
  }
  return targets
}

/** The scope in which a node stands; of a function or class, the one that holds its name. */
function ownerOf(node: SyntaxNode): SyntaxNode | null {
  return node.file.ownerOf(node)
}

/** What the name may mean where it stands, from the innermost scope that knows it. */
export function findBindings(node: SyntaxNode, name: string): readonly Binding[] {
  const scopes = scopesOf(node.file)
  for (let owner = ownerOf(node); owner !== null; owner = ownerOf(owner)) {
    const found = scopes.get(owner)?.get(name)
    if (found !== undefined) return found
  }
  return []
}

/** What the module itself defines under that name. */
export function findModuleBindings(file: SourceFile, name: string): readonly Binding[] {
  return (file.root === null ? undefined : scopesOf(file).get(file.root)?.get(name)) ?? []
}

/** Members of a class: its methods and fields. */
export function findMember(node: NodeOf<'class'>, name: string): SyntaxNode | null {
  for (const each of node.body?.children ?? []) {
    if (each.kind === 'function' && each.name === name) return each
    if (each.kind !== 'assign' || each.target.kind !== 'name') continue
    if (each.target.name === name) return each.value
  }
  return null
}
