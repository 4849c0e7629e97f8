/** Makes a change to a key that must win over whoever changes it at the same moment. */
import { isConflict } from '../../base/is-conflict.ts'
import { limits } from '../../base/limits.ts'
import type { AuditAction, AuditDraft } from '../audit/audit-event.ts'
import { changeTrail } from '../audit/change-trail.ts'
import { draftEvent } from '../audit/draft-event.ts'
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
  /** `done` when absent. */
  readonly outcome?: AuditDraft['outcome']
  /** What was noticed and led to the change: an event of its own, before that of the change. */
  readonly cause?: {
    readonly action: AuditAction
    readonly details: Readonly<Record<string, unknown>>
  }
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
  { action, details = {}, outcome = 'done', cause }: Omit<KeyChange, 'changes'>,
): Trail {
  const about = {
    tenant: after.apiId,
    target: { kind: 'key', id: after.id },
    atMs: after.updatedAtMs,
  } as const
  const revocations = listRevocations(before, after)
  const change = { ...about, action, outcome, before, after, details, revocations }
  const trail = changeTrail(principal, change)
  if (cause === undefined) return trail
  const noticed = draftEvent(principal, { ...about, ...cause, outcome: 'noticed' })
  return { ...trail, events: [noticed, ...trail.events] }
}
