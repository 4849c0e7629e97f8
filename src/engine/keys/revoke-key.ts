/** Ends a key for good, from the moment that this returns. */
import type { Engine } from '../engine.ts'
import type { Principal } from '../principal.ts'
import { changeKey } from './change-key.ts'
import type { KeyRecord } from './key-record.ts'

/**
 * Revoking what is revoked changes nothing and answers the same. A change by somebody else at
 * the same moment does not stop it. Error `key_not_found`.
 */
export async function revokeKey(
  engine: Engine,
  principal: Principal,
  id: string,
  reason: string | null,
): Promise<KeyRecord> {
  return changeKey(engine, principal, id, (key, nowMs) => {
    if (key.revokedAtMs !== null) return null
    const changes = { revokedAtMs: nowMs, revokedReason: reason }
    return { action: 'key.revoked', changes, details: reason === null ? {} : { reason } }
  })
}
