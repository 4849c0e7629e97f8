/** Says how limits, times and JSON are read from the command line; each error has an example. */

import { limits } from '../../base/limits.ts'
import { list, type OptionSpec, option, refuseOption, wholeNumber } from '../option.ts'
import { DURATION_EXAMPLES, parseDuration } from '../text/parse-duration.ts'
import {
  parseQuota,
  parseRateLimit,
  QUOTA_EXAMPLES,
  type QuotaInput,
  RATE_LIMIT_EXAMPLES,
  type RateLimitInput,
} from '../text/parse-limit.ts'
import { describeRange, isInRange, type SpanRange, spanRanges } from '../text/span-range.ts'

export const EXAMPLE_INSTANT = '2027-01-31T23:59:59Z'
/** The form only; whether there is such a day is for the management API to say. */
const INSTANT = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d{1,9})?(?:Z|[+-]\d\d:\d\d)$/i

export function duration(description: string, range: SpanRange): OptionSpec<number> {
  return option('<span>', description, (given, source) => readSpan(given, source, range, ''))
}

/** Null for `none`. */
export function durationOrNone(description: string, range: SpanRange): OptionSpec<number | null> {
  return option('<span>', description, (given, source) =>
    given === 'none' ? null : readSpan(given, source, range, ', or none'),
  )
}

/** Null for `none`. */
export function durationOrInherit(
  description: string,
  range: SpanRange,
): OptionSpec<number | null | 'inherit'> {
  return option('<span>', description, (given, source) => {
    if (given === 'inherit') return given
    return given === 'none' ? null : readSpan(given, source, range, ', none or inherit')
  })
}

function readSpan(given: string, source: string, range: SpanRange, others: string): number {
  const spanMs = parseDuration(given)
  if (spanMs === undefined) {
    return refuseOption(source, `must be a span such as ${DURATION_EXAMPLES}${others}`)
  }
  if (isInRange(spanMs, range)) return spanMs
  return refuseOption(source, `must be a span ${describeRange(range)}${others}`)
}

export function isInstant(given: string): boolean {
  return INSTANT.test(given)
}

/** Answers the text: the management API reads it again. */
export function instant(description: string): OptionSpec<string> {
  return option('<time>', description, (given, source) => {
    if (isInstant(given)) return given
    return refuseOption(source, `must be a time with zone such as ${EXAMPLE_INSTANT}`)
  })
}

/** `none` and `inherit` stand alone. */
export type RateLimitWord = RateLimitInput | 'none' | 'inherit'

export function rateLimits(description: string): OptionSpec<readonly RateLimitWord[]> {
  return list('<limit>', description, (given, source) => {
    if (given === 'none' || given === 'inherit') return given
    const parsed = parseRateLimit(given)
    if (parsed === undefined) return refuseOption(source, `must be such as ${RATE_LIMIT_EXAMPLES}`)
    if (isInRange(parsed.windowMs, spanRanges.rateLimitWindow)) return parsed
    const range = describeRange(spanRanges.rateLimitWindow)
    return refuseOption(source, `must count within a span ${range}; use a quota for longer ones`)
  })
}

export function quota(description: string): OptionSpec<QuotaInput | 'none' | 'inherit'> {
  return option('<quota>', description, (given, source) => {
    if (given === 'none' || given === 'inherit') return given
    return parseQuota(given) ?? refuseOption(source, `must be such as ${QUOTA_EXAMPLES}`)
  })
}

export function jsonObject(description: string): OptionSpec<Readonly<Record<string, unknown>>> {
  return option('<json>', description, (given, source) => {
    const value = parseJson(given)
    const isObject = typeof value === 'object' && value !== null && !Array.isArray(value)
    if (isObject) return value as Readonly<Record<string, unknown>>
    return refuseOption(source, `must be a JSON object such as '{"team":"payments"}'`)
  })
}

export const pageOptions = {
  limit: wholeNumber(
    '<count>',
    `show at most so many (default: ${limits.pageSizeDefault})`,
    1,
    limits.pageSizeMax,
  ),
  cursor: option('<cursor>', 'go on after an earlier page', (given) => given),
}

function parseJson(given: string): unknown {
  try {
    return JSON.parse(given)
  } catch {
    return undefined
  }
}
