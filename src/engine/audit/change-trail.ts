/** Decides what a change by somebody leaves behind: an event with what differs, and revocations. */
import type { Principal } from '../principal.ts'
import type { RevocationDraft } from '../revocations/revocation.ts'
import type { Trail } from '../trail.ts'
import type { AuditAction, AuditDraft, AuditTarget } from './audit-event.ts'
import { draftEvent, listChanges } from './draft-event.ts'

export interface Change {
  readonly tenant: string
  readonly action: AuditAction
  readonly target: AuditTarget
  readonly atMs: number
  readonly before: object | null
  readonly after: object | null
  readonly details?: Readonly<Record<string, unknown>>
  /** `done` when absent. */
  readonly outcome?: AuditDraft['outcome']
  readonly revocations?: readonly RevocationDraft[]
}

export function changeTrail(principal: Principal, change: Change): Trail {
  const { before, after, revocations = [], ...rest } = change
  return {
    events: [draftEvent(principal, { ...rest, ...listChanges(before, after) })],
    revocations,
  }
}
