/** Decides how it is told how long something took: `10 days 2 hours`, `0.4 seconds`. */
import { countNoun } from '../../base/text/count-noun.ts'
import { DAY_MS, HOUR_MS, MINUTE_MS, SECOND_MS } from '../../base/units.ts'

/** Two units at most: who asks whether it took days does not ask for its seconds. */
export function formatElapsed(spanMs: number): string
export function formatElapsed(spanMs: number | null): string | null
export function formatElapsed(spanMs: number | null): string | null {
  if (spanMs === null) return null
  const at = UNITS.findIndex(([unitMs]) => spanMs >= unitMs)
  const large = UNITS[at]
  const small = UNITS[at + 1]
  if (large === undefined || small === undefined) {
    return countNoun(Math.round(spanMs / (SECOND_MS / 10)) / 10, 'second')
  }
  const count = Math.floor(spanMs / large[0])
  const rest = Math.floor((spanMs % large[0]) / small[0])
  const told = countNoun(count, large[1])
  return rest === 0 ? told : `${told} ${countNoun(rest, small[1])}`
}

const UNITS: readonly (readonly [number, string])[] = [
  [DAY_MS, 'day'],
  [HOUR_MS, 'hour'],
  [MINUTE_MS, 'minute'],
  [SECOND_MS, 'second'],
]
