/** Decides where the calendar period of a quota begins and ends: days and months in UTC. */
import type { QuotaPeriod } from './limit-policy.ts'

const DAY_MS = 86_400_000

/** First millisecond of the period that holds `nowMs`; 0 for `total`. */
export function startOfPeriodMs(period: QuotaPeriod, nowMs: number): number {
  if (period === 'total') return 0
  if (period === 'day') return Math.floor(nowMs / DAY_MS) * DAY_MS
  const date = new Date(nowMs)
  return Date.UTC(date.getUTCFullYear(), date.getUTCMonth(), 1)
}

/** First millisecond after the period that begins at `startMs`; null for `total`. */
export function endOfPeriodMs(period: QuotaPeriod, startMs: number): number | null {
  if (period === 'total') return null
  if (period === 'day') return startMs + DAY_MS
  const date = new Date(startMs)
  return Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + 1, 1)
}
