/** Explains what a key may do: which grant gives each needed scope, or which is missing. */

import type { RoutePolicy } from '../apis/api-record.ts'
import { getApi } from '../apis/get-api.ts'
import { prepareApi } from '../apis/live-api.ts'
import type { Engine } from '../engine.ts'
import type { Grant } from '../policy/grants.ts'
import type { RequestTarget } from '../policy/request-target.ts'
import { type DenialCode, denialOfState } from './decision.ts'
import { getKey } from './get-key.ts'
import { getKeyState, type KeyState } from './key-record.ts'
import { prepareKey } from './live-key.ts'

export interface AccessExplanation {
  readonly allowed: boolean
  readonly code: DenialCode | null
  readonly keyId: string
  readonly apiId: string
  readonly state: KeyState
  /** The canonical path that was judged; null when only scopes were asked about. */
  readonly path: string | null
  /** `routes`: the API's own; `convention`: it has none (DESIGN §2). */
  readonly decidedBy: 'routes' | 'convention' | 'scopes'
  /** Null when no route names the request: then it is denied. */
  readonly route: RoutePolicy | null
  /** Each needed scope with the grant that gives it; null is what is missing. */
  readonly needed: readonly { readonly scope: string; readonly grantedBy: Grant | null }[]
  /** Null when no address was asked about and the key has a list. */
  readonly addressAllowed: boolean | null
}

/** Looks only: nothing is spent or counted. Errors: `key_not_found`. */
export async function explainAccess(
  engine: Engine,
  keyId: string,
  target: RequestTarget | null,
  scopes: readonly string[],
  address: string | undefined,
): Promise<AccessExplanation> {
  const key = await getKey(engine, keyId)
  const source = await getApi(engine, key.apiId)
  const live = prepareKey(key, source)
  const state = getKeyState(key, engine.clock.nowMs())
  const route = target === null ? undefined : prepareApi(source).findRoute(target)
  const needed = [...(route?.scopes ?? []), ...scopes].map((scope) => ({
    scope,
    grantedBy: live.grants.findGrant(scope) ?? null,
  }))
  const isAddressFree = key.addresses.length === 0
  const addressAllowed =
    address === undefined && !isAddressFree ? null : live.allowsAddress(address)
  const isNamed = target === null || route !== undefined
  const hasAll = needed.every(({ grantedBy }) => grantedBy !== null)
  const code = findCode(state, addressAllowed, isNamed && hasAll)
  return {
    allowed: route?.public === true || code === null,
    code: route?.public === true ? null : code,
    keyId,
    apiId: key.apiId,
    state,
    path: target?.path ?? null,
    decidedBy:
      target === null ? 'scopes' : source.api.routes.length === 0 ? 'convention' : 'routes',
    route: route ?? null,
    needed,
    addressAllowed,
  }
}

function findCode(
  state: KeyState,
  addressAllowed: boolean | null,
  hasScopes: boolean,
): DenialCode | null {
  if (state !== 'active') return denialOfState(state)
  if (addressAllowed === false) return 'address_not_allowed'
  return hasScopes ? null : 'insufficient_scope'
}
