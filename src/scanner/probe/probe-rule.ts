/** Says what a black-box rule is: what it tells of itself, how it looks, what proves it. */
import type { Confidence, Evidence, Location, OperationRef, Severity } from '../finding.ts'
import type { RuleInfo } from '../rule-info.ts'
import type { Operation } from './operation.ts'
import type { Sample } from './sample.ts'
import type { ScanContext } from './scan-context.ts'

/** What a rule has seen at one place; the runner adds everything that the rule's info says. */
export interface Sighting {
  /** Where; left out: the operation that was looked at, or the target as a whole. */
  readonly operation?: OperationRef
  /** In a document; left out: where the document describes the operation. */
  readonly location?: Location
  /** Left out: that of the rule. */
  readonly severity?: Severity
  readonly confidence: Confidence
  /** What was seen here, one or two sentences without any secret; follows on the rule's `why`. */
  readonly detail: string
  /** Left out: the rule's title. */
  readonly title?: string
  readonly evidence?: Evidence
  /**
   * Tells several sightings at one place apart, such as the name of a field; goes into the
   * fingerprint, so it must be the same in the next scan, and must never hold a secret.
   */
  readonly discriminator?: string
}

/** The rule could not look: there was no key, no such operation, no answer. One sentence. */
export interface Untested {
  readonly untested: string
}

/** Nothing seen is an empty list: the check was made, and passed. */
export type Verdict = readonly Sighting[] | Untested

export function untested(reason: string): Untested {
  return { untested: reason }
}

interface ProbeRuleBase extends RuleInfo {
  /** Sends what might change something: runs with `--active` only. */
  readonly isActive: boolean
  /** Proven keys without which it cannot look. */
  readonly keysMin: 0 | 1 | 2
  /**
   * When it runs. `observe`: from answers that are there, or a few safe requests. `probe`: sends
   * requests of its own. `burst`: many at once, after which the target may well refuse everybody.
   */
  readonly phase: 'observe' | 'probe' | 'burst'
  /** Small APIs on which it must report. */
  readonly catches: readonly Sample[]
  /** Small APIs that resemble those and on which it must stay silent. */
  readonly ignores: readonly Sample[]
}

/** Looks at each operation by itself; operations run side by side. */
export interface OperationRule extends ProbeRuleBase {
  readonly subject: 'operation'
  check(operation: Operation, scan: ScanContext): Promise<Verdict> | Verdict
}

/** Looks at the target as a whole. */
export interface TargetRule extends ProbeRuleBase {
  readonly subject: 'target'
  check(scan: ScanContext): Promise<Verdict> | Verdict
}

export type ProbeRule = OperationRule | TargetRule
