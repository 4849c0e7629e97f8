/** Turns what the counters answered into the decision that a caller sees. */
import type { RoutePolicy } from '../apis/api-record.ts'
import type { SpendResult } from '../counters.ts'
import type { Decision, QuotaReport } from './decision.ts'
import type { LiveKey } from './live-key.ts'

export function toDecision(live: LiveKey, route: RoutePolicy | null, spent: SpendResult): Decision {
  const { key } = live
  const rateLimits = spent.windows
  const quota = toQuotaReport(live, spent)
  if (spent.refusedBy === null) return { allowed: true, key, live, route, rateLimits, quota }
  const { refusedBy: code, retryAfterMs } = spent
  return { allowed: false, code, key, route, missing: [], rateLimits, quota, retryAfterMs }
}

function toQuotaReport(live: LiveKey, spent: SpendResult): QuotaReport | null {
  if (live.quota === null || spent.quota === null) return null
  const { limit, period } = live.quota
  return { limit, period, remaining: spent.quota.remaining, resetAtMs: spent.quota.resetAtMs }
}
