/** Says what is kept of a secret that was seen: all that a report needs, and how often. */
import type { StreamEnd } from '../../secrets/find-in-stream.ts'
import type { SecretKind } from '../../secrets/secret-format.ts'
import type { LeakContext } from '../leak-finding.ts'
import type { Place, Position } from '../place.ts'
import type { FilePart } from '../sources/leak-task.ts'
import type { FoldedEnd } from '../texts/folding/fold-beside.ts'

/** Crosses from worker threads to the main one. */
export interface LeakRecord {
  readonly ruleId: string
  readonly provider: string
  readonly title: string
  readonly kind: SecretKind
  readonly isGenuine: boolean
  readonly isGeneric: boolean
  readonly masked: string
  /** Keyed hash of the secret: the same secret is known again, within one run. */
  readonly digest: string
  /** What a fingerprint may tell of it. */
  readonly mark: string
  /** Only where it is to be tried or revoked; never in a report. */
  readonly secret?: string
  readonly place: Place
  readonly position: Position
  readonly seen: LeakContext | null
  /** The reader that handed it over, such as `har`; null for plain text. */
  readonly reader: string | null
  readonly snippet: string | null
  readonly occurrences: number
  /** The reason of `keyward:allow`; null where nobody allowed it. */
  readonly allowance: string | null
}

export interface SkippedPlace {
  readonly place: Place
  readonly reason: string
}

/** Of a part of a file: places are counted from where the part begins. */
export interface PartResult {
  readonly part: FilePart
  readonly records: readonly LeakRecord[]
  /** Undefined where reading it was stopped, or failed. */
  readonly end: StreamEnd | undefined
  /** What code of it puts together; it is cut elsewhere. */
  readonly foldedRecords: readonly LeakRecord[]
  readonly foldedEnd: FoldedEnd | undefined
}

export interface TaskResult {
  /** To be joined with the other parts of their files. */
  readonly parts?: readonly PartResult[]
  readonly records: readonly LeakRecord[]
  readonly skipped: readonly SkippedPlace[]
  readonly files: number
  readonly bytes: number
  readonly containers: number
}
