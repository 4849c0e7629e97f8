/** Deletes a role that no live key holds. */
import { KeywardError } from '../../base/errors.ts'
import { changeTrail } from '../audit/change-trail.ts'
import type { Engine } from '../engine.ts'
import type { Principal } from '../principal.ts'
import { changedRole } from '../revocations/draft-revocation.ts'
import { getRole } from './get-role.ts'

/** Errors: `role_not_found`, `conflict` when a key that is not revoked holds it. */
export async function deleteRole(
  engine: Engine,
  principal: Principal,
  apiId: string,
  name: string,
): Promise<void> {
  const role = await getRole(engine, apiId, name)
  const nowMs = engine.clock.nowMs()
  const trail = changeTrail(principal, {
    tenant: apiId,
    action: 'role.deleted',
    target: { kind: 'role', id: name },
    atMs: nowMs,
    before: role,
    after: null,
    revocations: [changedRole(role, nowMs)],
  })
  if (await engine.storage.deleteRole(apiId, name, trail)) return
  throw new KeywardError('role_not_found')
}
