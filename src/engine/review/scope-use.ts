/** Decides which scopes of a key were used, by what its requests needed. */
import {
  NO_SCOPE,
  OTHER_SCOPE,
  type UsageCount,
  type UsageOutcome,
} from '../usage/usage-storage.ts'

export interface ScopeUse {
  /** Requests by the scopes that they needed and were granted; none of them is a wildcard. */
  readonly used: ReadonlyMap<string, number>
  /** Requests of which nobody said what they need: the API may look at scopes by itself. */
  readonly unnamed: number
  /** Requests whose scopes were too many to be told apart. */
  readonly untold: number
}

/** A request that came too often needed its scopes like any other. */
const GRANTED: ReadonlySet<UsageOutcome> = new Set(['allowed', 'rate_limited', 'quota_exceeded'])

export function summariseScopeUse(counts: readonly UsageCount[]): ScopeUse {
  const used = new Map<string, number>()
  let unnamed = 0
  let untold = 0
  for (const { scope, outcome, count } of counts) {
    if (!GRANTED.has(outcome)) continue
    if (scope === NO_SCOPE) unnamed += count
    else if (scope === OTHER_SCOPE) untold += count
    else for (const each of scope.split(' ')) used.set(each, (used.get(each) ?? 0) + count)
  }
  return { used, unnamed, untold }
}
