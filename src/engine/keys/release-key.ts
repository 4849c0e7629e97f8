/** Lets a quarantined key work again. */
import { KeywardError } from '../../base/errors.ts'
import { getApi } from '../apis/get-api.ts'
import type { Engine } from '../engine.ts'
import { checkMayGrant, type Principal } from '../principal.ts'
import { changeKey } from './change-key.ts'
import { getKey } from './get-key.ts'
import type { KeyRecord } from './key-record.ts'
import { listEffectiveScopes } from './list-effective-scopes.ts'

/**
 * Who holds the leaked text of an admin key must not bring it back with a lesser one. Errors:
 * `key_not_found`, `scope_escalation`; `conflict` when it is revoked. One that is not stopped
 * stays as is.
 */
export async function releaseKey(
  engine: Engine,
  principal: Principal,
  id: string,
): Promise<KeyRecord> {
  const source = await getApi(engine, (await getKey(engine, id)).apiId)
  return changeKey(engine, principal, id, (key) => {
    checkMayGrant(principal, key.apiId, listEffectiveScopes(key, source))
    if (key.revokedAtMs !== null) {
      throw new KeywardError('conflict', { detail: 'A revoked key cannot be released.' })
    }
    if (key.quarantinedAtMs === null) return null
    return { action: 'key.released', changes: { quarantinedAtMs: null, quarantineReason: null } }
  })
}
