/** Changes the settings of an API; its keys stay valid. */
import { KeywardError } from '../../base/errors.ts'
import type { Engine } from '../engine.ts'
import type { ApiRecord } from './api-record.ts'
import { type ApiSettings, checkApiSettings } from './api-settings.ts'
import { refuseBuiltinApi } from './builtin-api.ts'
import { getApi } from './get-api.ts'

/**
 * What is not named stays. A new prefix is for new keys: those that exist keep theirs. Errors:
 * `api_not_found`, `builtin_api`, `invalid_request`, `already_exists`, `conflict`.
 */
export async function updateApi(
  engine: Engine,
  id: string,
  changes: Partial<ApiSettings>,
  expectedVersion?: number,
): Promise<ApiRecord> {
  refuseBuiltinApi(id)
  const { api } = await getApi(engine, id)
  if (expectedVersion !== undefined && expectedVersion !== api.version) {
    throw new KeywardError('conflict')
  }
  const settings = checkApiSettings({ ...api, ...changes })
  const updated: ApiRecord = {
    ...api,
    ...settings,
    updatedAtMs: engine.clock.nowMs(),
    version: api.version + 1,
  }
  await engine.storage.updateApi(updated)
  return updated
}
