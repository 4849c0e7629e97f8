/** Says what the management API answers, as its own functions make it. */

import type { toAuditJson } from '../engine/audit/hash-audit-event.ts'
import type { ImportReport } from '../engine/import/import-row.ts'
import type { AccessExplanation } from '../engine/keys/explain-access.ts'
import type { toApiJson } from '../server/api-json.ts'
import type { toDecisionJson } from '../server/decision-json.ts'
import type { toKeyJson } from '../server/key-json.ts'
import type { toAccessReviewJson, toReviewJson } from '../server/review-json.ts'
import type { toRoleJson } from '../server/role-json.ts'
import type { toRotationJson } from '../server/rotation-json.ts'
import type { ReportComparison } from '../server/scans/compare-reports.ts'
import type { toScanJson, toScanScheduleJson } from '../server/scans/scan-json.ts'
import type { toSigningKeysJson } from '../server/signing-keys-json.ts'
import type { toUsageJson } from '../server/usage-json.ts'

export type ApiJson = ReturnType<typeof toApiJson>
export type RoleJson = ReturnType<typeof toRoleJson>
export type KeyJson = ReturnType<typeof toKeyJson>
/** `secret` of null: a key that signs. */
export type CreatedKeyJson = KeyJson & { readonly secret: string | null }
export type RotatedKeyJson = KeyJson & {
  readonly secret: string | null
  readonly previousSecretEndsAt: string | null
}
export type RotationJson = ReturnType<typeof toRotationJson>
export type KeyReviewJson = ReturnType<typeof toReviewJson>
export type AccessReviewJson = ReturnType<typeof toAccessReviewJson>
/** `why` of what was not applied; `key` as it is afterwards, `from` what it held. */
export interface AppliedJson {
  readonly id: string
  readonly applied: boolean
  readonly why: string | null
  readonly key: KeyJson | null
  readonly from: readonly string[] | null
}
/** Both texts are to be kept byte for byte. */
export interface SealedEvidenceJson {
  readonly content: string
  readonly signature: string
  readonly auditProof: string
}
export type DecisionJson = ReturnType<typeof toDecisionJson>
export type SigningKeysJson = ReturnType<typeof toSigningKeysJson>
export type AuditEventJson = ReturnType<typeof toAuditJson>
export type ScanJson = ReturnType<typeof toScanJson>
export type ScanScheduleJson = ReturnType<typeof toScanScheduleJson>
export type ScanComparisonJson = ReportComparison & { readonly scan: string; readonly with: string }
export type UsageJson = ReturnType<typeof toUsageJson>
export type ImportReportJson = ImportReport

export type ExplanationJson = Omit<AccessExplanation, 'apiId' | 'route'> & {
  readonly api: string
  readonly route: { readonly method: string; readonly path: string } | null
}

export interface PageJson<T> {
  readonly items: readonly T[]
  readonly cursor: string | null
}
