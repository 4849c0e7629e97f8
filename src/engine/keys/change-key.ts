/** Makes a change to a key that must win over whoever changes it at the same moment. */
import { isConflict } from '../../base/is-conflict.ts'
import { limits } from '../../base/limits.ts'
import type { Engine } from '../engine.ts'
import { getKey } from './get-key.ts'
import type { KeyRecord } from './key-record.ts'

/**
 * `change` is asked again about the newer record after a conflict; null leaves the key as it is.
 * Error `key_not_found`.
 */
export async function changeKey(
  engine: Engine,
  id: string,
  change: (key: KeyRecord, nowMs: number) => Partial<KeyRecord> | null,
): Promise<KeyRecord> {
  for (let attempt = 1; ; attempt++) {
    const key = await getKey(engine, id)
    const nowMs = engine.clock.nowMs()
    const changes = change(key, nowMs)
    if (changes === null) return key
    const changed = { ...key, ...changes, updatedAtMs: nowMs, version: key.version + 1 }
    try {
      await engine.storage.updateKey(changed)
      return changed
    } catch (error) {
      if (!isConflict(error) || attempt >= limits.conflictRetriesMax) throw error
    }
  }
}
