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
  readonly mappings: ControlMappings
  /** A keyed hash, hexadecimal: the same finding in the next scan has the same one. */
  readonly fingerprint: string
}
