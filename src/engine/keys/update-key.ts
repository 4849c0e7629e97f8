/** Changes the settings of a key; its secret, id and history stay. */
import { KeywardError } from '../../base/errors.ts'
import { getApi } from '../apis/get-api.ts'
import type { Engine } from '../engine.ts'
import { checkMayGrant, type Principal } from '../principal.ts'
import { trailOfKey } from './change-key.ts'
import { getKey } from './get-key.ts'
import type { KeyRecord } from './key-record.ts'
import { checkKeySettings, type KeySettings } from './key-settings.ts'
import { listEffectiveScopes } from './list-effective-scopes.ts'

/**
 * What is not named stays as it is. `expectedVersion` makes it fail with `conflict` when somebody
 * else was faster. A revoked key cannot be changed. Errors: `key_not_found`, `invalid_request`,
 * `scope_escalation`, `conflict`.
 */
export async function updateKey(
  engine: Engine,
  principal: Principal,
  id: string,
  changes: Partial<KeySettings>,
  expectedVersion?: number,
): Promise<KeyRecord> {
  const key = await getKey(engine, id)
  if (key.revokedAtMs !== null) {
    throw new KeywardError('conflict', { detail: 'A revoked key cannot be changed.' })
  }
  if (expectedVersion !== undefined && expectedVersion !== key.version) {
    throw new KeywardError('conflict')
  }
  const source = await getApi(engine, key.apiId)
  // Of what it was, too: whoever narrows a key to their own could rotate it, and wait to be undone.
  checkMayGrant(principal, key.apiId, listEffectiveScopes(key, source))
  const settings = checkKeySettings({ ...key, ...changes }, source, key)
  checkMayGrant(principal, key.apiId, listEffectiveScopes(settings, source))
  const updated: KeyRecord = {
    ...key,
    ...settings,
    updatedAtMs: engine.clock.nowMs(),
    version: key.version + 1,
  }
  const trail = trailOfKey(principal, key, updated, { action: 'key.updated' })
  await engine.storage.updateKey(updated, trail)
  return updated
}
