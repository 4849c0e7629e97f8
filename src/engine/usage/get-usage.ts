/** Answers how a key, an API or all of them were used in a span of time, and from where. */
import { KeywardError } from '../../base/errors.ts'
import { limits } from '../../base/limits.ts'
import { DAY_MS, HOUR_MS, MINUTE_MS } from '../../base/units.ts'
import { getApi } from '../apis/get-api.ts'
import type { Engine } from '../engine.ts'
import { getKey } from '../keys/get-key.ts'
import {
  OTHERS,
  type Sighting,
  type UsageCount,
  type UsageOutcome,
  type UsageQuery,
  type UsageStep,
} from './usage-storage.ts'

export interface UsageQuestion {
  readonly keyId?: string
  readonly apiId?: string
  readonly by: UsageStep
  /** A day before the end by the hour, an hour by the minute, when absent. */
  readonly fromMs?: number
  /** Now when absent. */
  readonly toMs?: number
  readonly scope?: string
}

/** Only outcomes that were met; `allowed` is one of them. */
export type OutcomeCounts = Readonly<Partial<Record<UsageOutcome, number>>>

export interface UsageReport {
  readonly keyId: string | null
  readonly apiId: string | null
  readonly by: UsageStep
  /** Whole minutes or hours round what was asked for. */
  readonly fromMs: number
  readonly toMs: number
  readonly totals: OutcomeCounts
  /** Ascending, without those that had no use. */
  readonly series: readonly { readonly atMs: number; readonly outcomes: OutcomeCounts }[]
  /** By scopes as they were needed together. */
  readonly scopes: readonly { readonly scope: string; readonly outcomes: OutcomeCounts }[]
  /** Of a key, since it was first used; null otherwise. The last seen first, the others last. */
  readonly networks: readonly Sighting[] | null
  readonly userAgents: readonly Sighting[] | null
}

const STEP_MS = { minute: MINUTE_MS, hour: HOUR_MS } as const
const SPAN_MS = { minute: HOUR_MS, hour: DAY_MS } as const
const KEPT_MS = { minute: limits.usageMinutesKeptMs, hour: limits.usageHoursKeptMs } as const

/**
 * Writes what is counted first, so that nothing is missing. Errors: `key_not_found`,
 * `api_not_found`; `invalid_request` for a span that is empty or longer than what is kept.
 */
export async function getUsage(engine: Engine, question: UsageQuestion): Promise<UsageReport> {
  const { keyId, apiId, by, scope } = question
  const key = keyId === undefined ? undefined : await getKey(engine, keyId)
  if (apiId !== undefined) await getApi(engine, apiId)
  if (key !== undefined && apiId !== undefined && key.apiId !== apiId) {
    throw new KeywardError('key_not_found')
  }
  const span = findSpan(question, engine.clock.nowMs())
  await engine.usage.flush()
  const query: UsageQuery = {
    ...(keyId !== undefined ? { keyId } : apiId !== undefined ? { apiId } : {}),
    ...(scope === undefined ? {} : { scope }),
    step: by,
    ...span,
  }
  const byTime = await engine.storage.sumUsageByTime(query)
  const byScope = await engine.storage.sumUsageByScope(query)
  const found = keyId === undefined ? undefined : await engine.storage.findSightings([keyId])
  const sightings = found?.get(keyId ?? '') ?? []
  return {
    keyId: keyId ?? null,
    apiId: key?.apiId ?? apiId ?? null,
    by,
    ...span,
    totals: sumOutcomes(byTime),
    series: groupBy(byTime, (each) => each.atMs).map(([atMs, counts]) => ({
      atMs,
      outcomes: sumOutcomes(counts),
    })),
    scopes: groupBy(byScope, (each) => each.scope).map(([label, counts]) => ({
      scope: label,
      outcomes: sumOutcomes(counts),
    })),
    networks: keyId === undefined ? null : pickSightings(sightings, 'network'),
    userAgents: keyId === undefined ? null : pickSightings(sightings, 'user_agent'),
  }
}

function findSpan({ by, fromMs, toMs }: UsageQuestion, nowMs: number) {
  const stepMs = STEP_MS[by]
  const end = Math.ceil(((toMs ?? nowMs) + (toMs === undefined ? 1 : 0)) / stepMs) * stepMs
  const start = fromMs === undefined ? end - SPAN_MS[by] : fromMs - (fromMs % stepMs)
  if (start >= end) throw refuse('/query/from', 'must be before `to`')
  const keptMs = KEPT_MS[by]
  if (end - start > keptMs + stepMs) {
    const days = keptMs / DAY_MS
    throw refuse(
      '/query/from',
      `must be at most ${days} days before \`to\`: no more is kept by ${by}`,
    )
  }
  return { fromMs: start, toMs: end }
}

function refuse(at: string, message: string): KeywardError {
  return new KeywardError('invalid_request', { errors: [{ at, message }] })
}

function sumOutcomes(counts: readonly UsageCount[]): OutcomeCounts {
  const sums: Partial<Record<UsageOutcome, number>> = {}
  for (const { outcome, count } of counts) sums[outcome] = (sums[outcome] ?? 0) + count
  return sums
}

/** In the order of first appearance. */
function groupBy<K>(
  counts: readonly UsageCount[],
  keyOf: (count: UsageCount) => K,
): readonly (readonly [K, readonly UsageCount[]])[] {
  return [...Map.groupBy(counts, keyOf)]
}

function pickSightings(sightings: readonly Sighting[], kind: Sighting['kind']): Sighting[] {
  return sightings
    .filter((each) => each.kind === kind)
    .sort(
      (left, right) =>
        Number(left.value === OTHERS) - Number(right.value === OTHERS) ||
        right.lastSeenAtMs - left.lastSeenAtMs,
    )
}
