/** The part of the storage port that keeps use: totals, counts by time, sightings, secrets. */
import type { MaybePromise } from '../../base/maybe-promise.ts'
import type { DenialCode } from '../keys/decision.ts'

export type UsageOutcome = 'allowed' | DenialCode

export const USAGE_STEPS = ['minute', 'hour'] as const

export type UsageStep = (typeof USAGE_STEPS)[number]

/** Needed scopes, sorted and with a space between; of a request that needs none, `-`. */
export type ScopeLabel = string

export const NO_SCOPE: ScopeLabel = '-'
/** What came on top of `limits.usageCountsPerFlushMax`. No scope is spelled like it. */
export const OTHER_SCOPE: ScopeLabel = 'other'

export interface UsageCount {
  /** First millisecond of the minute or hour, UTC. */
  readonly atMs: number
  readonly scope: ScopeLabel
  readonly outcome: UsageOutcome
  readonly count: number
}

/** Stands for all networks or user agents that found no place. */
export const OTHERS = ''

/** From where, or with what, a key was used. */
export interface Sighting {
  readonly kind: 'network' | 'user_agent'
  /** A network as `networkOf` writes it, a user agent, or `OTHERS`. */
  readonly value: string
  readonly firstSeenAtMs: number
  readonly lastSeenAtMs: number
  readonly count: number
}

/** Use of a secret that will end: who still has to be moved before a rotation is finished. */
export interface SecretUse {
  readonly version: number
  readonly lastUsedAtMs: number
  readonly address: string | null
}

/**
 * Refused use of a secret that has ended. Whoever presents one has, or had, the real one: a
 * deployment that was forgotten when it was rotated, or somebody who found it. No use of the key.
 */
export interface RefusedUse {
  readonly keyId: string
  readonly version: number
  readonly count: number
  readonly lastRefusedAtMs: number
  /** Of the last one; null where nobody could say. */
  readonly address: string | null
  readonly userAgent: string | null
}

/** What one key did since the last flush. */
export interface UsageDelta {
  readonly keyId: string
  readonly apiId: string
  readonly allowed: number
  readonly denied: number
  readonly lastUsedAtMs: number
  /** By the minute; their sum is `allowed + denied`. */
  readonly counts: readonly UsageCount[]
  /** To add to those that are stored. */
  readonly sightings: readonly Sighting[]
  /** Sightings whose places have been taken by others. */
  readonly forgotten: readonly Pick<Sighting, 'kind' | 'value'>[]
  readonly secretUses: readonly SecretUse[]
}

export interface KeyUsage {
  readonly allowed: number
  readonly denied: number
  readonly lastUsedAtMs: number | null
}

/** What hours of a key say about its habits. */
export interface UsageHistory {
  /** Hours with use. */
  readonly hours: number
  /** Uses in the busiest of them. */
  readonly busiest: number
}

/** Of one key, of one API, or of all when neither is named. */
export interface UsageQuery {
  readonly keyId?: string
  readonly apiId?: string
  readonly step: UsageStep
  /** Inclusive, the first millisecond of a minute or hour. */
  readonly fromMs: number
  /** Exclusive. */
  readonly toMs: number
  /** Only what needed this scope, alone or with others; as `ScopeLabel` for `-` and `other`. */
  readonly scope?: string
}

export interface UsageRetention {
  readonly minutesBeforeMs: number
  readonly hoursBeforeMs: number
  /** Sightings and uses of secrets, refused or not, older than this; null: another time. */
  readonly sightingsBeforeMs: number | null
  /** Rows that are looked for at once. */
  readonly rowsMax: number
}

export interface UsageStorage {
  /**
   * All or none. What is told of a key that is not there is dropped. Minutes are added to their
   * hours, and those of keys to those of their API.
   */
  addUsage(deltas: readonly UsageDelta[]): MaybePromise<void>
  /** Keys that were never used are not in the answer. */
  findUsage(keyIds: readonly string[]): MaybePromise<ReadonlyMap<string, KeyUsage>>
  /** By time, then outcome, ascending; `scope` of all is `-`: what is asked for is summed up. */
  sumUsageByTime(query: UsageQuery): MaybePromise<readonly UsageCount[]>
  /** By scope, then outcome, ascending; `atMs` of all is that of the query. */
  sumUsageByScope(query: UsageQuery): MaybePromise<readonly UsageCount[]>
  /** Keys without any are not in the answer. The longest seen first. */
  findSightings(keyIds: readonly string[]): MaybePromise<ReadonlyMap<string, readonly Sighting[]>>
  /** Of the hours from `fromMs` to before `toMs`; keys without use in it are not in the answer. */
  findUsageHistory(
    keyIds: readonly string[],
    fromMs: number,
    toMs: number,
  ): MaybePromise<ReadonlyMap<string, UsageHistory>>
  /** By version, ascending. */
  findSecretUse(keyId: string): MaybePromise<readonly SecretUse[]>
  /** All or none, added up; dropped of a key that is not there. The last one never goes back. */
  addRefusedUse(refused: readonly RefusedUse[]): MaybePromise<void>
  /** By key id, then version, ascending. */
  findRefusedUse(keyIds: readonly string[]): MaybePromise<readonly RefusedUse[]>
  /** Forgets what is older; answers how many counts went: fewer than `rowsMax` were all. */
  sweepUsage(retention: UsageRetention): MaybePromise<number>
}
