/** Decides how use is told over HTTP. */
import type { OutcomeCounts, UsageReport } from '../engine/usage/get-usage.ts'
import { OTHERS, type Sighting } from '../engine/usage/usage-storage.ts'
import { formatInstant } from './schemas/instant-schema.ts'

export function toUsageJson(report: UsageReport) {
  const { keyId, apiId, by, fromMs, toMs, totals, series, scopes, networks, userAgents } = report
  return {
    key: keyId,
    api: apiId,
    by,
    from: formatInstant(fromMs),
    to: formatInstant(toMs),
    totals: toCountsJson(totals),
    series: series.map(({ atMs, outcomes }) => ({
      at: formatInstant(atMs),
      ...toCountsJson(outcomes),
    })),
    scopes: scopes.map(({ scope, outcomes }) => ({ scope, ...toCountsJson(outcomes) })),
    networks: networks?.map((each) => ({ network: nameOf(each), ...toSeenJson(each) })) ?? null,
    userAgents:
      userAgents?.map((each) => ({ userAgent: nameOf(each), ...toSeenJson(each) })) ?? null,
  }
}

function toCountsJson(outcomes: OutcomeCounts) {
  const { allowed = 0 } = outcomes
  const all = Object.values(outcomes).reduce((sum, count) => sum + count, 0)
  return { allowed, denied: all - allowed, outcomes }
}

function nameOf({ value }: Sighting): string | null {
  return value === OTHERS ? null : value
}

function toSeenJson({ firstSeenAtMs, lastSeenAtMs, count }: Sighting) {
  return {
    firstSeenAt: formatInstant(firstSeenAtMs),
    lastSeenAt: formatInstant(lastSeenAtMs),
    count,
  }
}
