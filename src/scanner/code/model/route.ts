/** Says what a route of the source code is, and what stands between it and a stranger. */
import type { Framework } from '../code-finding.ts'
import type { SourceFile } from '../syntax/source-file.ts'
import type { FunctionNode, SyntaxNode } from '../syntax/syntax-node.ts'

/**
 * Key: reads an API key or token of the request and can refuse. Login: the same for sessions and
 * accounts. Maybe: by its name alone, for nobody can read what it does.
 */
export type GuardKind = 'key' | 'login' | 'maybe'

export interface Guard {
  readonly kind: GuardKind
  /** As written: `require_api_key`, `passport.authenticate('bearer')`. */
  readonly name: string
  readonly node: SyntaxNode
}

export interface Route {
  readonly framework: Framework
  /** Upper case; `ANY` for all of them. */
  readonly method: string
  /** With every prefix, as OpenAPI writes it: `/v1/users/{id}`. */
  readonly path: string
  readonly file: SourceFile
  /** Where it is written. */
  readonly at: SyntaxNode
  /** Null where it is not in the project. */
  readonly handler: FunctionNode | null
  readonly guards: readonly Guard[]
  /** Everything that runs before the handler, guards and others, outermost first. */
  readonly chain: readonly SyntaxNode[]
}
