/** Decides what the constants of a piece of code are, and what its expressions come to. */
import { limits } from '../../../../base/limits.ts'
import type { StringValue } from './string-value.ts'

export type CodeNode = import('@ast-grep/napi').SgNode
type Rule = import('@ast-grep/napi').Rule

export interface Folder {
  readonly grammar: FoldingGrammar
  /** Undefined for all that is not the same text each time the program runs. */
  evaluate(node: CodeNode | null | undefined): StringValue | undefined
  /** What a name was given once and for all. */
  constant(name: string): CodeNode | undefined
  /** False when code is nested as only hostile code is; `leave` follows whatever the answer. */
  enter(): boolean
  leave(): void
}

/** How a language writes what is folded. */
export interface FoldingGrammar {
  /** Which nodes may come to an assembled text; asked within the parser, for there are many. */
  readonly assembling: readonly Rule[]
  /** Of `a + b + c` or a template, its parts in order; undefined for anything else. */
  listOperands(node: CodeNode): readonly CodeNode[] | undefined
  evaluate(node: CodeNode, folder: Folder): StringValue | undefined
  /** Names with the one node that each was given; null where there were several. */
  listConstants(root: CodeNode): ReadonlyMap<string, CodeNode | null>
}

export function openFolder(root: CodeNode, grammar: FoldingGrammar): Folder {
  const known = new Map<number, StringValue | undefined>()
  let constants: ReadonlyMap<string, CodeNode | null> | undefined
  let depth = 0
  const folder: Folder = {
    grammar,
    evaluate(node) {
      if (node === null || node === undefined) return undefined
      const id = node.id()
      if (known.has(id)) return known.get(id)
      // A name that is given itself has no value, and neither has what is nested too deep.
      known.set(id, undefined)
      if (folder.enter()) known.set(id, grammar.evaluate(node, folder))
      folder.leave()
      return known.get(id)
    },
    constant(name) {
      constants ??= grammar.listConstants(root)
      return constants.get(name) ?? undefined
    },
    enter: () => ++depth <= limits.foldedDepthMax,
    leave: () => {
      depth--
    },
  }
  return folder
}

/** A second value, or one that is not known, and the name is no constant. */
export function noteConstant(
  constants: Map<string, CodeNode | null>,
  name: string | undefined,
  value: CodeNode | null,
): void {
  if (name !== undefined) constants.set(name, constants.has(name) ? null : value)
}

/** In the order of the source, the outer ones first. */
export function findAllOf(root: CodeNode, rules: readonly Rule[]): readonly CodeNode[] {
  return root.findAll({ rule: { any: [...rules] } })
}

export function kindOf(node: CodeNode): string {
  return String(node.kind())
}

export function namedOf(node: CodeNode | null | undefined): readonly CodeNode[] {
  return node?.children().filter((each) => each.isNamed() && kindOf(each) !== 'comment') ?? []
}

/** Decimal, hexadecimal or octal; undefined for anything that is no number. */
export function numberOf(node: CodeNode | undefined): number | undefined {
  if (node === undefined || !/^(?:number|integer)$/.test(kindOf(node))) return undefined
  const value = Number(node.text())
  return Number.isInteger(value) ? value : undefined
}

/**
 * Of a chain that leans to the left, all operands, without recursion: it may be very long. None of
 * one that is too long, so that nobody asks again for each chain within it.
 */
export function listChain(node: CodeNode, kind: string): readonly CodeNode[] | undefined {
  if (kindOf(node) !== kind || node.child(1)?.text() !== '+') return undefined
  const operands: CodeNode[] = []
  let left: CodeNode | null = node
  while (left !== null && kindOf(left) === kind && left.child(1)?.text() === '+') {
    const right = left.child(2)
    if (right !== null) operands.push(right)
    left = left.child(0)
    if (operands.length > limits.foldedPartsMax) return []
  }
  if (left !== null) operands.push(left)
  return operands.reverse()
}
