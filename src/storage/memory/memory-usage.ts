/** Decides how use is added up and summed, in memory. */
import { HOUR_MS } from '../../base/units.ts'
import {
  type KeyUsage,
  NO_SCOPE,
  type RefusedUse,
  type SecretUse,
  type Sighting,
  type UsageCount,
  type UsageDelta,
  type UsageHistory,
  type UsageQuery,
  type UsageRetention,
} from '../../engine/usage/usage-storage.ts'
import { compareText } from '../text-order.ts'
import type { MemoryTables, StoredUsageCount } from './memory-tables.ts'

export class MemoryUsage {
  readonly #tables: MemoryTables

  constructor(tables: MemoryTables) {
    this.#tables = tables
  }

  addUsage(deltas: readonly UsageDelta[]): void {
    for (const delta of deltas) {
      const { keyId, allowed, denied, lastUsedAtMs } = delta
      if (!this.#tables.keys.has(keyId)) continue
      const before = this.#tables.usage.get(keyId)
      this.#tables.usage.set(keyId, {
        allowed: (before?.allowed ?? 0) + allowed,
        denied: (before?.denied ?? 0) + denied,
        lastUsedAtMs: Math.max(before?.lastUsedAtMs ?? lastUsedAtMs, lastUsedAtMs),
      })
      for (const count of delta.counts) this.#addCount(delta, count)
      this.#addSightings(delta)
      this.#addSecretUses(delta)
    }
  }

  findUsage(keyIds: readonly string[]): ReadonlyMap<string, KeyUsage> {
    return pick(this.#tables.usage, keyIds)
  }

  sumUsageByTime(query: UsageQuery): UsageCount[] {
    return sum(this.#find(query).map((each) => ({ ...each, scope: NO_SCOPE })))
  }

  sumUsageByScope(query: UsageQuery): UsageCount[] {
    return sum(this.#find(query).map((each) => ({ ...each, atMs: query.fromMs })))
  }

  findSightings(keyIds: readonly string[]): ReadonlyMap<string, readonly Sighting[]> {
    return pick(this.#tables.sightings, keyIds)
  }

  findUsageHistory(
    keyIds: readonly string[],
    fromMs: number,
    toMs: number,
  ): ReadonlyMap<string, UsageHistory> {
    const found = new Map<string, UsageHistory>()
    for (const keyId of keyIds) {
      const counts = this.sumUsageByTime({ keyId, step: 'hour', fromMs, toMs })
      const hours = new Map<number, number>()
      for (const { atMs, count } of counts) hours.set(atMs, (hours.get(atMs) ?? 0) + count)
      if (hours.size === 0) continue
      found.set(keyId, { hours: hours.size, busiest: Math.max(...hours.values()) })
    }
    return found
  }

  findSecretUse(keyId: string): readonly SecretUse[] {
    return this.#tables.secretUses.get(keyId) ?? []
  }

  addRefusedUse(refused: readonly RefusedUse[]): void {
    for (const each of refused) {
      if (!this.#tables.keys.has(each.keyId)) continue
      const known = this.#tables.refusedUses.get(each.keyId) ?? []
      const before = known.find(({ version }) => version === each.version)
      const others = known.filter((other) => other !== before)
      const sorted = [...others, addRefused(before, each)].sort(byVersion)
      this.#tables.refusedUses.set(each.keyId, sorted)
    }
  }

  findRefusedUse(keyIds: readonly string[]): RefusedUse[] {
    const sorted = [...new Set(keyIds)].sort(compareText)
    return sorted.flatMap((keyId) => this.#tables.refusedUses.get(keyId) ?? [])
  }

  sweepUsage(retention: UsageRetention): number {
    const { minutesBeforeMs, hoursBeforeMs, sightingsBeforeMs, rowsMax } = retention
    let swept = 0
    for (const [name, { step, atMs }] of this.#tables.usageCounts) {
      if (swept >= rowsMax) return swept
      if (atMs >= (step === 'minute' ? minutesBeforeMs : hoursBeforeMs)) continue
      this.#tables.usageCounts.delete(name)
      swept++
    }
    if (sightingsBeforeMs !== null) this.#sweepSightings(sightingsBeforeMs)
    return swept
  }

  #sweepSightings(beforeMs: number): void {
    const { sightings, secretUses, refusedUses } = this.#tables
    for (const [keyId, seen] of sightings) {
      sightings.set(
        keyId,
        seen.filter(({ lastSeenAtMs }) => lastSeenAtMs >= beforeMs),
      )
    }
    for (const [keyId, uses] of secretUses) {
      secretUses.set(
        keyId,
        uses.filter(({ lastUsedAtMs }) => lastUsedAtMs >= beforeMs),
      )
    }
    for (const [keyId, uses] of refusedUses) {
      refusedUses.set(
        keyId,
        uses.filter(({ lastRefusedAtMs }) => lastRefusedAtMs >= beforeMs),
      )
    }
  }

  #addCount({ keyId, apiId }: UsageDelta, { atMs, scope, outcome, count }: UsageCount): void {
    const hourMs = atMs - (atMs % HOUR_MS)
    for (const owner of [keyId, '']) {
      const row = { apiId, keyId: owner, scope, outcome, count }
      this.#addRow({ ...row, step: 'minute', atMs })
      this.#addRow({ ...row, step: 'hour', atMs: hourMs })
    }
  }

  #addRow(row: StoredUsageCount): void {
    const { apiId, keyId, step, atMs, scope, outcome } = row
    const name = JSON.stringify([apiId, keyId, step, atMs, scope, outcome])
    const before = this.#tables.usageCounts.get(name)?.count ?? 0
    this.#tables.usageCounts.set(name, { ...row, count: before + row.count })
  }

  #addSightings({ keyId, sightings, forgotten }: UsageDelta): void {
    const seen = new Map<string, Sighting>()
    for (const each of this.#tables.sightings.get(keyId) ?? []) seen.set(nameOf(each), each)
    for (const each of forgotten) seen.delete(nameOf(each))
    for (const each of sightings) {
      const before = seen.get(nameOf(each)) ?? { ...each, count: 0 }
      seen.set(nameOf(each), {
        ...each,
        firstSeenAtMs: Math.min(before.firstSeenAtMs, each.firstSeenAtMs),
        lastSeenAtMs: Math.max(before.lastSeenAtMs, each.lastSeenAtMs),
        count: before.count + each.count,
      })
    }
    if (seen.size > 0) this.#tables.sightings.set(keyId, [...seen.values()].sort(byFirstSeen))
  }

  #addSecretUses({ keyId, secretUses }: UsageDelta): void {
    if (secretUses.length === 0) return
    const uses = new Map<number, SecretUse>()
    for (const each of this.#tables.secretUses.get(keyId) ?? []) uses.set(each.version, each)
    for (const each of secretUses) {
      const before = uses.get(each.version)
      if (before === undefined || each.lastUsedAtMs >= before.lastUsedAtMs) {
        uses.set(each.version, each)
      }
    }
    const sorted = [...uses.values()].sort(byVersion)
    this.#tables.secretUses.set(keyId, sorted)
  }

  #find({ keyId = '', apiId, step, fromMs, toMs, scope }: UsageQuery): StoredUsageCount[] {
    return [...this.#tables.usageCounts.values()].filter(
      (row) =>
        row.keyId === keyId &&
        (apiId === undefined || row.apiId === apiId) &&
        row.step === step &&
        row.atMs >= fromMs &&
        row.atMs < toMs &&
        (scope === undefined || row.scope.split(' ').includes(scope)),
    )
  }
}

function pick<T>(table: ReadonlyMap<string, T>, keyIds: readonly string[]): Map<string, T> {
  const found = new Map<string, T>()
  for (const keyId of keyIds) {
    const row = table.get(keyId)
    if (row !== undefined) found.set(keyId, row)
  }
  return found
}

function sum(rows: readonly UsageCount[]): UsageCount[] {
  const sums = new Map<string, UsageCount>()
  for (const { atMs, scope, outcome, count } of rows) {
    const name = JSON.stringify([atMs, scope, outcome])
    sums.set(name, { atMs, scope, outcome, count: (sums.get(name)?.count ?? 0) + count })
  }
  return [...sums.values()].sort(
    (left, right) =>
      left.atMs - right.atMs ||
      compareText(left.scope, right.scope) ||
      compareText(left.outcome, right.outcome),
  )
}

function addRefused(before: RefusedUse | undefined, each: RefusedUse): RefusedUse {
  if (before === undefined) return { ...each }
  const newest = each.lastRefusedAtMs >= before.lastRefusedAtMs ? each : before
  return { ...newest, count: before.count + each.count }
}

function byVersion(left: { readonly version: number }, right: { readonly version: number }) {
  return left.version - right.version
}

function nameOf({ kind, value }: Pick<Sighting, 'kind' | 'value'>): string {
  return `${kind} ${value}`
}

function byFirstSeen(left: Sighting, right: Sighting): number {
  return (
    left.firstSeenAtMs - right.firstSeenAtMs ||
    compareText(left.kind, right.kind) ||
    compareText(left.value, right.value)
  )
}
