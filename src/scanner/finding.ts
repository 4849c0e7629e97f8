/** Says what a finding is, in the words of every report: what was seen, where, how sure it is. */
import type { ControlMappings } from './controls.ts'

/** In falling order of weight. */
export const severities = ['critical', 'high', 'medium', 'low', 'info'] as const
export type Severity = (typeof severities)[number]

/** Confirmed: shown by an answer. Likely: the signs agree. Possible: a person should look. */
export type Confidence = 'confirmed' | 'likely' | 'possible'

export type Category =
  | 'authentication'
  | 'object-authorization'
  | 'function-authorization'
  | 'property-authorization'
  | 'input-handling'
  | 'rate-limiting'
  | 'data-exposure'
  | 'transport'
  | 'ssrf'
  | 'inventory'
  | 'unsafe-consumption'
  | 'key-design'
  | 'llm'

/** A method, upper case, and a path template such as `/v1/users/{id}`. */
export interface OperationRef {
  readonly method: string
  readonly path: string
}

/** A place in a file; lines and columns begin at 1. `container` names a file within an archive. */
export interface Location {
  readonly path: string
  readonly line?: number
  readonly column?: number
  readonly container?: string
  /** Through the source map of a bundle. */
  readonly original?: OriginalLocation
  /** Of git history: the first commit that brought it in. */
  readonly commit?: Commit
}

export interface OriginalLocation {
  /** As the source map names it. */
  readonly path: string
  readonly line: number
  readonly column: number
}

export interface Commit {
  /** 40 or 64 hexadecimal digits. */
  readonly id: string
  readonly author: string
  /** RFC 3339, UTC. */
  readonly date: string
}

/** How exactly this place is mended. */
export interface Fix {
  /** What it was written for, such as `flask`; null where it is the same in all of them. */
  readonly framework: string | null
  /** One sentence. */
  readonly text: string
  /** To paste, with the names of the source where they are known. */
  readonly code: string
  /** `--fix` may apply it without a person looking. */
  readonly isSafe: boolean
}

/** Texts for a person: request and answer, shortened, with every secret masked. */
export interface Evidence {
  readonly request?: string
  readonly response?: string
}

export interface Finding {
  readonly ruleId: string
  readonly category: Category
  readonly severity: Severity
  readonly confidence: Confidence
  /** One line: what is wrong here. */
  readonly title: string
  /** What was seen here and what somebody can do with it. */
  readonly why: string
  readonly remedy: string
  readonly helpUri: string
  readonly operation?: OperationRef
  readonly location?: Location
  readonly evidence?: Evidence
  /** The source at the location, secrets masked. */
  readonly snippet?: string
  readonly fix?: Fix
  /** Of a live operation: where the source answers it, when the source was read as well. */
  readonly source?: SourceLink
  /** Of a place in the source: the live findings that prove it. */
  readonly provenBy?: readonly ProvenBy[]
  readonly mappings: ControlMappings
  /** A keyed hash, hexadecimal: the same finding in the next scan has the same one. */
  readonly fingerprint: string
}

export interface SourceLink {
  readonly path: string
  readonly line: number
  /** Of the finding in the source that is behind it; null where only the route is known. */
  readonly ruleId: string | null
  readonly snippet?: string
  /** As the source writes it, where only the route is known. */
  readonly route?: string
}

export interface ProvenBy {
  readonly ruleId: string
  readonly fingerprint: string
  readonly operation?: OperationRef
}
