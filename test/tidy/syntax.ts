/** Decides how a TypeScript file becomes a tree to walk: by the parser that vitest runs on. */
import { parseAst } from 'vitest/node'

export interface SyntaxNode {
  readonly type: string
  readonly start: number
  readonly end: number
  readonly [field: string]: unknown
}

export function parseSyntax(path: string, text: string): SyntaxNode {
  const options = { lang: path.endsWith('x') ? 'tsx' : 'ts', sourceType: 'module' } as const
  return parseAst(text, options, path) as unknown as SyntaxNode
}

export function isSyntaxNode(value: unknown): value is SyntaxNode {
  return typeof value === 'object' && value !== null && 'type' in value && 'start' in value
}

/** Calls `visit` for `node` and for everything below it, outermost first. */
export function walk(
  node: SyntaxNode,
  visit: (node: SyntaxNode, parent: SyntaxNode | undefined) => void,
  parent?: SyntaxNode,
): void {
  visit(node, parent)
  for (const value of Object.values(node)) {
    for (const child of Array.isArray(value) ? value : [value]) {
      if (isSyntaxNode(child)) walk(child, visit, node)
    }
  }
}

/** The nodes in a list field, such as the `body` of a program. */
export function childrenOf(node: SyntaxNode, field: string): SyntaxNode[] {
  const value = node[field]
  return Array.isArray(value) ? value.filter(isSyntaxNode) : []
}

export function childOf(node: SyntaxNode, field: string): SyntaxNode | undefined {
  const value = node[field]
  return isSyntaxNode(value) ? value : undefined
}

/** The text of an identifier or of a string literal; undefined for anything else. */
export function nameOf(node: SyntaxNode | undefined): string | undefined {
  if (node?.type === 'Identifier') return node['name'] as string
  if (node?.type === 'Literal' && typeof node['value'] === 'string') return node['value']
  return undefined
}

/** `a.b` or `a['b']` as the two names; undefined where the left side is not a plain name. */
export function memberOf(node: SyntaxNode): { object: string; property: string } | undefined {
  if (node.type !== 'MemberExpression') return undefined
  const left = childOf(node, 'object')
  const object = left?.type === 'Identifier' ? nameOf(left) : undefined
  const property = nameOf(childOf(node, 'property'))
  return object === undefined || property === undefined ? undefined : { object, property }
}
