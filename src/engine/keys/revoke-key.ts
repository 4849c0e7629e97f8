/** Ends a key for good, from the moment that this returns. */
import type { Engine } from '../engine.ts'
import { changeKey } from './change-key.ts'
import type { KeyRecord } from './key-record.ts'

/**
 * Revoking what is revoked changes nothing and answers the same. A change by somebody else at
 * the same moment does not stop it. Error `key_not_found`.
 */
export async function revokeKey(
  engine: Engine,
  id: string,
  reason: string | null,
): Promise<KeyRecord> {
  return changeKey(engine, id, (key, nowMs) =>
    key.revokedAtMs === null ? { revokedAtMs: nowMs, revokedReason: reason } : null,
  )
}
