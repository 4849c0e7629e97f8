/** Keeps what is known of the habits of one key, and decides which sightings get a place. */
import { limits } from '../../base/limits.ts'
import { HOUR_MS } from '../../base/units.ts'
import { isTellingDenial } from './is-telling-denial.ts'
import type { PendingUse } from './pending-use.ts'
import {
  type KeyUsage,
  OTHERS,
  type Sighting,
  type UsageDelta,
  type UsageHistory,
  type UsageOutcome,
} from './usage-storage.ts'

/** What the store knows of a key. */
export interface StoredHabits {
  readonly usage: KeyUsage | undefined
  readonly sightings: readonly Sighting[]
  /** Of the hours before this one. */
  readonly history: UsageHistory | undefined
  /** Uses in this hour. */
  readonly thisHour: number
}

interface Seen {
  firstSeenAtMs: number
  lastSeenAtMs: number
}

interface Minute {
  readonly atMs: number
  readonly denials: number
  /** The one that was met most. */
  readonly outcome: UsageOutcome
}

export class KeyProfile {
  readonly loadedAtMs: number
  readonly networks = new Map<string, Seen>()
  readonly #userAgents = new Map<string, Seen>()
  uses: number
  lastUsedAtMs: number | null
  /** When it was first seen anywhere; never, of a key that was not. */
  firstSeenAtMs = Number.POSITIVE_INFINITY
  #history: UsageHistory
  #hourAtMs: number
  #hourUses: number
  #minute: Minute | null = null

  constructor(stored: StoredHabits, nowMs: number) {
    const { usage, sightings, history, thisHour } = stored
    this.loadedAtMs = nowMs
    this.uses = (usage?.allowed ?? 0) + (usage?.denied ?? 0)
    this.lastUsedAtMs = usage?.lastUsedAtMs ?? null
    for (const each of sightings) this.#see(each)
    this.#history = history ?? { hours: 0, busiest: 0 }
    this.#hourAtMs = hourOf(nowMs)
    this.#hourUses = thisHour
  }

  /** What to write of a use: bounded, whatever it has been. */
  planWrite(use: PendingUse): UsageDelta {
    const planned = new Map<string, Sighting>()
    const forgotten: Sighting[] = []
    const free = {
      network: limits.usageNetworksMax - this.networks.size,
      user_agent: limits.usageUserAgentsMax - this.#userAgents.size,
    }
    for (const sighting of use.sightings) {
      const { kind, value } = sighting
      const known = this.#listOf(kind)
      if (value === OTHERS || known.has(value)) addTo(planned, sighting)
      else if (free[kind] > 0) {
        free[kind]--
        addTo(planned, sighting)
      } else {
        const idle = findIdle(known, use.lastUsedAtMs, [...forgotten, ...planned.values()])
        if (idle === undefined) addTo(planned, { ...sighting, value: OTHERS })
        else {
          forgotten.push({ ...sighting, value: idle })
          addTo(planned, sighting)
        }
      }
    }
    const { key, allowed, denied, lastUsedAtMs, counts, secretUses } = use
    const totals = { keyId: key.id, apiId: key.apiId, allowed, denied, lastUsedAtMs }
    return { ...totals, counts, sightings: [...planned.values()], forgotten, secretUses }
  }

  /** Once it has been written. */
  noteWritten(use: PendingUse, delta: UsageDelta): void {
    const minute = this.worstMinute(use)
    const hourUses = this.usesInHour(use)
    this.#history = this.historyAt(use.lastUsedAtMs)
    this.#hourAtMs = hourOf(use.lastUsedAtMs)
    this.#hourUses = hourUses
    if (minute !== undefined) this.#minute = minute
    this.uses += delta.allowed + delta.denied
    this.lastUsedAtMs = Math.max(this.lastUsedAtMs ?? 0, delta.lastUsedAtMs)
    for (const { kind, value } of delta.forgotten) this.#listOf(kind).delete(value)
    for (const each of delta.sightings) this.#see(each)
  }

  /** Of the hours before that of `nowMs`: the hour that has just ended is one of them. */
  historyAt(nowMs: number): UsageHistory {
    const { hours, busiest } = this.#history
    if (hourOf(nowMs) === this.#hourAtMs || this.#hourUses === 0) return this.#history
    return { hours: hours + 1, busiest: Math.max(busiest, this.#hourUses) }
  }

  /** Uses in the hour of the last one, those that are not written yet included. */
  usesInHour(use: PendingUse): number {
    const atMs = hourOf(use.lastUsedAtMs)
    let uses = atMs === this.#hourAtMs ? this.#hourUses : 0
    for (const each of use.counts) if (each.atMs >= atMs) uses += each.count
    return uses
  }

  /** The minute with the most denials that tell something, continued from the write before. */
  worstMinute(use: PendingUse): Minute | undefined {
    const denials = use.counts.filter(({ outcome }) => isTellingDenial(outcome))
    let worst: Minute | undefined
    for (const atMs of new Set(denials.map((each) => each.atMs))) {
      const here = denials.filter((each) => each.atMs === atMs)
      const before = this.#minute?.atMs === atMs ? this.#minute.denials : 0
      const sum = here.reduce((total, { count }) => total + count, before)
      const [most] = here.toSorted((left, right) => right.count - left.count)
      if (most === undefined || sum < (worst?.denials ?? 0)) continue
      worst = { atMs, denials: sum, outcome: most.outcome }
    }
    return worst
  }

  #listOf(kind: Sighting['kind']): Map<string, Seen> {
    return kind === 'network' ? this.networks : this.#userAgents
  }

  #see({ kind, value, firstSeenAtMs, lastSeenAtMs }: Sighting): void {
    this.firstSeenAtMs = Math.min(this.firstSeenAtMs, firstSeenAtMs)
    if (value === OTHERS) return
    const known = this.#listOf(kind).get(value)
    if (known === undefined) this.#listOf(kind).set(value, { firstSeenAtMs, lastSeenAtMs })
    else known.lastSeenAtMs = Math.max(known.lastSeenAtMs, lastSeenAtMs)
  }
}

function hourOf(atMs: number): number {
  return atMs - (atMs % HOUR_MS)
}

function addTo(planned: Map<string, Sighting>, sighting: Sighting): void {
  const name = `${sighting.kind} ${sighting.value}`
  const known = planned.get(name)
  planned.set(name, known === undefined ? sighting : merge(known, sighting))
}

function merge(left: Sighting, right: Sighting): Sighting {
  return {
    ...left,
    firstSeenAtMs: Math.min(left.firstSeenAtMs, right.firstSeenAtMs),
    lastSeenAtMs: Math.max(left.lastSeenAtMs, right.lastSeenAtMs),
    count: left.count + right.count,
  }
}

/** The one that was not seen for longest, if that is long enough to give up its place. */
function findIdle(
  known: ReadonlyMap<string, Seen>,
  nowMs: number,
  taken: readonly Sighting[],
): string | undefined {
  let idle: [string, Seen] | undefined
  for (const entry of known) {
    const [value, { lastSeenAtMs }] = entry
    if (nowMs - lastSeenAtMs < limits.usageSightingIdleMs) continue
    if (taken.some((each) => each.value === value)) continue
    if (idle === undefined || lastSeenAtMs < idle[1].lastSeenAtMs) idle = entry
  }
  return idle?.[0]
}
