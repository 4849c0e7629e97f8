/** Decides how creates are remembered in SQLite. */
import type { IdempotencyRecord } from '../../engine/storage.ts'
import type { SqliteDatabase } from './sqlite-database.ts'
import { compileQuery } from './sqlite-query.ts'
import { builder, type IdempotencyRow } from './sqlite-schema.ts'

const findIdempotency = compileQuery<{ actor: string; keyDigest: string }, IdempotencyRow>(
  ({ actor, keyDigest }) =>
    builder
      .selectFrom('idempotency')
      .selectAll()
      .where('actor', '=', actor)
      .where('key_digest', '=', keyDigest),
)

const insertIdempotency = compileQuery<IdempotencyRecord>((record) =>
  builder.insertInto('idempotency').values({
    actor: record.actor,
    key_digest: record.keyDigest,
    request_digest: record.requestDigest,
    result_id: record.resultId,
    created_at_ms: record.createdAtMs,
  }),
)

const sweepIdempotency = compileQuery<{ beforeMs: number }>(({ beforeMs }) =>
  builder.deleteFrom('idempotency').where('created_at_ms', '<', beforeMs),
)

export class SqliteIdempotency {
  readonly #database: SqliteDatabase

  constructor(database: SqliteDatabase) {
    this.#database = database
  }

  findIdempotency(actor: string, keyDigest: string): IdempotencyRecord | undefined {
    const row = this.#database.find(findIdempotency, { actor, keyDigest })
    if (row === undefined) return undefined
    return {
      actor: row.actor,
      keyDigest: row.key_digest,
      requestDigest: row.request_digest,
      resultId: row.result_id,
      createdAtMs: row.created_at_ms,
    }
  }

  /** Part of the transaction that makes the thing itself. */
  insert(record: IdempotencyRecord | null): void {
    if (record !== null) this.#database.run(insertIdempotency, record)
  }

  sweepIdempotency(beforeMs: number): void {
    this.#database.run(sweepIdempotency, { beforeMs })
  }
}
