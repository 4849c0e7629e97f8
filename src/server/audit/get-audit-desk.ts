/** Decides who proves the audit log: whoever holds the key of the data directory. */
import { assert } from '../../base/assert.ts'
import type { ManagementDeps } from '../management-deps.ts'
import type { AuditDesk } from './audit-desk.ts'

export function getAuditDesk({ audit }: ManagementDeps): AuditDesk {
  assert(audit !== undefined, 'the management API was opened without its audit key')
  return audit
}
