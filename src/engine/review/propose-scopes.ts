/** Decides how far a key can be narrowed without stopping anything that it was used for. */
import { limits } from '../../base/limits.ts'
import type { ApiWithRoles } from '../apis/api-record.ts'
import type { KeyRecord } from '../keys/key-record.ts'
import { isInCatalogue } from '../policy/check-scopes.ts'
import { coversScope } from '../policy/scope.ts'
import type { ScopeUse } from './scope-use.ts'

/** What a key would hold instead. Nothing in it is more than the key holds now. */
export interface ScopeProposal {
  readonly scopes: readonly string[]
  readonly roles: readonly string[]
}

/** A scope or role that the key holds, and what of it was used. */
export interface GrantUse {
  /** The scope, or the name of the role. */
  readonly held: string
  readonly isRole: boolean
  /** It was not there in all of the period. */
  readonly isYoung: boolean
  /** Scopes without wildcards, sorted. */
  readonly used: readonly string[]
}

export type NoProposal =
  /** Nothing in the period, so nothing can be learned from it. */
  | 'not_used'
  /** The key, or what is known of its use, is younger than the period. */
  | 'history_too_short'
  /** No request said what it needs. */
  | 'scopes_not_named'
  /** More scopes than can be told apart, or than a key may hold. */
  | 'too_many_scopes'
  /** Everything that it holds was used. */
  | 'nothing_unused'

export interface Narrowing {
  readonly proposal: ScopeProposal | null
  readonly reason: NoProposal | null
  readonly grants: readonly GrantUse[]
}

/** What is known beside the use itself. */
export interface UseHistory {
  /** All use of the period is known. */
  readonly isLongEnough: boolean
  /** Scopes and roles that were not there in all of the period: that they rest says nothing. */
  readonly young: { readonly scopes: ReadonlySet<string>; readonly roles: ReadonlySet<string> }
}

type Holder = Pick<KeyRecord, 'scopes' | 'roles'>

export function proposeScopes(
  key: Holder,
  source: ApiWithRoles,
  { used, unnamed, untold }: ScopeUse,
  { isLongEnough, young }: UseHistory,
): Narrowing {
  const grants = listGrantUse(key, source, [...used.keys()].sort(), young)
  const refuse = (reason: NoProposal): Narrowing => ({ proposal: null, reason, grants })
  if (!isLongEnough) return refuse('history_too_short')
  if (untold > 0) return refuse('too_many_scopes')
  if (grants.every((each) => each.used.length === 0)) {
    return refuse(unnamed > 0 ? 'scopes_not_named' : 'not_used')
  }
  const proposal = narrow(source, grants)
  if (proposal.scopes.length > limits.scopesPerKeyMax) return refuse('too_many_scopes')
  const isSame =
    key.scopes.every((scope) => proposal.scopes.includes(scope)) &&
    key.roles.every((role) => proposal.roles.includes(role))
  return isSame ? refuse('nothing_unused') : { proposal, reason: null, grants }
}

/** A used scope counts for every grant that gives it. */
function listGrantUse(
  { scopes, roles }: Holder,
  source: ApiWithRoles,
  needed: readonly string[],
  young: UseHistory['young'],
): GrantUse[] {
  const own = scopes.map((held): GrantUse => {
    const used = needed.filter((scope) => coversScope(held, scope))
    return { held, isRole: false, isYoung: young.scopes.has(held), used }
  })
  const byRole = roles.map((held): GrantUse => {
    const used = needed.filter((scope) => gives(source, held, scope))
    return { held, isRole: true, isYoung: young.roles.has(held), used }
  })
  return [...own, ...byRole]
}

/**
 * What was used, by the narrowest means: the scope itself where it can be granted, else what gives
 * it now. A role stays only when all of it was used.
 */
function narrow({ api, roles }: ApiWithRoles, grants: readonly GrantUse[]): ScopeProposal {
  const owned = new Set(grants.filter(({ isRole }) => !isRole).map(({ held }) => held))
  const canStand = (scope: string) => owned.has(scope) || isInCatalogue(scope, api)
  const kept = grants.filter(({ held, isRole, isYoung, used }) => {
    const isAllUsed = isRole && isWhole(roles.get(held)?.scopes ?? [], used)
    return isYoung || isAllUsed || !used.every(canStand)
  })
  const keptRoles = kept.filter(({ isRole }) => isRole).map(({ held }) => held)
  const scopes = new Set(kept.filter(({ isRole }) => !isRole).map(({ held }) => held))
  const givers = [...scopes, ...keptRoles.flatMap((name) => roles.get(name)?.scopes ?? [])]
  for (const scope of new Set(grants.flatMap(({ used }) => used))) {
    const isGiven = givers.some((each) => coversScope(each, scope))
    if (owned.has(scope) || !isGiven) scopes.add(scope)
  }
  return { scopes: [...scopes].sort(), roles: keptRoles }
}

function isWhole(given: readonly string[], used: readonly string[]): boolean {
  return given.length > 0 && given.every((scope) => used.includes(scope))
}

function gives({ roles }: ApiWithRoles, role: string, needed: string): boolean {
  return roles.get(role)?.scopes.some((scope) => coversScope(scope, needed)) ?? false
}
