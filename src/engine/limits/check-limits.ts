/** Decides which rate limits and quotas are valid. */
import type { FieldProblems } from '../../base/field-problems.ts'
import { limits } from '../../base/limits.ts'
import { formatSpan } from '../../base/text/format-span.ts'
import type { Quota, RateLimit } from './limit-policy.ts'

const LIMIT_NAME = /^[a-z0-9][a-z0-9_-]{0,63}$/i

export function checkRateLimits(problems: FieldProblems, rateLimits: readonly RateLimit[]): void {
  const { rateLimitsPerKeyMax: max } = limits
  problems.check(rateLimits.length <= max, '/rateLimits', `must have at most ${max} entries`)
  const names = new Set<string>()
  for (const [index, { name, limit, windowMs }] of rateLimits.slice(0, max).entries()) {
    const at = `/rateLimits/${index}`
    problems.check(LIMIT_NAME.test(name), `${at}/name`, 'must be letters, digits, _ and -')
    problems.check(!names.has(name), `${at}/name`, 'must not be used twice')
    problems.check(
      isWholeBetween(limit, 1, limits.rateLimitMax),
      `${at}/limit`,
      `must be a whole number from 1 to ${limits.rateLimitMax}`,
    )
    problems.check(
      isWholeBetween(windowMs, limits.rateLimitWindowMsMin, limits.rateLimitWindowMsMax),
      `${at}/windowMs`,
      `${describeMsRange(limits.rateLimitWindowMsMin, limits.rateLimitWindowMsMax)}; ` +
        'use a quota for longer spans',
    )
    names.add(name)
  }
}

export function checkQuota(problems: FieldProblems, quota: Quota): void {
  problems.check(
    isWholeBetween(quota.limit, 1, limits.quotaMax),
    '/quota/limit',
    `must be a whole number from 1 to ${limits.quotaMax}`,
  )
}

/** With the units in which people think, who see more in 92 days than in 7948800000. */
export function describeMsRange(minMs: number, maxMs: number): string {
  const spans = `${formatSpan(minMs)} to ${formatSpan(maxMs)}`
  return `must be milliseconds from ${minMs} to ${maxMs} (${spans})`
}

/** False for what is no number at all, such as NaN: that would be below and above nothing. */
export function isWholeBetween(value: number, min: number, max: number): boolean {
  return Number.isInteger(value) && value >= min && value <= max
}
