/** Makes a role: a named set of scopes in one API. */
import { KeywardError } from '../../base/errors.ts'
import { limits } from '../../base/limits.ts'
import type { RoleRecord } from '../apis/api-record.ts'
import { getApi } from '../apis/get-api.ts'
import { changeTrail } from '../audit/change-trail.ts'
import type { Engine } from '../engine.ts'
import { createOnce, type IdempotencyClaim } from '../idempotency.ts'
import { checkMayGrant, type Principal } from '../principal.ts'
import { getRole } from './get-role.ts'
import { checkRoleSettings, type RoleSettings } from './role-settings.ts'

export interface CreateRoleRequest {
  readonly apiId: string
  readonly name: string
  readonly settings: RoleSettings
  readonly idempotency: IdempotencyClaim | null
}

export interface CreatedRole {
  readonly role: RoleRecord
  /** True when the Idempotency-Key was used before: this is what it made then. */
  readonly isReplay: boolean
}

/** Errors: `api_not_found`, `invalid_request`, `already_exists`, `scope_escalation`. */
export async function createRole(
  engine: Engine,
  principal: Principal,
  { apiId, name, settings, idempotency }: CreateRoleRequest,
): Promise<CreatedRole> {
  const source = await getApi(engine, apiId)
  checkRoleSettings(name, settings, source.api)
  checkMayGrant(principal, apiId, settings.scopes)
  const result = await createOnce(engine, principal, idempotency, async (recordFor) => {
    if (source.roles.size >= limits.rolesPerApiMax) {
      throw new KeywardError('invalid_request', { detail: 'The API has as many roles as it may.' })
    }
    const nowMs = engine.clock.nowMs()
    const role: RoleRecord = {
      apiId,
      name,
      description: settings.description,
      scopes: settings.scopes,
      createdAtMs: nowMs,
      updatedAtMs: nowMs,
      version: 1,
    }
    const target = { kind: 'role', id: name } as const
    const change = { tenant: apiId, action: 'role.created', target, atMs: nowMs } as const
    const trail = changeTrail(principal, { ...change, before: null, after: role })
    await engine.storage.insertRole(role, recordFor(name), trail)
    return role
  })
  if ('made' in result) return { role: result.made, isReplay: false }
  return { role: await getRole(engine, apiId, result.earlierId), isReplay: true }
}
