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
import type { KeyUsage, Sighting } from '../usage/usage-storage.ts'
import { judgeKey, type ReviewPeriod } from './judge-key.ts'
import { listYoungGrants } from './list-young-grants.ts'
import { proposeScopes } from './propose-scopes.ts'
import { REVIEW_KINDS, type ReviewFinding, type ReviewKind } from './review-kinds.ts'
import type { ReviewedKey } from './reviewed-key.ts'
import { type ScopeUse, summariseScopeUse } from './scope-use.ts'
import { WorstKeys } from './worst-keys.ts'

export interface ReviewRequest {
  /** Absent: of all APIs, the built-in one too. */
  readonly apiId?: string | undefined
  readonly keyId?: string | undefined
  /** Only keys with a finding of this kind. */
  readonly kind?: ReviewKind | undefined
  readonly days: number
  /** So many keys are answered, the worst. */
  readonly count: number
}

export interface Review extends ReviewPeriod {
  /** Keys that work, or will. */
  readonly reviewed: number
  readonly withFindings: number
  /** Keys by kind of finding. */
  readonly counts: ReadonlyMap<ReviewKind, number>
  readonly worst: readonly ReviewedKey[]
}

/** Errors `api_not_found`, `key_not_found`. */
export async function reviewKeys(engine: Engine, request: ReviewRequest): Promise<Review> {
  const { apiId, keyId, kind, days, count } = request
  if (apiId !== undefined) await getApi(engine, apiId)
  const toMs = engine.clock.nowMs()
  const period = { fromMs: toMs - days * DAY_MS, toMs }
  const counts = new Map<ReviewKind, number>()
  const worst = new WorstKeys(count)
  let reviewed = 0
  let withFindings = 0
  await engine.usage.flush()
  for await (const page of walkKeys(engine, apiId, keyId, toMs)) {
    for (const each of await reviewPage(engine, page, period)) {
      reviewed++
      if (each.findings.length > 0) withFindings++
      for (const found of each.findings) counts.set(found.kind, (counts.get(found.kind) ?? 0) + 1)
      const isAsked = keyId !== undefined || each.findings.some((found) => isOf(found, kind))
      if (isAsked) worst.add(each)
    }
    // A store that answers at once would otherwise keep everybody else from their turn.
    await setImmediate()
  }
  const ordered = new Map(
    REVIEW_KINDS.flatMap((each) => (counts.has(each) ? [[each, counts.get(each) ?? 0]] : [])),
  )
  return { ...period, reviewed, withFindings, counts: ordered, worst: worst.list() }
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
  const reviewed: ReviewedKey[] = []
  const sources = new Map<string, ApiWithRoles>()
  for (const key of live) {
    const source = sources.get(key.apiId) ?? (await getApi(engine, key.apiId))
    sources.set(key.apiId, source)
    const usage = usages.get(key.id) ?? UNUSED
    reviewed.push(await reviewKey(engine, { key, usage }, source, sightings.get(key.id), period))
  }
  return reviewed
}

const UNUSED: KeyUsage = { allowed: 0, denied: 0, lastUsedAtMs: null }

/** One that is stopped opens nothing; one that will work is looked at before it does. */
function isReviewed(key: KeyRecord, nowMs: number): boolean {
  const state = getKeyState(key, nowMs)
  return state === 'active' || state === 'not_yet_valid'
}

async function reviewKey(
  engine: Engine,
  { key, usage }: KeyWithUsage,
  source: ApiWithRoles,
  sightings: readonly Sighting[] | undefined,
  period: ReviewPeriod,
): Promise<ReviewedKey> {
  const { lastUsedAtMs } = usage
  const { scopeUse, isComplete } = await findScopeUse(engine, { key, usage }, period)
  const young = await listYoungGrants(engine, key, source, period.fromMs)
  const isLongEnough = isComplete && key.createdAtMs <= period.fromMs
  const narrowing = proposeScopes(key, source, scopeUse, { isLongEnough, young })
  const findings = judgeKey({ key, source, usage, sightings: sightings ?? [], narrowing }, period)
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
