/** Changes what a role grants; keys that hold it have the new scopes from their next request. */
import { KeywardError } from '../../base/errors.ts'
import type { RoleRecord } from '../apis/api-record.ts'
import { getApi } from '../apis/get-api.ts'
import { changeTrail } from '../audit/change-trail.ts'
import type { Engine } from '../engine.ts'
import { coversScope } from '../policy/scope.ts'
import { checkMayGrant, type Principal } from '../principal.ts'
import { changedRole } from '../revocations/draft-revocation.ts'
import { getRole } from './get-role.ts'
import { checkRoleSettings, type RoleSettings } from './role-settings.ts'

/** Errors: `role_not_found`, `invalid_request`, `scope_escalation`, `conflict`. */
export async function updateRole(
  engine: Engine,
  principal: Principal,
  apiId: string,
  name: string,
  changes: Partial<RoleSettings>,
  expectedVersion?: number,
): Promise<RoleRecord> {
  const role = await getRole(engine, apiId, name)
  if (expectedVersion !== undefined && expectedVersion !== role.version) {
    throw new KeywardError('conflict')
  }
  // As with keys: whoever narrows it could rotate those that hold it.
  checkMayGrant(principal, apiId, role.scopes)
  const { description = role.description, scopes = role.scopes } = changes
  const version = role.version + 1
  const { api } = await getApi(engine, apiId)
  // Not before that: of tokens that are issued meanwhile it would say nothing.
  const updatedAtMs = engine.clock.nowMs()
  const updated: RoleRecord = { ...role, description, scopes, updatedAtMs, version }
  checkRoleSettings(name, updated, api, role.scopes)
  checkMayGrant(principal, apiId, updated.scopes)
  const trail = changeTrail(principal, {
    tenant: apiId,
    action: 'role.updated',
    target: { kind: 'role', id: name },
    atMs: updatedAtMs,
    before: role,
    after: updated,
    revocations: givesLess(role, updated) ? [changedRole(updated, updatedAtMs)] : [],
  })
  await engine.storage.updateRole(updated, trail)
  return updated
}

/** Then tokens say more than their keys may do. */
function givesLess(before: RoleRecord, after: RoleRecord): boolean {
  return before.scopes.some((scope) => !after.scopes.some((each) => coversScope(each, scope)))
}
