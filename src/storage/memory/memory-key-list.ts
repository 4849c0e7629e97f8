/** Decides which keys a filter names and in which order, in memory. */
import { getKeyState, type KeyRecord } from '../../engine/keys/key-record.ts'
import type { KeyFilter, Page, PageRequest } from '../../engine/storage.ts'
import { assertPage, formatKeyCursor, type KeyPosition, parseKeyCursor } from '../page-cursor.ts'
import { compareText } from '../text-order.ts'

export function listMemoryKeys(
  keys: Iterable<KeyRecord>,
  filter: KeyFilter,
  page: PageRequest,
): Page<KeyRecord> {
  assertPage(page)
  const after = parseKeyCursor(page.cursor)
  const matching: KeyRecord[] = []
  for (const key of keys) {
    const isLater = after === null || compareNewestFirst(after, key) < 0
    if (isLater && matches(key, filter)) matching.push(key)
  }
  matching.sort(compareNewestFirst)
  const items = matching.slice(0, page.size)
  const last = items.at(-1)
  const hasMore = matching.length > items.length && last !== undefined
  return { items, cursor: hasMore ? formatKeyCursor(last) : null }
}

function compareNewestFirst(left: KeyPosition, right: KeyPosition): number {
  return right.createdAtMs - left.createdAtMs || compareText(right.id, left.id)
}

function matches(key: KeyRecord, filter: KeyFilter): boolean {
  const { apiId, owner, name, prefix, hint, state, imported, nowMs } = filter
  if (apiId !== undefined && key.apiId !== apiId) return false
  if (owner !== undefined && key.owner !== owner) return false
  if (imported !== undefined && key.imported !== imported) return false
  if (state !== undefined && getKeyState(key, nowMs) !== state) return false
  if (prefix !== undefined && !key.hint.startsWith(prefix)) return false
  if (hint !== undefined && !key.hint.includes(hint) && !key.id.includes(hint)) return false
  return name === undefined || key.name.toLowerCase().includes(name.toLowerCase())
}
