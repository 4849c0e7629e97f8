/** Decides how use per key is added up in SQLite. */
import { sql } from 'kysely'
import type { KeyUsage, UsageDelta } from '../../engine/storage.ts'
import type { SqliteDatabase } from './sqlite-database.ts'
import { compileQuery } from './sqlite-query.ts'
import { builder, type KeyUsageRow } from './sqlite-schema.ts'

const addUsage = compileQuery<UsageDelta>(({ keyId, allowed, denied, lastUsedAtMs }) =>
  builder
    .updateTable('key_usage')
    .set((row) => ({
      allowed: row('allowed', '+', allowed),
      denied: row('denied', '+', denied),
      last_used_at_ms: sql<number>`max(last_used_at_ms, ${lastUsedAtMs})`,
    }))
    .where('key_id', '=', keyId),
)

/** Selects from the keys, so that nothing is written for a key that is not there. */
const beginUsage = compileQuery<UsageDelta>(({ keyId, allowed, denied, lastUsedAtMs }) =>
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
      for (const delta of deltas) {
        // Nearly always the row is there, and an update is half the work of an upsert.
        const isNew = this.#database.run(addUsage, delta) === 0
        if (isNew) this.#database.run(beginUsage, delta)
      }
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
