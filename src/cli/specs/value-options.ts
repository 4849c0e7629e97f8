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

const EXAMPLE_INSTANT = '2027-01-31T23:59:59Z'
/** The form only; whether there is such a day is for the management API to say. */
const INSTANT = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d{1,9})?(?:Z|[+-]\d\d:\d\d)$/i

export function duration(description: string): OptionSpec<number> {
  return option('<span>', description, (given, source) => {
    return (
      parseDuration(given) ?? refuseOption(source, `must be a span such as ${DURATION_EXAMPLES}`)
    )
  })
}

/** Null for `none`. */
export function durationOrNone(description: string): OptionSpec<number | null> {
  return option('<span>', description, (given, source) => {
    if (given === 'none') return null
    const example = `${DURATION_EXAMPLES}, or none`
    return parseDuration(given) ?? refuseOption(source, `must be a span such as ${example}`)
  })
}

/** Null for `none`. */
export function durationOrInherit(description: string): OptionSpec<number | null | 'inherit'> {
  const known = durationOrNone(description)
  return option('<span>', description, (given, source) =>
    given === 'inherit' ? given : known.read([given], source),
  )
}

/** Answers the text: the management API reads it again. */
export function instant(description: string): OptionSpec<string> {
  return option('<time>', description, (given, source) => {
    if (INSTANT.test(given)) return given
    return refuseOption(source, `must be a time with zone such as ${EXAMPLE_INSTANT}`)
  })
}

/** `none` and `inherit` stand alone. */
export type RateLimitWord = RateLimitInput | 'none' | 'inherit'

export function rateLimits(description: string): OptionSpec<readonly RateLimitWord[]> {
  return list('<limit>', description, (given, source) => {
    if (given === 'none' || given === 'inherit') return given
    return parseRateLimit(given) ?? refuseOption(source, `must be such as ${RATE_LIMIT_EXAMPLES}`)
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
