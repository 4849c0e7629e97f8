/** Says how begin and end of a period are read: a time, a whole day, or a span back from now. */
import { DAY_MS } from '../../base/units.ts'
import { type OptionSpec, option, refuseOption } from '../option.ts'
import { parseDuration } from '../text/parse-duration.ts'
import { EXAMPLE_INSTANT, isInstant } from './value-options.ts'

const DATE = /^\d{4}-\d\d-\d\d$/

/** RFC 3339; of a day its begin, in UTC. */
export function periodFrom(description: string): OptionSpec<string> {
  return option('<time>', description, (given, source) => readTime(given, source, 0))
}

/** RFC 3339; of a day its end, in UTC: who names the last day of a month means all of it. */
export function periodTo(description: string): OptionSpec<string> {
  return option('<time>', description, (given, source) => readTime(given, source, DAY_MS))
}

function readTime(given: string, source: string, ofDayMs: number): string {
  if (isInstant(given)) return given
  const timeMs = DATE.test(given) ? readDay(given, ofDayMs) : readSpanBack(given)
  const date = new Date(timeMs)
  if (!Number.isNaN(date.getTime()) && date.getUTCFullYear() > 0) return date.toISOString()
  return refuseOption(
    source,
    `must be a time with zone such as ${EXAMPLE_INSTANT}, a day in UTC such as 2027-01-31, or ` +
      'how long ago, such as 24h or 30d',
  )
}

/** NaN for a day that is in no calendar, which `Date` would take for one of the next month. */
function readDay(given: string, ofDayMs: number): number {
  const beginMs = Date.parse(`${given}T00:00:00Z`)
  if (Number.isNaN(beginMs) || !new Date(beginMs).toISOString().startsWith(given)) return Number.NaN
  return beginMs + ofDayMs
}

function readSpanBack(given: string): number {
  const spanMs = parseDuration(given)
  return spanMs === undefined ? Number.NaN : Date.now() - spanMs
}
