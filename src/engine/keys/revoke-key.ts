/** Ends a key for good, from the moment that this returns. */
import { isConflict } from '../../base/is-conflict.ts'
import { limits } from '../../base/limits.ts'
import type { Engine } from '../engine.ts'
import { getKey } from './get-key.ts'
import type { KeyRecord } from './key-record.ts'

/**
 * Revoking what is revoked changes nothing and answers the same. A change by somebody else at
 * the same moment does not stop it: it is repeated on the newer record. Error `key_not_found`.
 */
export async function revokeKey(
  engine: Engine,
  id: string,
  reason: string | null,
): Promise<KeyRecord> {
  for (let attempt = 1; ; attempt++) {
    const key = await getKey(engine, id)
    if (key.revokedAtMs !== null) return key
    const nowMs = engine.clock.nowMs()
    const revoked: KeyRecord = {
      ...key,
      revokedAtMs: nowMs,
      revokedReason: reason,
      updatedAtMs: nowMs,
      version: key.version + 1,
    }
    try {
      await engine.storage.updateKey(revoked)
      return revoked
    } catch (error) {
      if (!isConflict(error) || attempt >= limits.conflictRetriesMax) throw error
    }
  }
}
