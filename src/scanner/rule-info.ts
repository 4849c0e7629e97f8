/** Says what each rule tells of itself: texts for reports and for its page, docs/rules/<id>.md. */
import type { ControlClass } from './controls.ts'
import type { Category, Severity } from './finding.ts'

/** Code to paste, without fences. Only what this framework really needs for this finding. */
export interface RemedyCode {
  readonly flask?: string
  readonly fastapi?: string
  readonly django?: string
  readonly express?: string
  readonly fastify?: string
  readonly hono?: string
  readonly koa?: string
  readonly next?: string
  readonly nginx?: string
}

export interface RuleInfo {
  /** Fixed by the scanner contract; also the name of the file and of the page. */
  readonly id: string
  readonly category: Category
  /** The usual one; a sighting may carry another. */
  readonly severity: Severity
  /** One line without a full stop, true for every finding of the rule. */
  readonly title: string
  /** What an attacker does with it, in a few sentences. */
  readonly why: string
  /** What is asked of the target and what is compared, in a few sentences. */
  readonly looksFor: string
  /** What resembles it and is not reported, in a few sentences. */
  readonly spares: string
  /** What to do, in a few sentences that stand alone in a JSON report. */
  readonly remedy: string
  readonly remedyCode: RemedyCode
  readonly controls: ControlClass
}

/**
 * The page of a rule, relative as the `type` of our problem documents is (RFC 3986 §4.2): a running
 * Keyward serves it, and in the package it is docs/rules/<id>.md.
 */
export function helpUriOf(ruleId: string): string {
  return `/docs/rules/${ruleId}`
}
