/** Decides which stretch of a file is shown for a route: of a chain of calls its own one. */
import type { SyntaxNode } from '../syntax/syntax-node.ts'

/** `new Hono().get(…).post(…)` is one expression, which begins where the router is made. */
export function placeOfRoute(at: SyntaxNode): { readonly start: number; readonly end: number } {
  if (at.kind !== 'call' || at.callee.kind !== 'member') return at
  const { object, name, end } = at.callee
  return object.kind === 'call' ? { start: end - name.length, end: at.end } : at
}
