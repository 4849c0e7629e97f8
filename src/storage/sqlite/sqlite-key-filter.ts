/** Decides which conditions of a list an index walks along, and which are tested row by row. */
import {
  type Expression,
  type ExpressionBuilder,
  expressionBuilder,
  type SqlBool,
  sql,
} from 'kysely'
import { limits } from '../../base/limits.ts'
import type { KeyState } from '../../engine/keys/key-record.ts'
import type { KeyFilter } from '../../engine/storage.ts'
import type { KeyPosition } from '../page-cursor.ts'
import { endOfPrefix } from '../text-order.ts'
import { foldName } from './sqlite-key-rows.ts'
import { Query } from './sqlite-query.ts'
import { builder, type KeyRow, type SqliteSchema } from './sqlite-schema.ts'

type Keys = ExpressionBuilder<SqliteSchema, 'keys'>
type Condition = Expression<SqlBool>
type NoValues = Record<string, never>

interface SplitFilter {
  /** Served by one index, in the order of the list. */
  readonly walked: readonly Condition[]
  /** Written so that no index can serve them, or SQLite might leave the walk for a worse one. */
  readonly tested: readonly Condition[]
}

/** True when nothing is left to test: reading a page then costs what the page costs. */
export function isServedByIndex(filter: KeyFilter): boolean {
  return splitFilter(expressionBuilder<SqliteSchema, 'keys'>(), filter).tested.length === 0
}

/** Rows that match, after one place and down to and with another, newest first. */
export function compileSlice(
  filter: KeyFilter,
  after: KeyPosition | null,
  until: KeyPosition | null,
  size: number,
): Query<NoValues, KeyRow> {
  const query = builder
    .selectFrom('keys')
    .selectAll()
    .where((keys) => {
      const { walked, tested } = splitFilter(keys, filter)
      return keys.and([...walked, ...tested, ...isBetween(keys, after, until)])
    })
    .orderBy('created_at_ms', 'desc')
    .orderBy('id', 'desc')
    .limit(size)
  return new Query(query.compile())
}

/** The last of the next `limits.keyListSliceRows` rows of the walk, tested or not. */
export function compileEndOfSlice(
  filter: KeyFilter,
  after: KeyPosition | null,
): Query<NoValues, Pick<KeyRow, 'created_at_ms' | 'id'>> {
  const query = builder
    .selectFrom('keys')
    .select(['created_at_ms', 'id'])
    .where((keys) =>
      keys.and([...splitFilter(keys, filter).walked, ...isBetween(keys, after, null)]),
    )
    .orderBy('created_at_ms', 'desc')
    .orderBy('id', 'desc')
    .limit(1)
    .offset(limits.keyListSliceRows - 1)
  return new Query(query.compile())
}

/** In no order: the first `size` ids whose hint begins with `prefix`. */
export function listIdsByPrefix(prefix: string, size: number): Query<NoValues, { id: string }> {
  const end = endOfPrefix(prefix)
  let query = builder.selectFrom('keys').select('id').where('hint', '>=', prefix).limit(size)
  if (end !== null) query = query.where('hint', '<', end)
  return new Query(query.compile())
}

/** The few rows of `ids` that match the rest of the filter, sorted. */
export function compileListAmong(
  ids: readonly string[],
  filter: KeyFilter,
  after: KeyPosition | null,
  size: number,
): Query<NoValues, KeyRow> {
  const query = builder
    .selectFrom('keys')
    .selectAll()
    .where((keys) => {
      const isAmong = sql<SqlBool>`id in (select value from json_each(${JSON.stringify(ids)}))`
      return keys.and([isAmong, ...testAll(keys, filter), ...isBetween(keys, after, null)])
    })
    .orderBy(sql`+created_at_ms`, 'desc')
    .orderBy(sql`+id`, 'desc')
    .limit(size)
  return new Query(query.compile())
}

/** Of the conditions with an index in the order of the list, the likely narrowest is walked. */
function splitFilter(keys: Keys, filter: KeyFilter): SplitFilter {
  const { apiId, owner, state, imported, nowMs } = filter
  const walk = (walked: readonly Condition[], served?: keyof KeyFilter) => {
    const rest = { ...filter }
    if (served !== undefined) delete rest[served]
    return { walked, tested: testAll(keys, rest) }
  }
  if (owner !== undefined) return walk([keys('owner', '=', owner)], 'owner')
  if (state === 'revoked') return walk([keys('revoked_at_ms', 'is not', null)], 'state')
  if (state === 'quarantined') return walk([keys('quarantined_at_ms', 'is not', null)])
  if (state === 'disabled') return walk([keys('enabled', '=', keys.lit(0))])
  if (state === 'not_yet_valid') return walk([keys('not_before_ms', '>', nowMs)])
  if (state === 'expired') return walk([keys('expires_at_ms', '<=', nowMs)])
  if (imported === true) return walk([keys('imported', '=', keys.lit(1))], 'imported')
  if (apiId === undefined) return walk([])
  const isLive = state === undefined ? [] : [keys('revoked_at_ms', 'is', null)]
  return walk([keys('api_id', '=', apiId), ...isLive], 'apiId')
}

/** Functions and unary plus keep indexes out; the answer is the same with and without them. */
function testAll(keys: Keys, filter: KeyFilter): Condition[] {
  const { apiId, owner, name, prefix, hint, state, imported, nowMs } = filter
  const conditions: Condition[] = []
  if (apiId !== undefined) conditions.push(sql<SqlBool>`+api_id = ${apiId}`)
  if (owner !== undefined) conditions.push(sql<SqlBool>`+owner = ${owner}`)
  if (imported !== undefined) conditions.push(keys('imported', '=', imported ? 1 : 0))
  if (prefix !== undefined) conditions.push(sql<SqlBool>`instr(hint, ${prefix}) = 1`)
  if (hint !== undefined) {
    conditions.push(sql<SqlBool>`(instr(hint, ${hint}) > 0 or instr(id, ${hint}) > 0)`)
  }
  if (name !== undefined) conditions.push(sql<SqlBool>`instr(folded_name, ${foldName(name)}) > 0`)
  if (state !== undefined) conditions.push(...testState(keys, state, nowMs))
  return conditions
}

/** `getKeyState` as conditions: each state but the first is what the ones before it left over. */
function testState(keys: Keys, state: KeyState, nowMs: number): Condition[] {
  const isRevoked = sql<SqlBool>`+revoked_at_ms is not null`
  const isQuarantined = sql<SqlBool>`+quarantined_at_ms is not null`
  const isDisabled = sql<SqlBool>`+enabled = 0`
  const isEarly = sql<SqlBool>`ifnull(+not_before_ms > ${nowMs}, false)`
  const isExpired = sql<SqlBool>`ifnull(+expires_at_ms <= ${nowMs}, false)`
  if (state === 'revoked') return [isRevoked]
  if (state === 'quarantined') return [keys.not(isRevoked), isQuarantined]
  const isFree = [keys.not(isRevoked), keys.not(isQuarantined)]
  if (state === 'disabled') return [...isFree, isDisabled]
  if (state === 'not_yet_valid') return [...isFree, keys.not(isDisabled), isEarly]
  const isLive = [...isFree, keys.not(isDisabled), keys.not(isEarly)]
  return state === 'expired' ? [...isLive, isExpired] : [...isLive, keys.not(isExpired)]
}

function isBetween(keys: Keys, after: KeyPosition | null, until: KeyPosition | null): Condition[] {
  const place = keys.refTuple('created_at_ms', 'id')
  const conditions: Condition[] = []
  if (after !== null) conditions.push(keys(place, '<', keys.tuple(after.createdAtMs, after.id)))
  if (until !== null) conditions.push(keys(place, '>=', keys.tuple(until.createdAtMs, until.id)))
  return conditions
}
