/** Decides which profiles are kept in memory, and reads those that are not, a few at a time. */
import { setImmediate as nextTurn } from 'node:timers/promises'
import { GenerationalCache } from '../../base/generational-cache.ts'
import { limits } from '../../base/limits.ts'
import { HOUR_MS } from '../../base/units.ts'
import { KeyProfile } from './key-profile.ts'
import type { UsageStorage } from './usage-storage.ts'

export class ProfileBook {
  readonly #storage: UsageStorage
  readonly #profiles = new GenerationalCache<string, KeyProfile>(limits.cachedKeysMax)

  constructor(storage: UsageStorage) {
    this.#storage = storage
  }

  /** In the order of `keyIds`. */
  async open(keyIds: readonly string[], nowMs: number): Promise<KeyProfile[]> {
    const missing = keyIds.filter((keyId) => !this.#isKnown(keyId, nowMs))
    for (let start = 0; start < missing.length; start += limits.usageProfilesReadMax) {
      if (start > 0) await nextTurn()
      await this.#read(missing.slice(start, start + limits.usageProfilesReadMax), nowMs)
    }
    return keyIds.map((keyId) => this.#profiles.find(keyId) ?? new KeyProfile(UNKNOWN, nowMs))
  }

  #isKnown(keyId: string, nowMs: number): boolean {
    const known = this.#profiles.find(keyId)
    return known !== undefined && nowMs - known.loadedAtMs < limits.usageProfileKeptMs
  }

  async #read(keyIds: readonly string[], nowMs: number): Promise<void> {
    const hourMs = nowMs - (nowMs % HOUR_MS)
    const fromMs = hourMs - limits.unusualHistoryMs
    const [usages, sightings, histories, thisHour] = await Promise.all([
      this.#storage.findUsage(keyIds),
      this.#storage.findSightings(keyIds),
      this.#storage.findUsageHistory(keyIds, fromMs, hourMs),
      this.#storage.findUsageHistory(keyIds, hourMs, hourMs + HOUR_MS),
    ])
    for (const keyId of keyIds) {
      const profile = new KeyProfile(
        {
          usage: usages.get(keyId),
          sightings: sightings.get(keyId) ?? [],
          history: histories.get(keyId),
          thisHour: thisHour.get(keyId)?.busiest ?? 0,
        },
        nowMs,
      )
      this.#profiles.set(keyId, profile)
    }
  }
}

const UNKNOWN = { usage: undefined, sightings: [], history: undefined, thisHour: 0 } as const
