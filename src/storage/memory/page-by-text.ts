/** Decides how a list in the order of an id or a name is paged in memory. */
import type { Page, PageRequest } from '../../engine/storage.ts'
import { assertPage, formatTextCursor, parseTextCursor } from '../page-cursor.ts'
import { compareText } from '../text-order.ts'

export function pageByText<T>(
  rows: Iterable<T>,
  textOf: (row: T) => string,
  page: PageRequest,
): Page<T> {
  assertPage(page)
  const after = parseTextCursor(page.cursor)
  const later = [...rows]
    .filter((row) => after === null || compareText(textOf(row), after) > 0)
    .sort((left, right) => compareText(textOf(left), textOf(right)))
  const items = later.slice(0, page.size)
  const last = items.at(-1)
  const hasMore = later.length > items.length && last !== undefined
  return { items, cursor: hasMore ? formatTextCursor(textOf(last)) : null }
}
