/** Stops a key until a person releases it, because it was seen where it must not be. */
import type { Engine } from '../engine.ts'
import type { Principal } from '../principal.ts'
import { changeKey } from './change-key.ts'
import type { KeyRecord } from './key-record.ts'

/** A key that is revoked or quarantined already stays as it is. Error `key_not_found`. */
export async function quarantineKey(
  engine: Engine,
  principal: Principal,
  id: string,
  reason: string,
): Promise<KeyRecord> {
  return changeKey(engine, principal, id, (key, nowMs) => {
    if (key.revokedAtMs !== null || key.quarantinedAtMs !== null) return null
    const changes = { quarantinedAtMs: nowMs, quarantineReason: reason }
    return { action: 'key.quarantined', changes, details: { reason } }
  })
}
