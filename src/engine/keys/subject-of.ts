/** Decides whose use counts together: that of one key, or of all keys of its owner. */
import type { KeyRecord } from './key-record.ts'

/** Keys without an owner never share: each counts as its own. */
export function subjectOf(key: KeyRecord, per: 'key' | 'owner'): string {
  if (per === 'key' || key.owner === null) return `key:${key.id}`
  return `owner:${key.apiId}:${key.owner}`
}
