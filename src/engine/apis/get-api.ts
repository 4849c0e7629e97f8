/** Finds an API that must exist, with its roles. */
import { KeywardError } from '../../base/errors.ts'
import type { Engine } from '../engine.ts'
import type { ApiWithRoles } from './api-record.ts'

/** Error `api_not_found`. */
export async function getApi(engine: Engine, id: string): Promise<ApiWithRoles> {
  const source = await engine.storage.findApi(id)
  if (source === undefined) throw new KeywardError('api_not_found')
  return source
}
