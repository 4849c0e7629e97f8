/** Decides how a list is shown: a table, and how to get the rest. */

import { neutralise } from '../../base/text/neutralise.ts'
import { type Outcome, succeed } from '../outcome.ts'
import { type Column, formatTable } from '../text/format-table.ts'
import type { Style } from '../text/style.ts'
import type { PageJson } from '../wire.ts'

/** `none` is what is said of an empty list. */
export function showPage<T>(
  page: PageJson<T>,
  columns: readonly Column<T>[],
  none: string,
): Outcome {
  return succeed(page, (style: Style) => {
    if (page.items.length === 0) return `${none}\n`
    const more =
      page.cursor === null ? '' : style.dim(`More: --all, or --cursor ${neutralise(page.cursor)}\n`)
    return formatTable(columns, page.items, style) + more
  })
}
