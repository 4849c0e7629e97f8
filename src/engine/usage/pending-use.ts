/** Adds up what one key does between two writes: the usual request costs a few comparisons. */
import { limits } from '../../base/limits.ts'
import { neutralise } from '../../base/text/neutralise.ts'
import { MINUTE_MS } from '../../base/units.ts'
import type { RoutePolicy } from '../apis/api-record.ts'
import type { KeyRecord } from '../keys/key-record.ts'
import { redactKeys } from '../keys/redact-keys.ts'
import { networkOf } from './network-of.ts'
import {
  NO_SCOPE,
  OTHER_SCOPE,
  OTHERS,
  type SecretUse,
  type Sighting,
  type UsageCount,
  type UsageOutcome,
} from './usage-storage.ts'

/** What is told of a request, by whoever judged it. */
export interface UseFacts {
  /** Scopes needed beside those of the route. */
  readonly scopes: readonly string[]
  readonly address: string | undefined
  /** As sent; undefined when it was not, or nobody can say. */
  readonly userAgent?: string | undefined
}

/** The part of a key record that is looked at when its use is written. */
export type UsedKey = Pick<KeyRecord, 'id' | 'apiId' | 'exposedAtMs' | 'exposedIn'>

type Writable<T> = { -readonly [Name in keyof T]: T[Name] }

const NOTHING: UseFacts = { scopes: [], address: undefined }

/**
 * A client does the same again and again, so requests that are alike are counted as a run: one
 * number goes up. When something is different, or on a write, the run is folded into lists that
 * are short and bounded.
 */
export class PendingUse {
  /** As it was when it was last used. */
  key: UsedKey
  /** Marks the batch that it will be written with; a shortcut to an older one is not followed. */
  readonly batch: symbol
  lastUsedAtMs: number
  #runCount = 0
  #runOutcome: UsageOutcome = 'allowed'
  #runRoute: RoutePolicy | null = null
  #runFacts: UseFacts = NOTHING
  /** First millisecond after the minute of the run. */
  #runEndMs = 0
  #runFirstMs = 0
  #allowed = 0
  #denied = 0
  readonly #counts: Writable<UsageCount>[] = []
  readonly #sightings: Writable<Sighting>[] = []
  readonly #secretUses: Writable<SecretUse>[] = []

  constructor(key: UsedKey, batch: symbol, nowMs: number) {
    this.key = key
    this.batch = batch
    this.lastUsedAtMs = nowMs
  }

  count(outcome: UsageOutcome, route: RoutePolicy | null, facts: UseFacts, nowMs: number): void {
    const run = this.#runFacts
    if (
      nowMs >= this.#runEndMs ||
      outcome !== this.#runOutcome ||
      route !== this.#runRoute ||
      facts.address !== run.address ||
      facts.userAgent !== run.userAgent ||
      (facts.scopes !== run.scopes && !isSameList(facts.scopes, run.scopes))
    ) {
      this.#beginRun(outcome, route, facts, nowMs)
    }
    this.#runCount++
    if (nowMs > this.lastUsedAtMs) this.lastUsedAtMs = nowMs
  }

  /** Use of a secret that will end. */
  countSecret(version: number, address: string | undefined, nowMs: number): void {
    this.#addSecretUse({ version, lastUsedAtMs: nowMs, address: address ?? null })
  }

  get allowed(): number {
    this.#fold()
    return this.#allowed
  }

  get denied(): number {
    this.#fold()
    return this.#denied
  }

  get counts(): readonly UsageCount[] {
    this.#fold()
    return this.#counts
  }

  get sightings(): readonly Sighting[] {
    this.#fold()
    return this.#sightings
  }

  get secretUses(): readonly SecretUse[] {
    return this.#secretUses
  }

  /** Takes up what could not be written. */
  addOlder(older: PendingUse): void {
    this.#allowed += older.allowed
    this.#denied += older.denied
    this.lastUsedAtMs = Math.max(this.lastUsedAtMs, older.lastUsedAtMs)
    for (const { atMs, scope, outcome, count } of older.counts) {
      this.#addCount(atMs, scope, outcome, count)
    }
    for (const each of older.sightings) this.#addSighting(each)
    for (const each of older.secretUses) this.#addSecretUse(each)
  }

  /** Keeps no more of the request than it will write: not the request itself. */
  #beginRun(
    outcome: UsageOutcome,
    route: RoutePolicy | null,
    { scopes, address, userAgent }: UseFacts,
    nowMs: number,
  ): void {
    this.#fold()
    this.#runOutcome = outcome
    this.#runRoute = route
    this.#runFacts = { scopes, address, userAgent }
    this.#runFirstMs = nowMs
    this.#runEndMs = nowMs - (nowMs % MINUTE_MS) + MINUTE_MS
  }

  #fold(): void {
    const count = this.#runCount
    if (count === 0) return
    this.#runCount = 0
    if (this.#runOutcome === 'allowed') this.#allowed += count
    else this.#denied += count
    const { scopes, address, userAgent } = this.#runFacts
    const label = labelScopes(this.#runRoute, scopes)
    this.#addCount(this.#runEndMs - MINUTE_MS, label, this.#runOutcome, count)
    const network = address === undefined ? undefined : networkOf(address)
    const seen = { firstSeenAtMs: this.#runFirstMs, lastSeenAtMs: this.lastUsedAtMs, count }
    if (network !== undefined) this.#addSighting({ kind: 'network', value: network, ...seen })
    if (userAgent !== undefined && userAgent !== '') {
      const value = neutralise(redactKeys(userAgent)).slice(0, limits.usageUserAgentLengthMax)
      this.#addSighting({ kind: 'user_agent', value, ...seen })
    }
    this.#runFirstMs = this.lastUsedAtMs
  }

  #addCount(atMs: number, scope: string, outcome: UsageOutcome, count: number): void {
    const counts = this.#counts
    const known = counts.find(
      (each) => each.atMs === atMs && each.outcome === outcome && each.scope === scope,
    )
    if (known !== undefined) known.count += count
    else if (counts.length < limits.usageCountsPerFlushMax) {
      counts.push({ atMs, scope, outcome, count })
    } else {
      // Whatever the minute: when the store takes nothing for hours, their number has to end, too.
      const others = counts.find((each) => each.outcome === outcome && each.scope === OTHER_SCOPE)
      if (others !== undefined) others.count += count
      else counts.push({ atMs, scope: OTHER_SCOPE, outcome, count })
    }
  }

  #addSighting(sighting: Sighting): void {
    const { kind, value } = sighting
    const sightings = this.#sightings
    const known = sightings.find((each) => each.value === value && each.kind === kind)
    if (known !== undefined) {
      known.count += sighting.count
      known.firstSeenAtMs = Math.min(known.firstSeenAtMs, sighting.firstSeenAtMs)
      known.lastSeenAtMs = Math.max(known.lastSeenAtMs, sighting.lastSeenAtMs)
      return
    }
    const max = kind === 'network' ? limits.usageNetworksMax : limits.usageUserAgentsMax
    const isFull = sightings.filter((each) => each.kind === kind).length >= max
    if (isFull && value !== OTHERS) this.#addSighting({ ...sighting, value: OTHERS })
    else sightings.push({ ...sighting })
  }

  /** As few as secrets of one key may live at once. */
  #addSecretUse(use: SecretUse): void {
    const known = this.#secretUses.find(({ version }) => version === use.version)
    if (known === undefined) this.#secretUses.push({ ...use })
    else if (use.lastUsedAtMs >= known.lastUsedAtMs) Object.assign(known, use)
  }
}

function labelScopes(route: RoutePolicy | null, scopes: readonly string[]): string {
  const needed = new Set([...(route?.scopes ?? []), ...scopes])
  if (needed.size === 0) return NO_SCOPE
  const label = [...needed].sort().join(' ')
  return label.length > limits.usageScopeLengthMax ? OTHER_SCOPE : label
}

function isSameList(left: readonly string[], right: readonly string[]): boolean {
  return left.length === right.length && left.every((each, index) => each === right[index])
}
