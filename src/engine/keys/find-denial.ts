/** Finds why a proven key may not do what is asked of it, whatever there is left to spend. */
import type { RoutePolicy } from '../apis/api-record.ts'
import { type Denied, denialOfState, deny } from './decision.ts'
import { getKeyState } from './key-record.ts'
import type { LiveKey } from './live-key.ts'

export interface AccessWanted {
  /** Scopes needed beside those of the route; `action:resource`, no wildcard. */
  readonly scopes: readonly string[]
  /** The client's address; undefined when nobody can say. */
  readonly address: string | undefined
}

/**
 * The checks of a key whose secret was presented, in the order of DESIGN §5. `route` is what the
 * API says of method and path: null when none were named, undefined when it names no such route.
 */
export function findDenial(
  live: LiveKey,
  wanted: AccessWanted,
  route: RoutePolicy | null | undefined,
  nowMs: number,
): Denied | null {
  const { key } = live
  const state = live.isAlwaysActive ? 'active' : getKeyState(key, nowMs)
  if (state !== 'active') return deny(denialOfState(state), key)
  if (!live.allowsAddress(wanted.address)) return deny('address_not_allowed', key)
  if (route === undefined) return deny('insufficient_scope', key)
  const missing = live.grants.listMissing(listNeeded(wanted.scopes, route))
  return missing.length > 0 ? deny('insufficient_scope', key, missing, route) : null
}

function listNeeded(scopes: readonly string[], route: RoutePolicy | null): readonly string[] {
  if (route === null) return scopes
  return scopes.length === 0 ? route.scopes : [...route.scopes, ...scopes]
}
