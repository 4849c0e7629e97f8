/** Decides how it is told how long something took: `10 days 2 hours`, `0.4 seconds`. */
import { countNoun } from './count-noun.ts'
import { formatSeconds, SPAN_UNITS } from './format-span.ts'

/** Two units at most: who asks whether it took days does not ask for its seconds. */
export function formatElapsed(spanMs: number): string
export function formatElapsed(spanMs: number | null): string | null
export function formatElapsed(spanMs: number | null): string | null {
  if (spanMs === null) return null
  const at = SPAN_UNITS.findIndex(([unitMs]) => spanMs >= unitMs)
  const large = SPAN_UNITS[at]
  const small = SPAN_UNITS[at + 1]
  if (large === undefined || small === undefined) return formatSeconds(spanMs)
  const count = Math.floor(spanMs / large[0])
  const rest = Math.floor((spanMs % large[0]) / small[0])
  const told = countNoun(count, large[1])
  return rest === 0 ? told : `${told} ${countNoun(rest, small[1])}`
}
