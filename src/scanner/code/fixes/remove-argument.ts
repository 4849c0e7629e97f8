/** Decides how an argument is taken out of a call so that what remains can still be read. */
import type { CodeEdit } from '../code-finding.ts'
import type { CallNode, SyntaxNode } from '../syntax/syntax-node.ts'

/** The keyword argument of that name, with the comma that it no longer needs. */
export function removeArgument(call: CallNode, name: string): readonly CodeEdit[] {
  const value = call.named.get(name)
  const given = value?.parent ?? null
  if (value === undefined || given === null) return []
  const { text } = call.file
  const before = /,\s*$/.exec(text.slice(call.callee.end, given.start))?.[0].length ?? 0
  if (before > 0) return [{ start: given.start - before, end: given.end, text: '' }]
  const after = /^\s*,[ \t]*/.exec(text.slice(given.end, call.end))?.[0].length ?? 0
  return [{ start: given.start, end: given.end + after, text: '' }]
}

export function isTrue(node: SyntaxNode | undefined): boolean {
  return node?.kind === 'literal' && node.value === true
}

export function isFalse(node: SyntaxNode | undefined): boolean {
  return node?.kind === 'literal' && node.value === false
}
