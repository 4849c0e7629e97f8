/** Says what a scan tells: the one document from which every other report is made. */
import type { Finding, OperationRef, Severity } from './finding.ts'

/** What every report tells, whatever was looked at. */
export interface ReportBase<F extends Finding = Finding> {
  readonly tool: ScanTool
  readonly target: string
  /** RFC 3339, UTC. */
  readonly startedAt: string
  readonly durationMs: number
  /** 0 to 100. */
  readonly score: number
  readonly grade: Grade
  /** False where something could not be tested; `missing` says what, and how to supply it. */
  readonly complete: boolean
  readonly missing: readonly MissingPart[]
  /** Why it ended early; left out when it did not. */
  readonly stopped?: 'budget' | 'cancelled' | 'target-gone'
  /** In falling order of severity, then by rule and place. */
  readonly findings: readonly F[]
  /** What `keyward:allow RULE-ID reason` keeps out of findings and score. */
  readonly suppressed?: readonly SuppressedFinding[]
  /** How the score came about: 100 less these points, then the caps. */
  readonly sum: ScoreSum
}

export interface ScanReport extends ReportBase {
  readonly schema: 'keyward.scan/1'
  readonly coverage: ScanCoverage
  /** Who can reach what; null when no key was given. */
  readonly matrix: AccessMatrix | null
  /** What is wrong with the OpenAPI document; the scan went on with the rest. */
  readonly documentProblems: readonly { readonly at: string; readonly message: string }[]
  /** What is wrong in the source, where it was read as well; it costs no points here. */
  readonly source?: {
    readonly findings: readonly Finding[]
    readonly files: number
    readonly bytes: number
    readonly frameworks: readonly string[]
  }
}

export interface SuppressedFinding {
  readonly finding: Finding
  /** As the document gives it; may be empty. */
  readonly reason: string
}

export interface ScanTool {
  readonly name: 'keyward'
  readonly version: string
  /** Changes whenever a rule does: another result may then come from the rules alone. */
  readonly rulesVersion: string
}

export type Grade = 'A' | 'B' | 'C' | 'D' | 'F'

export interface MissingPart {
  /** What was not tested, in one sentence. */
  readonly what: string
  /** What to do to have it tested, in one sentence. */
  readonly how: string
}

export interface ScoreSum {
  readonly lines: readonly ScoreLine[]
  /** Before caps, never below 0. */
  readonly points: number
  /** The lowest cap that applies, and why; null when none lowers the score. */
  readonly cap: { readonly score: number; readonly reason: string } | null
}

export interface ScoreLine {
  readonly ruleId: string
  readonly severity: Severity
  readonly instances: number
  /** What these instances cost, with at most one decimal. */
  readonly points: number
}

export interface ScanCoverage {
  /** At least one given key was seen to open something. */
  readonly keyProven: boolean
  readonly requestsSent: number
  readonly requestsBudget: number
  readonly keys: readonly KeyCoverage[]
  readonly operations: readonly OperationCoverage[]
  /** Each rule with each thing that it was applied to: what was tested, and what was not. */
  readonly checks: readonly CheckCoverage[]
}

export interface KeyCoverage {
  readonly name: string
  /** Masked, such as `shop_live_4f…`. */
  readonly hint: string
  readonly proven: boolean
  /** How it is sent, such as `header X-API-Key`; null when no way worked. */
  readonly placement: string | null
}

export interface OperationCoverage extends OperationRef {
  readonly status: 'tested' | 'skipped'
  /** Why it was skipped; null when it was tested. */
  readonly reason: string | null
  readonly source: OperationSource
}

export type OperationSource = 'openapi' | 'discovered' | 'given'

export interface CheckCoverage {
  readonly ruleId: string
  /** Null for a rule that looks at the whole target. */
  readonly operation: OperationRef | null
  readonly status: 'passed' | 'found' | 'untested'
  /** Why it was not tested; null otherwise. */
  readonly reason: string | null
}

export interface AccessMatrix {
  /** `no key`, `made-up key`, then the names of the given keys. */
  readonly callers: readonly string[]
  readonly rows: readonly {
    readonly operation: OperationRef
    /** In the order of `callers`. */
    readonly access: readonly Access[]
  }[]
}

/** What an answer means for who asked; see oracle/. */
export type Access = 'open' | 'refused' | 'absent' | 'limited' | 'failed' | 'unclear' | 'untested'
