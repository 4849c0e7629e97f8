/** Decides what the audit log tells of scans: who asked for which target, and who ended what. */

import { BUILTIN_API_ID } from '../apis/api-record.ts'
import type { AuditAction, AuditTarget } from '../audit/audit-event.ts'
import { draftEvent } from '../audit/draft-event.ts'
import type { Principal } from '../principal.ts'
import type { Trail } from '../trail.ts'

/** `apiId` null: a target that is no API of ours. */
export function scanTrail(
  principal: Principal,
  action: AuditAction & `scan${string}`,
  target: AuditTarget,
  { apiId, atMs, scanned }: { apiId: string | null; atMs: number; scanned?: string },
): Trail {
  const tenant = apiId ?? BUILTIN_API_ID
  const details = scanned === undefined ? {} : { scanned }
  return {
    events: [draftEvent(principal, { tenant, action, target, atMs, details })],
    revocations: [],
  }
}
