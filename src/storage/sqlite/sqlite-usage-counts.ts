/** Decides how use by the minute and hour is added up and summed in SQLite. */
import { sql } from 'kysely'
import { HOUR_MS } from '../../base/units.ts'
import {
  NO_SCOPE,
  type UsageCount,
  type UsageDelta,
  type UsageHistory,
  type UsageQuery,
  type UsageRetention,
  type UsageStep,
} from '../../engine/usage/usage-storage.ts'
import type { SqliteDatabase } from './sqlite-database.ts'
import { compileQuery, RowInsert, type SqlValue } from './sqlite-query.ts'
import { type ApiUsageCountRow, builder, type KeyUsageCountRow } from './sqlite-schema.ts'

const COUNT_COLUMNS = ['step', 'at_ms', 'scope', 'outcome', 'count'] as const

const addToKeys = new RowInsert<KeyUsageCountRow>(['key_id', ...COUNT_COLUMNS], (rows) =>
  builder
    .insertInto('key_usage_counts')
    .values(rows)
    .onConflict((conflict) =>
      conflict
        .columns(['key_id', 'step', 'at_ms', 'scope', 'outcome'])
        .doUpdateSet({ count: sql`key_usage_counts.count + excluded.count` }),
    ),
)

const addToApis = new RowInsert<ApiUsageCountRow>(['api_id', ...COUNT_COLUMNS], (rows) =>
  builder
    .insertInto('api_usage_counts')
    .values(rows)
    .onConflict((conflict) =>
      conflict
        .columns(['api_id', 'step', 'at_ms', 'scope', 'outcome'])
        .doUpdateSet({ count: sql`api_usage_counts.count + excluded.count` }),
    ),
)

interface SumPlaces {
  readonly owner: string
  readonly step: UsageStep
  readonly fromMs: number
  readonly toMs: number
  /** With a space at both ends, so that whole scopes are compared; empty: every scope. */
  readonly scope: string
}

type Group = 'at_ms' | 'scope'

/** `owner` is the column that the sum is bound to; null sums over all. */
function compileSum(
  table: 'key_usage_counts' | 'api_usage_counts',
  owner: 'key_id' | 'api_id' | null,
  group: Group,
) {
  const isByTime = group === 'at_ms'
  return compileQuery<SumPlaces, UsageCount>((places) => {
    const { step, fromMs, toMs, scope } = places
    const sums = builder
      .selectFrom(table)
      .select([
        (isByTime ? sql<number>`at_ms` : sql<number>`${fromMs}`).as('atMs'),
        (isByTime ? sql<string>`${sql.lit(NO_SCOPE)}` : sql<string>`scope`).as('scope'),
        'outcome',
        sql<number>`sum(count)`.as('count'),
      ])
      .where('step', '=', step)
      .where('at_ms', '>=', fromMs)
      .where('at_ms', '<', toMs)
      .where(sql<boolean>`(${scope} = '' or instr(' ' || scope || ' ', ${scope}) > 0)`)
      .groupBy(sql`${sql.ref(group)}, outcome`)
      .orderBy(sql`${sql.ref(group)}`)
      .orderBy('outcome')
    if (owner === null) return sums
    return sums.where(sql<boolean>`${sql.ref(owner)} = ${places.owner}`)
  })
}

function compileSums(group: Group) {
  return {
    ofKey: compileSum('key_usage_counts', 'key_id', group),
    ofApi: compileSum('api_usage_counts', 'api_id', group),
    ofAll: compileSum('api_usage_counts', null, group),
  }
}

const sumsByTime = compileSums('at_ms')
const sumsByScope = compileSums('scope')

interface HistoryRow extends UsageHistory {
  readonly keyId: string
}

const findHistory = compileQuery<{ keyIds: string; fromMs: number; toMs: number }, HistoryRow>(
  ({ keyIds, fromMs, toMs }) =>
    builder
      .selectFrom((from) =>
        from
          .selectFrom('key_usage_counts')
          .select(['key_id', sql<number>`sum(count)`.as('uses')])
          .where('key_id', 'in', sql<string>`(select value from json_each(${keyIds}))`)
          .where('step', '=', sql.lit('hour'))
          .where('at_ms', '>=', fromMs)
          .where('at_ms', '<', toMs)
          .groupBy(['key_id', 'at_ms'])
          .as('hours'),
      )
      .select([
        'key_id as keyId',
        sql<number>`count(*)`.as('hours'),
        sql<number>`max(uses)`.as('busiest'),
      ])
      .groupBy('key_id'),
)

interface SweepPlaces {
  readonly step: UsageStep
  readonly beforeMs: number
  readonly rowsMax: number
}

const sweepKeys = compileQuery<SweepPlaces>(({ step, beforeMs, rowsMax }) =>
  builder.deleteFrom('key_usage_counts').where(
    sql<boolean>`(key_id, step, at_ms, scope, outcome) in (
        select key_id, step, at_ms, scope, outcome from key_usage_counts
        where step = ${step} and at_ms < ${beforeMs} limit ${rowsMax})`,
  ),
)

const sweepApis = compileQuery<SweepPlaces>(({ step, beforeMs, rowsMax }) =>
  builder.deleteFrom('api_usage_counts').where(
    sql<boolean>`(api_id, step, at_ms, scope, outcome) in (
        select api_id, step, at_ms, scope, outcome from api_usage_counts
        where step = ${step} and at_ms < ${beforeMs} limit ${rowsMax})`,
  ),
)

/** Everything inside a transaction of `SqliteUsage`. */
export class SqliteUsageCounts {
  readonly #database: SqliteDatabase

  constructor(database: SqliteDatabase) {
    this.#database = database
  }

  addToKeys(deltas: readonly UsageDelta[]): void {
    const values: SqlValue[] = []
    for (const { keyId, counts } of deltas) pushCounts(values, keyId, counts)
    this.#database.insertValues(addToKeys, values)
  }

  /** Added up before: an API has many keys that do the same. */
  addToApis(deltas: readonly UsageDelta[]): void {
    const sums = new Map<string, Map<string, UsageCount>>()
    for (const { apiId, counts } of deltas) {
      const known = sums.get(apiId) ?? new Map<string, UsageCount>()
      sums.set(apiId, known)
      for (const each of counts) {
        const name = `${each.atMs} ${each.outcome} ${each.scope}`
        const before = known.get(name)?.count ?? 0
        known.set(name, { ...each, count: before + each.count })
      }
    }
    const values: SqlValue[] = []
    for (const [apiId, counts] of sums) pushCounts(values, apiId, counts.values())
    this.#database.insertValues(addToApis, values)
  }

  sumByTime(query: UsageQuery): UsageCount[] {
    return this.#sum(sumsByTime, query)
  }

  sumByScope(query: UsageQuery): UsageCount[] {
    return this.#sum(sumsByScope, query)
  }

  findHistory(
    keyIds: readonly string[],
    fromMs: number,
    toMs: number,
  ): ReadonlyMap<string, UsageHistory> {
    const places = { keyIds: JSON.stringify(keyIds), fromMs, toMs }
    const rows = this.#database.list(findHistory, places)
    return new Map(rows.map(({ keyId, hours, busiest }) => [keyId, { hours, busiest }]))
  }

  /** How many rows went. */
  sweep({ minutesBeforeMs, hoursBeforeMs, rowsMax }: UsageRetention): number {
    const steps = [
      { step: 'minute', beforeMs: minutesBeforeMs },
      { step: 'hour', beforeMs: hoursBeforeMs },
    ] as const
    let swept = 0
    for (const { step, beforeMs } of steps) {
      for (const query of [sweepKeys, sweepApis]) {
        const places = { step, beforeMs, rowsMax: rowsMax - swept }
        if (places.rowsMax > 0) swept += this.#database.run(query, places)
      }
    }
    return swept
  }

  #sum(sums: typeof sumsByTime, query: UsageQuery): UsageCount[] {
    const { keyId, apiId, step, fromMs, toMs, scope } = query
    const owner = keyId ?? apiId ?? ''
    const statement =
      keyId !== undefined ? sums.ofKey : apiId !== undefined ? sums.ofApi : sums.ofAll
    const places = { owner, step, fromMs, toMs, scope: scope === undefined ? '' : ` ${scope} ` }
    return this.#database.list(statement, places).map((row) => ({ ...row }))
  }
}

/** Each minute, and the same of its hour. Flat, since there are many: each row is no object. */
function pushCounts(values: SqlValue[], owner: string, counts: Iterable<UsageCount>): void {
  for (const { atMs, scope, outcome, count } of counts) {
    values.push(owner, 'hour', atMs - (atMs % HOUR_MS), scope, outcome, count)
    values.push(owner, 'minute', atMs, scope, outcome, count)
  }
}
