/** Takes from a key what a review proposed to take, and gives it nothing. */

import { KeywardError } from '../../base/errors.ts'
import { FieldProblems } from '../../base/field-problems.ts'
import type { ApiWithRoles } from '../apis/api-record.ts'
import { getApi } from '../apis/get-api.ts'
import type { Engine } from '../engine.ts'
import { changeKey } from '../keys/change-key.ts'
import { getKey } from '../keys/get-key.ts'
import type { KeyRecord } from '../keys/key-record.ts'
import { checkKeySettings } from '../keys/key-settings.ts'
import { listEffectiveScopes } from '../keys/list-effective-scopes.ts'
import { listGrants } from '../policy/grants.ts'
import { coversScope } from '../policy/scope.ts'
import { checkMayGrant, type Principal } from '../principal.ts'
import type { ScopeProposal } from './propose-scopes.ts'

/**
 * `expectedVersion` is that of the key which the proposal was made for. Errors: `key_not_found`,
 * `invalid_request` for what the key does not hold, `scope_escalation`, `conflict`.
 */
export async function narrowScopes(
  engine: Engine,
  principal: Principal,
  id: string,
  proposal: ScopeProposal,
  expectedVersion: number,
): Promise<KeyRecord> {
  const { apiId } = await getKey(engine, id)
  const source = await getApi(engine, apiId)
  return changeKey(engine, principal, id, (key) => {
    if (key.revokedAtMs !== null) {
      throw new KeywardError('conflict', { detail: 'A revoked key cannot be changed.' })
    }
    if (key.version !== expectedVersion) throw new KeywardError('conflict')
    checkMayGrant(principal, apiId, listEffectiveScopes(key, source))
    checkHeld(key, source, proposal)
    const { scopes, roles } = checkKeySettings({ ...key, ...proposal }, source, key)
    checkMayGrant(principal, apiId, listEffectiveScopes({ scopes, roles }, source))
    if (isSame(key.scopes, scopes) && isSame(key.roles, roles)) return null
    return { action: 'key.scopes_narrowed', changes: { scopes, roles } }
  })
}

function checkHeld(key: KeyRecord, source: ApiWithRoles, { scopes, roles }: ScopeProposal): void {
  const problems = new FieldProblems()
  const held = listGrants(key, source).map(({ scope }) => scope)
  for (const [index, scope] of scopes.entries()) {
    const isHeld = held.some((each) => coversScope(each, scope))
    problems.check(isHeld, `/scopes/${index}`, 'is not held by the key: nothing can be added here')
  }
  for (const [index, role] of roles.entries()) {
    const isHeld = key.roles.includes(role)
    problems.check(isHeld, `/roles/${index}`, 'is not held by the key: nothing can be added here')
  }
  problems.throwIfAny()
}

function isSame(left: readonly string[], right: readonly string[]): boolean {
  return left.length === right.length && left.every((each) => right.includes(each))
}
