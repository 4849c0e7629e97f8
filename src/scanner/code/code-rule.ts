/** Says what a rule on source code is: what it tells of itself, how it looks, what it spares. */
import type { Confidence, OperationRef, Severity } from '../finding.ts'
import type { RuleInfo } from '../rule-info.ts'
import type { CodeFix } from './code-finding.ts'
import type { CodeProject } from './model/code-project.ts'
import type { SourceFile } from './syntax/source-file.ts'

/** What a rule has seen at one place; everything else is from the info of the rule. */
export interface CodeSighting {
  /** Characters of the file; a node will do. */
  readonly at: { readonly start: number; readonly end: number }
  /** Left out: that of the rule. */
  readonly severity?: Severity
  readonly confidence: Confidence
  /** What was seen here, one or two sentences without any secret; follows on the rule's `why`. */
  readonly detail: string
  /** Left out: the rule's title. */
  readonly title?: string
  /** Of the route that it is about. */
  readonly operation?: OperationRef
  readonly fix: CodeFix
}

/** Some files, as a path and a text each, that are read together. */
export interface CodeSample {
  readonly name: string
  readonly files: Readonly<Record<string, string>>
  /** Other rules that rightly speak here, too. */
  readonly also?: readonly string[]
}

export interface CodeRule extends RuleInfo {
  /** Looks at one file, and at whatever else of the project it needs for that. */
  check(file: SourceFile, project: CodeProject): readonly CodeSighting[]
  readonly catches: readonly CodeSample[]
  readonly ignores: readonly CodeSample[]
}
