/** Turns what the counters answered into the decision that a caller sees. */
import type { RoutePolicy } from '../apis/api-record.ts'
import type { SpendResult } from '../counters.ts'
import type { Decision, QuotaReport, RateLimitState } from './decision.ts'
import type { LiveKey } from './live-key.ts'

const NO_LIMITS: readonly RateLimitState[] = []

export function toDecision(live: LiveKey, route: RoutePolicy | null, spent: SpendResult): Decision {
  const { key } = live
  const rateLimits = toRateLimitStates(live, spent)
  const quota = toQuotaReport(live, spent)
  if (spent.refusedBy === null) return { allowed: true, key, route, rateLimits, quota }
  const { refusedBy: code, retryAfterMs } = spent
  return { allowed: false, code, key, missing: [], rateLimits, quota, retryAfterMs }
}

function toRateLimitStates(live: LiveKey, spent: SpendResult): readonly RateLimitState[] {
  if (live.windows.length === 0) return NO_LIMITS
  return live.windows.map(({ name, limit, windowMs }, index) => {
    const state = spent.windows[index]
    return {
      name,
      limit,
      windowMs,
      remaining: state?.remaining ?? 0,
      resetMs: state?.resetMs ?? 0,
    }
  })
}

function toQuotaReport(live: LiveKey, spent: SpendResult): QuotaReport | null {
  if (live.quota === null || spent.quota === null) return null
  const { limit, period } = live.quota
  return { limit, period, remaining: spent.quota.remaining, resetAtMs: spent.quota.resetAtMs }
}
