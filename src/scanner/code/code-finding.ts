/** Says what is told of a flaw in source code: where, the lines themselves, and how to mend it. */
import type { Finding, Fix, Location } from '../finding.ts'

/** Frameworks of which routes, guards and settings are understood. */
export type Framework =
  | 'flask'
  | 'fastapi'
  | 'django'
  | 'express'
  | 'fastify'
  | 'hono'
  | 'koa'
  | 'next'

/** Replaces the characters from `start` to `end` of the file. */
export interface CodeEdit {
  readonly start: number
  readonly end: number
  readonly text: string
}

/** `framework` is one of those above, or the language where it is the same in all of them. */
export interface CodeFix extends Fix {
  readonly edits?: readonly CodeEdit[]
}

export interface CodeFinding extends Finding {
  readonly location: Location & { readonly line: number; readonly column: number }
  /** The line of the finding, with what looks like a secret masked. */
  readonly snippet: string
  readonly fix: CodeFix
}
