/** Says what a review has to tell of one key. */
import type { KeyRecord } from '../keys/key-record.ts'
import type { Narrowing } from './propose-scopes.ts'
import type { ReviewFinding } from './review-kinds.ts'
import type { ScopeUse } from './scope-use.ts'

export interface ReviewedKey {
  readonly key: KeyRecord
  readonly lastUsedAtMs: number | null
  readonly findings: readonly ReviewFinding[]
  readonly scopeUse: ScopeUse
  readonly narrowing: Narrowing
}
