/** Lets a quarantined key work again. */
import { KeywardError } from '../../base/errors.ts'
import type { Engine } from '../engine.ts'
import type { Principal } from '../principal.ts'
import { changeKey } from './change-key.ts'
import type { KeyRecord } from './key-record.ts'

/** Errors: `key_not_found`; `conflict` when it is revoked. One that is not stopped stays as is. */
export async function releaseKey(
  engine: Engine,
  principal: Principal,
  id: string,
): Promise<KeyRecord> {
  return changeKey(engine, principal, id, (key) => {
    if (key.revokedAtMs !== null) {
      throw new KeywardError('conflict', { detail: 'A revoked key cannot be released.' })
    }
    if (key.quarantinedAtMs === null) return null
    return { action: 'key.released', changes: { quarantinedAtMs: null, quarantineReason: null } }
  })
}
