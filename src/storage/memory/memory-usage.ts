/** Decides how use per key is added up, in memory. */
import type { KeyUsage, UsageDelta } from '../../engine/storage.ts'
import type { MemoryTables } from './memory-tables.ts'

export class MemoryUsage {
  readonly #tables: MemoryTables

  constructor(tables: MemoryTables) {
    this.#tables = tables
  }

  addUsage(deltas: readonly UsageDelta[]): void {
    for (const { keyId, allowed, denied, lastUsedAtMs } of deltas) {
      if (!this.#tables.keys.has(keyId)) continue
      const before = this.#tables.usage.get(keyId)
      this.#tables.usage.set(keyId, {
        allowed: (before?.allowed ?? 0) + allowed,
        denied: (before?.denied ?? 0) + denied,
        lastUsedAtMs: Math.max(before?.lastUsedAtMs ?? lastUsedAtMs, lastUsedAtMs),
      })
    }
  }

  findUsage(keyIds: readonly string[]): ReadonlyMap<string, KeyUsage> {
    const found = new Map<string, KeyUsage>()
    for (const keyId of keyIds) {
      const usage = this.#tables.usage.get(keyId)
      if (usage !== undefined) found.set(keyId, usage)
    }
    return found
  }
}
