/** Says what a change leaves behind in the same transaction: audit events and revocations. */
import type { AuditDraft } from './audit/audit-event.ts'
import type { RevocationDraft } from './revocations/revocation.ts'

export interface Trail {
  readonly events: readonly AuditDraft[]
  readonly revocations: readonly RevocationDraft[]
}

export const NO_TRAIL: Trail = { events: [], revocations: [] }
