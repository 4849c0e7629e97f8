/** Decides how long the spans may be that people write, in options and in the configuration. */
import { limits } from '../../base/limits.ts'
import { SECOND_MS } from '../../base/units.ts'
import { formatDuration } from './parse-duration.ts'

export interface SpanRange {
  readonly minMs: number
  readonly maxMs: number
}

export const spanRanges = {
  keyLifetime: { minMs: limits.keyLifetimeMsMin, maxMs: limits.keyLifetimeMsMax },
  /** A key may end at once, to try what happens then. */
  untilExpiry: { minMs: 0, maxMs: limits.keyLifetimeMsMax },
  rotateEvery: { minMs: limits.rotateEveryMsMin, maxMs: limits.keyLifetimeMsMax },
  rotationGrace: { minMs: 0, maxMs: limits.rotationGraceMsMax },
  tokenLifetime: { minMs: limits.tokenLifetimeMsMin, maxMs: limits.tokenLifetimeMsMax },
  /** A server gives less where this is too long, and says so. */
  askedLifetime: { minMs: SECOND_MS, maxMs: limits.keyLifetimeMsMax },
  auditRetention: { minMs: limits.auditRetentionMsMin, maxMs: limits.auditRetentionMsMax },
  scanSchedule: { minMs: limits.scanScheduleEveryMsMin, maxMs: limits.scanScheduleEveryMsMax },
  scanTimeout: { minMs: 1, maxMs: limits.scanTimeoutMsMax },
  upstreamTimeout: { minMs: 0, maxMs: limits.upstreamTimeoutMsMax },
  rateLimitWindow: { minMs: limits.rateLimitWindowMsMin, maxMs: limits.rateLimitWindowMsMax },
} as const satisfies Record<string, SpanRange>

export function isInRange(spanMs: number, { minMs, maxMs }: SpanRange): boolean {
  return spanMs >= minMs && spanMs <= maxMs
}

/** `from 1m to 365d`. */
export function describeRange({ minMs, maxMs }: SpanRange): string {
  return `from ${formatDuration(minMs)} to ${formatDuration(maxMs)}`
}
