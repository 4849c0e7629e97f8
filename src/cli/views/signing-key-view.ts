/** Decides how signing keys are shown to people. */
import { type Outcome, succeed } from '../outcome.ts'
import { type Column, formatTable } from '../text/format-table.ts'
import type { SigningKeysJson } from '../wire.ts'
import { formatTime } from './format-time.ts'

const columns: readonly Column<SigningKeysJson['items'][number]>[] = [
  { title: 'key', cell: ({ kid }) => kid },
  { title: 'algorithm', cell: ({ algorithm }) => algorithm },
  { title: 'state', cell: ({ state }) => state },
  { title: 'signs since', cell: ({ currentSince }) => formatTime(currentSince) ?? '' },
  { title: 'retired', cell: ({ retiredAt }) => formatTime(retiredAt) ?? '' },
]

export function showSigningKeys(keys: SigningKeysJson): Outcome {
  return succeed(keys, (style) => formatTable(columns, keys.items, style))
}
