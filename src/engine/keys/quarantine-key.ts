/** Stops a key until a person releases it, because it was seen where it must not be. */
import { KeywardError } from '../../base/errors.ts'
import type { Engine } from '../engine.ts'
import type { Principal } from '../principal.ts'
import { changeKey } from './change-key.ts'
import type { KeyRecord } from './key-record.ts'

/**
 * One that is quarantined already stays as it is. Errors: `key_not_found`; `conflict` when it is
 * revoked, because nobody can release that any more.
 */
export async function quarantineKey(
  engine: Engine,
  principal: Principal,
  id: string,
  reason: string,
): Promise<KeyRecord> {
  return changeKey(engine, principal, id, (key, nowMs) => {
    if (key.revokedAtMs !== null) {
      const detail = 'The key is revoked already: it is stopped for good.'
      throw new KeywardError('conflict', { detail })
    }
    if (key.quarantinedAtMs !== null) return null
    const changes = { quarantinedAtMs: nowMs, quarantineReason: reason }
    return { action: 'key.quarantined', changes, details: { reason } }
  })
}
