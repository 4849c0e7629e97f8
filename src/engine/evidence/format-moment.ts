/** Decides how moments and spans of time are written in evidence. */
import { DAY_MS, HOUR_MS, MINUTE_MS, SECOND_MS } from '../../base/units.ts'

export function formatMoment(atMs: number | null): string | null {
  return atMs === null ? null : new Date(atMs).toISOString()
}

/** `90 days`, `12 hours`, `45 minutes`, `30 seconds`; the largest unit that leaves nothing out. */
export function formatSpan(spanMs: number | null): string | null {
  if (spanMs === null) return null
  for (const [unitMs, name] of UNITS) {
    const count = spanMs / unitMs
    if (count >= 1 && Number.isInteger(count))
      return count === 1 ? `1 ${name}` : `${count} ${name}s`
  }
  return `${Math.round(spanMs / 100) / 10} seconds`
}

const UNITS: readonly (readonly [number, string])[] = [
  [DAY_MS, 'day'],
  [HOUR_MS, 'hour'],
  [MINUTE_MS, 'minute'],
  [SECOND_MS, 'second'],
]
