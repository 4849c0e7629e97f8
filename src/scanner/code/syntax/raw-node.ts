/** Says what the builders of our tree see of one node of the grammar's tree. */
import type { SourceFile } from './source-file.ts'
import type { OtherNode, SyntaxNode } from './syntax-node.ts'

export interface RawNode {
  readonly grammar: string
  readonly start: number
  readonly end: number
  readonly file: SourceFile
  /** What was built of the named nodes below. */
  readonly children: readonly SyntaxNode[]
  /** What was built of the node in that field. */
  at(field: string): SyntaxNode | undefined
  /** The text of the first node in that field, of an operator for one. */
  textAt(field: string): string | undefined
}

/** Builds one node of ours from one of the grammar, when all below it are built. */
export type Builder = (raw: RawNode) => SyntaxNode

export function baseOf({ start, end, file, children }: RawNode) {
  return { start, end, file, children, parent: null }
}

export function textOf({ start, end, file }: RawNode): string {
  return file.text.slice(start, end)
}

export function buildOther(raw: RawNode): OtherNode {
  return { kind: 'other', grammar: raw.grammar, ...baseOf(raw) }
}

/** Gives what it wraps: brackets, `await`, statements of one expression, `as Type`. */
export function unwrap(raw: RawNode): SyntaxNode {
  return raw.children[0] ?? buildOther(raw)
}

export function isOther<G extends string>(
  node: SyntaxNode | undefined,
  grammar: G,
): node is OtherNode & { readonly grammar: G } {
  return node?.kind === 'other' && node.grammar === grammar
}
