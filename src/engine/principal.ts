/** Says who asks for a management change: an admin key with its grants, or the local operator. */
import { KeywardError } from '../base/errors.ts'
import { BUILTIN_API_ID } from './apis/api-record.ts'
import type { GrantSet } from './policy/grants.ts'
import { coversScope } from './policy/scope.ts'

export interface Principal {
  /** Key id, or `local` for the command line on the data directory. */
  readonly id: string
  /** Null: may grant everything, as the owner of the data directory can anyway. */
  readonly grants: GrantSet | null
  /** From where, for the audit log; null when nobody can say. */
  readonly address: string | null
  readonly requestId: string | null
}

export const LOCAL_OPERATOR: Principal = {
  id: 'local',
  grants: null,
  address: null,
  requestId: null,
}

/** Acts where nobody asked: reactions to leaks, schedules. */
export const KEYWARD_ITSELF: Principal = { ...LOCAL_OPERATOR, id: 'system' }

/**
 * In the built-in API nobody grants more than they hold, or `write:keys` would be everything.
 * Error `scope_escalation` naming the scopes. Scopes of other APIs are free to grant.
 */
export function checkMayGrant(
  principal: Principal,
  apiId: string,
  scopes: readonly string[],
): void {
  const { grants } = principal
  if (apiId !== BUILTIN_API_ID || grants === null) return
  const held = grants.grants.map((grant) => grant.scope)
  const beyond = scopes.filter((scope) => !held.some((each) => coversScope(each, scope)))
  if (beyond.length > 0) {
    throw new KeywardError('scope_escalation', { detail: `Not held: ${beyond.join(', ')}.` })
  }
}
