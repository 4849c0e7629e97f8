/** Makes a change to a key that must win over whoever changes it at the same moment. */
import { isConflict } from '../../base/is-conflict.ts'
import { limits } from '../../base/limits.ts'
import type { AuditAction } from '../audit/audit-event.ts'
import { changeTrail } from '../audit/change-trail.ts'
import type { Engine } from '../engine.ts'
import type { Principal } from '../principal.ts'
import { listRevocations } from '../revocations/list-revocations.ts'
import type { Trail } from '../trail.ts'
import { getKey } from './get-key.ts'
import type { KeyRecord } from './key-record.ts'

export interface KeyChange {
  readonly action: AuditAction
  /** With `secrets`: those are all that there are afterwards. */
  readonly changes: Partial<KeyRecord>
  /** For the audit event; never a secret. */
  readonly details?: Readonly<Record<string, unknown>>
}

/**
 * `decide` is asked again about the newer record after a conflict; null leaves the key as it is.
 * Error `key_not_found`.
 */
export async function changeKey(
  engine: Engine,
  principal: Principal,
  id: string,
  decide: (key: KeyRecord, nowMs: number) => KeyChange | null,
): Promise<KeyRecord> {
  for (let attempt = 1; ; attempt++) {
    const key = await getKey(engine, id)
    const nowMs = engine.clock.nowMs()
    const change = decide(key, nowMs)
    if (change === null) return key
    const changed = { ...key, ...change.changes, updatedAtMs: nowMs, version: key.version + 1 }
    const trail = trailOfKey(principal, key, changed, change)
    try {
      if ('secrets' in change.changes) await engine.storage.rotateKey(changed, trail)
      else await engine.storage.updateKey(changed, trail)
      return changed
    } catch (error) {
      if (!isConflict(error) || attempt >= limits.conflictRetriesMax) throw error
    }
  }
}

/** The event of a change to a key, and what it means for tokens that were made for it. */
export function trailOfKey(
  principal: Principal,
  before: KeyRecord,
  after: KeyRecord,
  { action, details = {} }: Pick<KeyChange, 'action' | 'details'>,
): Trail {
  return changeTrail(principal, {
    tenant: after.apiId,
    action,
    target: { kind: 'key', id: after.id },
    atMs: after.updatedAtMs,
    before,
    after,
    details,
    revocations: listRevocations(before, after),
  })
}
