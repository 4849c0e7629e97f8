/** Deletes a role that no live key holds. */
import { KeywardError } from '../../base/errors.ts'
import type { Engine } from '../engine.ts'

/** Errors: `role_not_found`, `conflict` when a key that is not revoked holds it. */
export async function deleteRole(engine: Engine, apiId: string, name: string): Promise<void> {
  if (!(await engine.storage.deleteRole(apiId, name))) throw new KeywardError('role_not_found')
}
