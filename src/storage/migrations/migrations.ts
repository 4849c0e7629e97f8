/** Lists the migrations by name, in order. A name that has been released never changes. */
import type { Migration } from 'kysely/migration'
import * as keys from './0001-keys.ts'
import * as scans from './0002-scans.ts'
import * as trail from './0003-trail.ts'
import * as usage from './0005-usage.ts'
import * as auditOutcome from './0006-audit-outcome.ts'
import * as roleRevocations from './0007-role-revocations.ts'
import * as auditTimes from './0008-audit-times.ts'
import * as refusedUse from './0009-refused-use.ts'

export const migrations: Readonly<Record<string, Migration>> = {
  '0001-keys': keys,
  '0002-scans': scans,
  '0003-trail': trail,
  '0005-usage': usage,
  '0006-audit-outcome': auditOutcome,
  '0007-role-revocations': roleRevocations,
  '0008-audit-times': auditTimes,
  '0009-refused-use': refusedUse,
}
