/** Says what is kept of a scan, and of a schedule by which an API is scanned again and again. */

export const scanStates = ['queued', 'running', 'done', 'failed', 'cancelled'] as const
export type ScanState = (typeof scanStates)[number]

/** What a scan was asked to do. Its keys are not among it: of them only the names are kept. */
export interface ScanOptions {
  /** URL of a document on the target's host; null: looked for. */
  readonly openapi: string | null
  /** Also sends what may change something. */
  readonly isActive: boolean
  /** Null: the default of the server. */
  readonly requestsBudget: number | null
  readonly requestsPerSecond: number | null
  /** Null: all. */
  readonly onlyRules: readonly string[] | null
  readonly skippedRules: readonly string[]
  readonly keyNames: readonly string[]
}

export interface ScanSummary {
  /** 0 to 100. */
  readonly score: number
  readonly grade: string
  /** False where something could not be tested. */
  readonly complete: boolean
  /** How many findings there are of each severity. */
  readonly findings: Readonly<Record<string, number>>
}

export interface ScanRecord {
  /** `scan_…` */
  readonly id: string
  /** The API that it was made for; null for none, and when that API has been deleted. */
  readonly apiId: string | null
  readonly target: string
  readonly state: ScanState
  readonly trigger: 'request' | 'schedule'
  readonly createdBy: string
  readonly options: ScanOptions
  /** Null without a report. The report itself is kept beside it, as text. */
  readonly summary: ScanSummary | null
  /** One sentence on why there is no report, or none of the whole; null when all went well. */
  readonly problem: string | null
  readonly createdAtMs: number
  readonly startedAtMs: number | null
  readonly endedAtMs: number | null
  readonly version: number
}

export interface ScanSchedule {
  /** An API has one schedule at most, which goes when the API does. */
  readonly apiId: string
  readonly target: string
  readonly everyMs: number
  /** When it is due; a time that has passed is made up for once, however long ago it was. */
  readonly nextAtMs: number
  readonly options: ScanOptions
  readonly createdBy: string
  readonly createdAtMs: number
  readonly version: number
}

export function hasEnded({ state }: ScanRecord): boolean {
  return state !== 'queued' && state !== 'running'
}
