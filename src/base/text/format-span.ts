/** Decides how spans of time are written for people: `90 days`, `12 hours`, `1 minute`. */
import { DAY_MS, HOUR_MS, MINUTE_MS, SECOND_MS } from '../units.ts'
import { countNoun } from './count-noun.ts'

/** The largest unit that leaves nothing out, down to tenths of a second. Null for null. */
export function formatSpan(spanMs: number): string
export function formatSpan(spanMs: number | null): string | null
export function formatSpan(spanMs: number | null): string | null {
  if (spanMs === null) return null
  for (const [unitMs, name] of SPAN_UNITS) {
    const count = spanMs / unitMs
    if (count >= 1 && Number.isInteger(count)) return countNoun(count, name)
  }
  return formatSeconds(spanMs)
}

/** `0.4 seconds`. */
export function formatSeconds(spanMs: number): string {
  return countNoun(Math.round(spanMs / 100) / 10, 'second')
}

/** How long to wait, rounded up to a unit of which there are some: `53 seconds`, `3 hours`. */
export function formatWait(spanMs: number): string {
  const [unitMs, name] = SPAN_UNITS.find(([each]) => spanMs >= 2 * each) ?? [SECOND_MS, 'second']
  return countNoun(Math.ceil(spanMs / unitMs), name)
}

/** The largest first. */
export const SPAN_UNITS: readonly (readonly [number, string])[] = [
  [DAY_MS, 'day'],
  [HOUR_MS, 'hour'],
  [MINUTE_MS, 'minute'],
  [SECOND_MS, 'second'],
]
