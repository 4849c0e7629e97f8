/** Decides how use per key is added up in SQLite. */
import { sql } from 'kysely'
import type { KeyUsage, UsageDelta } from '../../engine/storage.ts'
import type { SqliteDatabase } from './sqlite-database.ts'
import { compileQuery } from './sqlite-query.ts'
import { builder, type KeyUsageRow } from './sqlite-schema.ts'

/** Selects from the keys, so that nothing is written for a key that is not there. */
const addUsage = compileQuery<UsageDelta>(({ keyId, allowed, denied, lastUsedAtMs }) =>
  builder
    .insertInto('key_usage')
    .columns(['key_id', 'allowed', 'denied', 'last_used_at_ms'])
    .expression((query) =>
      query
        .selectFrom('keys')
        .select(({ val }) => [
          'id',
          val(allowed).as('allowed'),
          val(denied).as('denied'),
          val(lastUsedAtMs).as('last_used_at_ms'),
        ])
        .where('id', '=', keyId),
    )
    .onConflict((conflict) =>
      conflict.column('key_id').doUpdateSet((update) => ({
        allowed: update('key_usage.allowed', '+', update.ref('excluded.allowed')),
        denied: update('key_usage.denied', '+', update.ref('excluded.denied')),
        last_used_at_ms: sql<number>`max(key_usage.last_used_at_ms, excluded.last_used_at_ms)`,
      })),
    ),
)

/** `keyIds` is a JSON list: one statement serves lists of any length. */
const findUsage = compileQuery<{ keyIds: string }, KeyUsageRow>(({ keyIds }) =>
  builder
    .selectFrom('key_usage')
    .selectAll()
    .where('key_id', 'in', sql<string>`(select value from json_each(${keyIds}))`),
)

export class SqliteUsage {
  readonly #database: SqliteDatabase

  constructor(database: SqliteDatabase) {
    this.#database = database
  }

  /** Use may be lost at a power cut anyway, so the requests under way do not wait for the disk. */
  addUsage(deltas: readonly UsageDelta[]): void {
    this.#database.relaxedTransaction(() => {
      for (const delta of deltas) this.#database.run(addUsage, delta)
    })
  }

  findUsage(keyIds: readonly string[]): ReadonlyMap<string, KeyUsage> {
    const rows = this.#database.list(findUsage, { keyIds: JSON.stringify(keyIds) })
    return new Map(
      rows.map((row) => [
        row.key_id,
        { allowed: row.allowed, denied: row.denied, lastUsedAtMs: row.last_used_at_ms },
      ]),
    )
  }
}
