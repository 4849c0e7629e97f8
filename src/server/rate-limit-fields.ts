/** Decides how limits are told in a response: the IETF RateLimit fields and Retry-After. */
import { limits } from '../base/limits.ts'
import type { Decision } from '../engine/keys/decision.ts'

/**
 * `RateLimit-Policy: "default";q=100;w=60` and `RateLimit: "default";r=42;t=12` (IETF
 * draft-ietf-httpapi-ratelimit-headers), one member for each limit; a quota is named `quota`, or
 * by its period as well, as `quota-month`, where a limit has that name.
 */
export function createRateLimitFields(decision: Decision, nowMs: number): Record<string, string> {
  const policies: string[] = []
  const states: string[] = []
  const waitMs = (decision.allowed ? null : decision.retryAfterMs) ?? Number.POSITIVE_INFINITY
  for (const { name, limit, windowMs, remaining, resetMs } of decision.rateLimits) {
    // Retry-After must not name a time before that of the limit that refused.
    const untilMs = remaining === 0 ? Math.min(resetMs, waitMs) : resetMs
    policies.push(`"${name}";q=${limit};w=${toSeconds(windowMs)}`)
    states.push(`"${name}";r=${remaining};t=${toSeconds(untilMs)}`)
  }
  if (decision.quota !== null) {
    const { limit, period, remaining, resetAtMs } = decision.quota
    const isTaken = decision.rateLimits.some(({ name }) => name === 'quota')
    const name = isTaken ? `quota-${period}` : 'quota'
    const reset = resetAtMs === null ? '' : `;t=${toSeconds(resetAtMs - nowMs)}`
    policies.push(`"${name}";q=${toInteger(limit)}`)
    states.push(`"${name}";r=${toInteger(remaining)}${reset}`)
  }
  if (policies.length === 0) return {}
  return { 'ratelimit-policy': policies.join(', '), ratelimit: states.join(', ') }
}

/** A quota may be larger than can be told. */
function toInteger(units: number): number {
  return Math.min(units, limits.structuredIntegerMax)
}

/** Whole seconds, rounded up: waiting that long is always enough. */
export function toSeconds(ms: number): number {
  return Math.max(0, Math.ceil(ms / 1_000))
}
