/** Reviews the keys that work: what is wrong with each, the worst first, a page at a time. */
import { setImmediate } from 'node:timers/promises'
import { limits } from '../../base/limits.ts'
import { DAY_MS, HOUR_MS } from '../../base/units.ts'
import type { ApiWithRoles } from '../apis/api-record.ts'
import { getApi } from '../apis/get-api.ts'
import type { Engine } from '../engine.ts'
import { getKey } from '../keys/get-key.ts'
import { getKeyState, type KeyRecord } from '../keys/key-record.ts'
import type { KeyWithUsage } from '../keys/list-keys.ts'
import type { KeyUsage, RefusedUse, Sighting } from '../usage/usage-storage.ts'
import { judgeKey, type ReviewPeriod } from './judge-key.ts'
import { listYoungGrants } from './list-young-grants.ts'
import { proposeScopes } from './propose-scopes.ts'
import {
  formatReviewCursor,
  parseReviewCursor,
  type ReviewPlace,
  type ReviewSums,
} from './review-cursor.ts'
import { REVIEW_KINDS, type ReviewFinding, type ReviewKind } from './review-kinds.ts'
import { ReviewOrder } from './review-orders.ts'
import type { ReviewedKey } from './reviewed-key.ts'
import { type ScopeUse, summariseScopeUse } from './scope-use.ts'
import { rankKey, WorstKeys } from './worst-keys.ts'

export interface ReviewRequest {
  /** Absent: of all APIs, the built-in one too. */
  readonly apiId?: string | undefined
  readonly keyId?: string | undefined
  /** Only keys with a finding of this kind. */
  readonly kind?: ReviewKind | undefined
  readonly days: number
  /** So many keys are answered, the worst. 0: only the sums are wanted. */
  readonly count: number
  /** From the page before: those that come after the ones of that. */
  readonly cursor?: string | undefined
}

/** Of keys that work, or will; the sums are those of all, on whatever page. */
export interface Review extends ReviewPeriod, ReviewSums {
  readonly worst: readonly ReviewedKey[]
  /** Null on the last page. */
  readonly cursor: string | null
}

/**
 * All pages are of the moment of the first, with its sums. Keys that were changed since are shown
 * as they are: those that need no review any more are left out. Errors `api_not_found`,
 * `key_not_found`, `invalid_request`.
 */
export async function reviewKeys(engine: Engine, request: ReviewRequest): Promise<Review> {
  const { apiId, keyId, kind, days, cursor } = request
  if (apiId !== undefined) await getApi(engine, apiId)
  const nowMs = engine.clock.nowMs()
  const place = cursor === undefined ? null : parseReviewCursor(cursor, nowMs)
  const toMs = place?.toMs ?? nowMs
  const period = { fromMs: toMs - days * DAY_MS, toMs }
  await engine.usage.flush()
  const name = JSON.stringify([toMs, apiId, keyId, kind, days])
  const order = engine.reviewOrders.find(name)
  const asked = { request, period, name }
  if (place === null || order === undefined) return reviewAll(engine, asked, place)
  return reviewNext(engine, asked, place, order)
}

interface Asked {
  readonly request: ReviewRequest
  readonly period: ReviewPeriod
  /** By which the order of the keys is kept for the next page. */
  readonly name: string
}

/** Looks at every key. Behind the first page only when the order is not kept, or not any more. */
async function reviewAll(
  engine: Engine,
  { request: { apiId, keyId, kind, count }, period, name }: Asked,
  place: ReviewPlace | null,
): Promise<Review> {
  const counts = new Map<ReviewKind, number>()
  const worst = new WorstKeys(count, place?.after ?? null)
  const order = new ReviewOrder()
  let reviewed = 0
  let withFindings = 0
  for await (const page of walkKeys(engine, apiId, keyId, period.toMs)) {
    for (const each of await reviewPage(engine, page, period)) {
      reviewed++
      if (each.findings.length > 0) withFindings++
      for (const found of each.findings) counts.set(found.kind, (counts.get(found.kind) ?? 0) + 1)
      if (count === 0 || (keyId === undefined && !isAsked(each, kind))) continue
      worst.add(each)
      if (order.size <= limits.reviewOrderedKeysMax) order.add(rankKey(each))
    }
    // A store that answers at once would otherwise keep everybody else from their turn.
    await setImmediate()
  }
  const ordered = new Map(
    REVIEW_KINDS.flatMap((each) => (counts.has(each) ? [[each, counts.get(each) ?? 0]] : [])),
  )
  const sums = place?.sums ?? { reviewed, withFindings, counts: ordered }
  const shown = worst.list()
  const last = worst.hasMore ? shown.at(-1) : undefined
  if (last === undefined) return { ...period, ...sums, worst: shown, cursor: null }
  engine.reviewOrders.keep(name, order)
  const next = { toMs: period.toMs, sums, after: rankKey(last) }
  return { ...period, ...sums, worst: shown, cursor: formatReviewCursor(next) }
}

async function reviewNext(
  engine: Engine,
  { request: { kind, count }, period, name }: Asked,
  place: ReviewPlace,
  order: ReviewOrder,
): Promise<Review> {
  const ranks = order.list(place.after, count + 1)
  const worst: ReviewedKey[] = []
  for (let from = 0; from < Math.min(ranks.length, count); from += limits.pageSizeMax) {
    const keys: KeyRecord[] = []
    for (const { id } of ranks.slice(from, Math.min(from + limits.pageSizeMax, count))) {
      const key = await engine.storage.findKey(id)
      if (key !== undefined) keys.push(key)
    }
    const reviewed = await reviewPage(engine, keys, period)
    worst.push(...reviewed.filter((each) => isAsked(each, kind)))
    await setImmediate()
  }
  const last = ranks.length > count ? ranks[count - 1] : undefined
  if (last === undefined) engine.reviewOrders.forget(name)
  const next = last && formatReviewCursor({ ...place, after: last })
  return { ...period, ...place.sums, worst, cursor: next ?? null }
}

function isAsked({ findings }: ReviewedKey, kind: ReviewKind | undefined): boolean {
  return findings.some((found) => isOf(found, kind))
}

function isOf(finding: ReviewFinding, kind: ReviewKind | undefined): boolean {
  return kind === undefined || finding.kind === kind
}

async function* walkKeys(
  engine: Engine,
  apiId: string | undefined,
  keyId: string | undefined,
  nowMs: number,
): AsyncGenerator<readonly KeyRecord[]> {
  if (keyId !== undefined) {
    yield [await getKey(engine, keyId)]
    return
  }
  const filter = { nowMs, ...(apiId === undefined ? {} : { apiId }) }
  let cursor: string | null = null
  do {
    const page = await engine.storage.listKeys(filter, { cursor, size: limits.pageSizeMax })
    yield page.items
    cursor = page.cursor
  } while (cursor !== null)
}

async function reviewPage(
  engine: Engine,
  page: readonly KeyRecord[],
  period: ReviewPeriod,
): Promise<ReviewedKey[]> {
  const live = page.filter((key) => isReviewed(key, period.toMs))
  const ids = live.map(({ id }) => id)
  // What was counted since the flush is left out here, as it is in the counts by scope.
  const usages = await engine.storage.findUsage(ids)
  const sightings = await engine.storage.findSightings(ids)
  const refused = Map.groupBy(await engine.storage.findRefusedUse(ids), ({ keyId }) => keyId)
  const reviewed: ReviewedKey[] = []
  const sources = new Map<string, ApiWithRoles>()
  for (const key of live) {
    const source = sources.get(key.apiId) ?? (await getApi(engine, key.apiId))
    sources.set(key.apiId, source)
    const usage = usages.get(key.id) ?? UNUSED
    const seen = { sightings: sightings.get(key.id) ?? [], refused: refused.get(key.id) ?? [] }
    reviewed.push(await reviewKey(engine, { key, usage }, source, seen, period))
  }
  return reviewed
}

const UNUSED: KeyUsage = { allowed: 0, denied: 0, lastUsedAtMs: null }

/**
 * One that is stopped opens nothing; one that will work is looked at before it does. One that was
 * made after the first page is for the next review.
 */
function isReviewed(key: KeyRecord, nowMs: number): boolean {
  if (key.createdAtMs > nowMs) return false
  const state = getKeyState(key, nowMs)
  return state === 'active' || state === 'not_yet_valid'
}

async function reviewKey(
  engine: Engine,
  { key, usage }: KeyWithUsage,
  source: ApiWithRoles,
  seen: { readonly sightings: readonly Sighting[]; readonly refused: readonly RefusedUse[] },
  period: ReviewPeriod,
): Promise<ReviewedKey> {
  const { lastUsedAtMs } = usage
  const { scopeUse, isComplete } = await findScopeUse(engine, { key, usage }, period)
  const young = await listYoungGrants(engine, key, source, period.fromMs)
  const isLongEnough = isComplete && key.createdAtMs <= period.fromMs
  const narrowing = proposeScopes(key, source, scopeUse, { isLongEnough, young })
  const findings = judgeKey({ key, source, usage, ...seen, narrowing }, period)
  return { key, lastUsedAtMs, findings, scopeUse, narrowing }
}

/**
 * `isComplete`: every use that was ever counted is also known by its scopes, as far as the period
 * goes. Of keys older than the counts are kept for, the oldest counts are gone, which is fine.
 */
async function findScopeUse(
  engine: Engine,
  { key, usage }: KeyWithUsage,
  { fromMs, toMs }: ReviewPeriod,
): Promise<{ readonly scopeUse: ScopeUse; readonly isComplete: boolean }> {
  const isAtRest = usage.lastUsedAtMs === null || usage.lastUsedAtMs < fromMs
  const holdsNothing = key.scopes.length + key.roles.length === 0
  if (isAtRest || holdsNothing) return { scopeUse: summariseScopeUse([]), isComplete: true }
  const query = { keyId: key.id, step: 'hour', toMs: hourAfter(toMs) } as const
  const hourOfStart = fromMs - (fromMs % HOUR_MS)
  const counts = await engine.storage.sumUsageByScope({ ...query, fromMs: hourOfStart })
  const scopeUse = summariseScopeUse(counts)
  if (key.createdAtMs < toMs - limits.usageHoursKeptMs) return { scopeUse, isComplete: true }
  const ever = await engine.storage.sumUsageByScope({ ...query, fromMs: 0 })
  const told = ever.reduce((sum, each) => sum + each.count, 0)
  return { scopeUse, isComplete: told >= usage.allowed + usage.denied }
}

function hourAfter(atMs: number): number {
  return atMs - (atMs % HOUR_MS) + HOUR_MS
}
