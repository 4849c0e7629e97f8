/** Finds a role that must exist. */
import { KeywardError } from '../../base/errors.ts'
import type { RoleRecord } from '../apis/api-record.ts'
import { getApi } from '../apis/get-api.ts'
import type { Engine } from '../engine.ts'

/** Errors: `api_not_found`, `role_not_found`. */
export async function getRole(engine: Engine, apiId: string, name: string): Promise<RoleRecord> {
  const role = (await getApi(engine, apiId)).roles.get(name)
  if (role === undefined) throw new KeywardError('role_not_found')
  return role
}
