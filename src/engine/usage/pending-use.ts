/** Adds up what one key does between two writes: the usual request costs a few comparisons. */
import { limits } from '../../base/limits.ts'
import { MINUTE_MS } from '../../base/units.ts'
import type { RoutePolicy } from '../apis/api-record.ts'
import type { KeyRecord } from '../keys/key-record.ts'
import { findConventionLabel } from '../policy/rest-convention.ts'
import { networkOf } from './network-of.ts'
import { tellUserAgent } from './read-user-agent.ts'
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
export type UsedKey = Pick<
  KeyRecord,
  'id' | 'apiId' | 'scopes' | 'exposedAtMs' | 'exposedIn' | 'secrets'
>

/** What is written together. */
export interface UseBatch {
  /** Of the first use in it; 0 until there is one. */
  startMs: number
}

type Writable<T> = { -readonly [Name in keyof T]: T[Name] }

const NO_SCOPES: readonly string[] = []

/**
 * A client does the same again and again, so requests that are alike are counted as a run: one
 * number goes up. What was asked and who asked are runs by themselves. When something is
 * different, or on a write, a run is folded into lists that are short and bounded.
 *
 * Times that each request looks at are small whole numbers, counted from the batch or in minutes:
 * larger ones are objects of their own, and with many keys each is one more wait for memory.
 */
export class PendingUse {
  /** As it was when it was last used. */
  key: UsedKey
  /** The batch that it will be written with; a shortcut to an older one is not followed. */
  readonly batch: UseBatch
  /** Since the start of the batch. */
  #lastUsedMs: number
  #askedCount = 0
  #outcome: UsageOutcome = 'allowed'
  #route: RoutePolicy | null = null
  #scopes: readonly string[] = NO_SCOPES
  /** Of what was asked, counted from 1970. */
  #minute = 0
  #askerCount = 0
  #address: string | undefined = undefined
  #userAgent: string | undefined = undefined
  #askerFirstMs = 0
  #allowed = 0
  #denied = 0
  readonly #counts: Writable<UsageCount>[] = []
  readonly #sightings: Writable<Sighting>[] = []
  readonly #secretUses: Writable<SecretUse>[] = []

  constructor(key: UsedKey, batch: UseBatch, nowMs: number) {
    this.key = key
    this.batch = batch
    this.#lastUsedMs = nowMs - batch.startMs
  }

  get lastUsedAtMs(): number {
    return this.batch.startMs + this.#lastUsedMs
  }

  /** Keeps no more of the request than it will write: not the request itself. */
  count(outcome: UsageOutcome, route: RoutePolicy | null, facts: UseFacts, nowMs: number): void {
    const { scopes, address, userAgent } = facts
    const minute = Math.floor(nowMs / MINUTE_MS)
    if (
      minute > this.#minute ||
      outcome !== this.#outcome ||
      route !== this.#route ||
      (scopes !== this.#scopes && !isSameList(scopes, this.#scopes))
    ) {
      this.#foldAsked()
      this.#outcome = outcome
      this.#route = route
      this.#scopes = scopes
      this.#minute = minute
    }
    if (address !== this.#address || userAgent !== this.#userAgent || this.#askerCount === 0) {
      this.#foldAsker()
      this.#address = address
      this.#userAgent = userAgent
      this.#askerFirstMs = nowMs
    }
    this.#askedCount++
    this.#askerCount++
    const lastUsedMs = nowMs - this.batch.startMs
    if (lastUsedMs > this.#lastUsedMs) this.#lastUsedMs = lastUsedMs
  }

  /** Use of a secret that will end. */
  countSecret(version: number, address: string | undefined, nowMs: number): void {
    this.#addSecretUse({ version, lastUsedAtMs: nowMs, address: address ?? null })
  }

  get allowed(): number {
    this.#foldAsked()
    return this.#allowed
  }

  get denied(): number {
    this.#foldAsked()
    return this.#denied
  }

  get counts(): readonly UsageCount[] {
    this.#foldAsked()
    return this.#counts
  }

  get sightings(): readonly Sighting[] {
    this.#foldAsker()
    return this.#sightings
  }

  get secretUses(): readonly SecretUse[] {
    return this.#secretUses
  }

  /** Takes up what could not be written. */
  addOlder(older: PendingUse): void {
    this.#allowed += older.allowed
    this.#denied += older.denied
    this.#lastUsedMs = Math.max(this.#lastUsedMs, older.lastUsedAtMs - this.batch.startMs)
    for (const { atMs, scope, outcome, count } of older.counts) {
      this.#addCount(atMs, scope, outcome, count)
    }
    for (const each of older.sightings) this.#addSighting(each)
    for (const each of older.secretUses) this.#addSecretUse(each)
  }

  #foldAsked(): void {
    const count = this.#askedCount
    if (count === 0) return
    this.#askedCount = 0
    if (this.#outcome === 'allowed') this.#allowed += count
    else this.#denied += count
    const label = labelOf(this.key, this.#route, this.#scopes)
    this.#addCount(this.#minute * MINUTE_MS, label, this.#outcome, count)
  }

  #foldAsker(): void {
    const count = this.#askerCount
    if (count === 0) return
    this.#askerCount = 0
    const address = this.#address
    const network = address === undefined ? undefined : networkOf(address)
    const userAgent = this.#userAgent ?? ''
    const seen = { firstSeenAtMs: this.#askerFirstMs, lastSeenAtMs: this.lastUsedAtMs, count }
    if (network !== undefined) this.#addSighting({ kind: 'network', value: network, ...seen })
    if (userAgent === '') return
    this.#addSighting({ kind: 'user_agent', value: tellUserAgent(userAgent), ...seen })
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

const labels = new WeakMap<RoutePolicy, string>()

/** A client that goes to and fro between routes needs their labels often. */
function labelOf(key: UsedKey, route: RoutePolicy | null, scopes: readonly string[]): string {
  if (route === null) return labelScopes(scopes)
  const label = findConventionLabel(route)
  if (label !== undefined) {
    const [scope = label] = route.scopes
    return labelScopes([key.scopes.includes(scope) ? scope : label, ...scopes])
  }
  if (scopes.length > 0) return labelScopes([...route.scopes, ...scopes])
  const known = labels.get(route)
  if (known !== undefined) return known
  const made = labelScopes(route.scopes)
  labels.set(route, made)
  return made
}

function labelScopes(scopes: readonly string[]): string {
  if (scopes.length === 0) return NO_SCOPE
  const label = [...new Set(scopes)].sort().join(' ')
  return label.length > limits.usageScopeLengthMax ? OTHER_SCOPE : label
}

function isSameList(left: readonly string[], right: readonly string[]): boolean {
  return left.length === right.length && left.every((each, index) => each === right[index])
}
