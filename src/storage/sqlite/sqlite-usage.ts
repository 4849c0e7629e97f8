/** Decides how use is added up and looked up in SQLite. */
import { sql } from 'kysely'
import type {
  KeyUsage,
  RefusedUse,
  SecretUse,
  Sighting,
  UsageCount,
  UsageDelta,
  UsageHistory,
  UsageQuery,
  UsageRetention,
} from '../../engine/usage/usage-storage.ts'
import type { SqliteDatabase } from './sqlite-database.ts'
import { compileQuery, RowInsert, type SqlValue } from './sqlite-query.ts'
import { builder, type KeySightingRow, type KeyUsageRow } from './sqlite-schema.ts'
import { SqliteUsageCounts } from './sqlite-usage-counts.ts'

/** Nothing is written for a key that is not there. */
const findKeys = compileQuery<{ keyIds: string }, { id: string }>(({ keyIds }) =>
  builder
    .selectFrom('keys')
    .select('id')
    .where('id', 'in', sql<string>`(select value from json_each(${keyIds}))`),
)

const addTotals = new RowInsert<KeyUsageRow>(
  ['key_id', 'allowed', 'denied', 'last_used_at_ms'],
  (rows) =>
    builder
      .insertInto('key_usage')
      .values(rows)
      .onConflict((conflict) =>
        conflict.column('key_id').doUpdateSet({
          allowed: sql`key_usage.allowed + excluded.allowed`,
          denied: sql`key_usage.denied + excluded.denied`,
          last_used_at_ms: sql`max(key_usage.last_used_at_ms, excluded.last_used_at_ms)`,
        }),
      ),
)

/** `keyIds` is a JSON list: one statement serves lists of any length. */
const findTotals = compileQuery<{ keyIds: string }, KeyUsageRow>(({ keyIds }) =>
  builder
    .selectFrom('key_usage')
    .selectAll()
    .where('key_id', 'in', sql<string>`(select value from json_each(${keyIds}))`),
)

type SightingPlaces = Sighting & { readonly keyId: string }

const addSightings = new RowInsert<KeySightingRow>(
  ['key_id', 'kind', 'value', 'first_seen_at_ms', 'last_seen_at_ms', 'count'],
  (rows) =>
    builder
      .insertInto('key_sightings')
      .values(rows)
      .onConflict((conflict) =>
        conflict.columns(['key_id', 'kind', 'value']).doUpdateSet({
          first_seen_at_ms: sql`min(key_sightings.first_seen_at_ms, excluded.first_seen_at_ms)`,
          last_seen_at_ms: sql`max(key_sightings.last_seen_at_ms, excluded.last_seen_at_ms)`,
          count: sql`key_sightings.count + excluded.count`,
        }),
      ),
)

const forgetSighting = compileQuery<Pick<SightingPlaces, 'keyId' | 'kind' | 'value'>>(
  ({ keyId, kind, value }) =>
    builder
      .deleteFrom('key_sightings')
      .where('key_id', '=', keyId)
      .where('kind', '=', kind)
      .where('value', '=', value),
)

const findSightings = compileQuery<{ keyIds: string }, SightingPlaces>(({ keyIds }) =>
  builder
    .selectFrom('key_sightings')
    .select([
      'key_id as keyId',
      'kind',
      'value',
      'first_seen_at_ms as firstSeenAtMs',
      'last_seen_at_ms as lastSeenAtMs',
      'count',
    ])
    .where('key_id', 'in', sql<string>`(select value from json_each(${keyIds}))`)
    .orderBy('key_id')
    .orderBy('first_seen_at_ms')
    .orderBy('kind')
    .orderBy('value'),
)

const sweepSightings = compileQuery<{ beforeMs: number }>(({ beforeMs }) =>
  builder.deleteFrom('key_sightings').where('last_seen_at_ms', '<', beforeMs),
)

type SecretUsePlaces = SecretUse & { readonly keyId: string }

const addSecretUse = compileQuery<SecretUsePlaces>(({ keyId, version, lastUsedAtMs, address }) =>
  builder
    .insertInto('key_secret_use')
    .values({ key_id: keyId, version, last_used_at_ms: lastUsedAtMs, address })
    .onConflict((conflict) =>
      conflict
        .columns(['key_id', 'version'])
        .doUpdateSet({ last_used_at_ms: lastUsedAtMs, address })
        .where('key_secret_use.last_used_at_ms', '<=', lastUsedAtMs),
    ),
)

const sweepSecretUse = compileQuery<{ beforeMs: number }>(({ beforeMs }) =>
  builder.deleteFrom('key_secret_use').where('last_used_at_ms', '<', beforeMs),
)

const findSecretUse = compileQuery<{ keyId: string }, SecretUse>(({ keyId }) =>
  builder
    .selectFrom('key_secret_use')
    .select(['version', 'last_used_at_ms as lastUsedAtMs', 'address'])
    .where('key_id', '=', keyId)
    .orderBy('version'),
)

const addRefusedUse = compileQuery<RefusedUse>(
  ({ keyId, version, count, lastRefusedAtMs, address, userAgent }) => {
    const row = { count, last_refused_at_ms: lastRefusedAtMs, address, user_agent: userAgent }
    const isNewest = sql`excluded.last_refused_at_ms >= key_refused_use.last_refused_at_ms`
    return builder
      .insertInto('key_refused_use')
      .values({ key_id: keyId, version, ...row })
      .onConflict((conflict) =>
        conflict.columns(['key_id', 'version']).doUpdateSet({
          count: sql`key_refused_use.count + excluded.count`,
          last_refused_at_ms: sql`max(
            key_refused_use.last_refused_at_ms, excluded.last_refused_at_ms)`,
          address: sql`iif(${isNewest}, excluded.address, key_refused_use.address)`,
          user_agent: sql`iif(${isNewest}, excluded.user_agent, key_refused_use.user_agent)`,
        }),
      )
  },
)

const sweepRefusedUse = compileQuery<{ beforeMs: number }>(({ beforeMs }) =>
  builder.deleteFrom('key_refused_use').where('last_refused_at_ms', '<', beforeMs),
)

const findRefusedUse = compileQuery<{ keyIds: string }, RefusedUse>(({ keyIds }) =>
  builder
    .selectFrom('key_refused_use')
    .select([
      'key_id as keyId',
      'version',
      'count',
      'last_refused_at_ms as lastRefusedAtMs',
      'address',
      'user_agent as userAgent',
    ])
    .where('key_id', 'in', sql<string>`(select value from json_each(${keyIds}))`)
    .orderBy('key_id')
    .orderBy('version'),
)

export class SqliteUsage {
  readonly #database: SqliteDatabase
  readonly #counts: SqliteUsageCounts

  constructor(database: SqliteDatabase) {
    this.#database = database
    this.#counts = new SqliteUsageCounts(database)
  }

  /** Use may be lost at a power cut anyway, so the requests under way do not wait for the disk. */
  addUsage(deltas: readonly UsageDelta[]): void {
    this.#database.relaxedTransaction(() => {
      const written = this.#findThere(deltas)
      this.#addTotals(written)
      this.#counts.addToKeys(written)
      for (const delta of written) this.#addRareDetails(delta)
      this.#addSightings(written)
      this.#counts.addToApis(written)
    })
  }

  findUsage(keyIds: readonly string[]): ReadonlyMap<string, KeyUsage> {
    const rows = this.#database.list(findTotals, { keyIds: JSON.stringify(keyIds) })
    return new Map(
      rows.map((row) => [
        row.key_id,
        { allowed: row.allowed, denied: row.denied, lastUsedAtMs: row.last_used_at_ms },
      ]),
    )
  }

  sumUsageByTime(query: UsageQuery): UsageCount[] {
    return this.#counts.sumByTime(query)
  }

  sumUsageByScope(query: UsageQuery): UsageCount[] {
    return this.#counts.sumByScope(query)
  }

  findSightings(keyIds: readonly string[]): ReadonlyMap<string, readonly Sighting[]> {
    const found = new Map<string, Sighting[]>()
    for (const row of this.#database.list(findSightings, { keyIds: JSON.stringify(keyIds) })) {
      const { keyId, ...sighting } = row
      const known = found.get(keyId)
      if (known === undefined) found.set(keyId, [sighting])
      else known.push(sighting)
    }
    return found
  }

  findUsageHistory(
    keyIds: readonly string[],
    fromMs: number,
    toMs: number,
  ): ReadonlyMap<string, UsageHistory> {
    return this.#counts.findHistory(keyIds, fromMs, toMs)
  }

  findSecretUse(keyId: string): SecretUse[] {
    return this.#database.list(findSecretUse, { keyId }).map((row) => ({ ...row }))
  }

  addRefusedUse(refused: readonly RefusedUse[]): void {
    this.#database.relaxedTransaction(() => {
      for (const each of this.#findThere(refused)) this.#database.run(addRefusedUse, each)
    })
  }

  findRefusedUse(keyIds: readonly string[]): RefusedUse[] {
    const rows = this.#database.list(findRefusedUse, { keyIds: JSON.stringify(keyIds) })
    return rows.map((row) => ({ ...row }))
  }

  sweepUsage(retention: UsageRetention): number {
    const { sightingsBeforeMs } = retention
    return this.#database.relaxedTransaction(() => {
      const swept = this.#counts.sweep(retention)
      if (sightingsBeforeMs === null) return swept
      // These tables are read through as a whole: seldom, and only when the rest is done.
      if (swept >= retention.rowsMax) return swept
      this.#database.run(sweepSightings, { beforeMs: sightingsBeforeMs })
      this.#database.run(sweepSecretUse, { beforeMs: sightingsBeforeMs })
      this.#database.run(sweepRefusedUse, { beforeMs: sightingsBeforeMs })
      return swept
    })
  }

  #findThere<T extends { readonly keyId: string }>(uses: readonly T[]): T[] {
    const keyIds = JSON.stringify(uses.map(({ keyId }) => keyId))
    const ids = new Set(this.#database.list(findKeys, { keyIds }).map(({ id }) => id))
    return uses.filter(({ keyId }) => ids.has(keyId))
  }

  /** Places are given up before others take them. */
  #addRareDetails({ keyId, forgotten, secretUses }: UsageDelta): void {
    for (const { kind, value } of forgotten) {
      this.#database.run(forgetSighting, { keyId, kind, value })
    }
    for (const each of secretUses) this.#database.run(addSecretUse, { ...each, keyId })
  }

  #addTotals(deltas: readonly UsageDelta[]): void {
    const values: SqlValue[] = []
    for (const { keyId, allowed, denied, lastUsedAtMs } of deltas) {
      values.push(keyId, allowed, denied, lastUsedAtMs)
    }
    this.#database.insertValues(addTotals, values)
  }

  #addSightings(deltas: readonly UsageDelta[]): void {
    const values: SqlValue[] = []
    for (const { keyId, sightings } of deltas) {
      for (const { kind, value, firstSeenAtMs, lastSeenAtMs, count } of sightings) {
        values.push(keyId, kind, value, firstSeenAtMs, lastSeenAtMs, count)
      }
    }
    this.#database.insertValues(addSightings, values)
  }
}
