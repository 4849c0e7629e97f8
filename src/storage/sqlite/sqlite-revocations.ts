/** Decides how revocations are kept in SQLite, numbered in the order of their commits. */
import { sql } from 'kysely'
import type { Revocation, RevocationDraft } from '../../engine/revocations/revocation.ts'
import type { SqliteDatabase } from './sqlite-database.ts'
import { compileQuery, pickPlaces } from './sqlite-query.ts'
import { builder, type RevocationRow } from './sqlite-schema.ts'

const insertRevocation = compileQuery<Omit<RevocationRow, 'seq'>>((row) =>
  builder
    .insertInto('revocations')
    .values(
      pickPlaces(row, [
        'at_ms',
        'api_id',
        'key_id',
        'role',
        'jti',
        'secret_version_max',
        'issued_before_ms',
        'effective_at_ms',
        'forget_at_ms',
        'reason',
      ]) as RevocationRow,
    ),
)

const forgetEarlier = compileQuery<Pick<RevocationRow, 'api_id' | 'role'>>(({ api_id, role }) =>
  builder
    .deleteFrom('revocations')
    .where('key_id', '=', sql.lit(''))
    .where('api_id', '=', api_id)
    .where('role', 'is', role),
)

const readRevocations = compileQuery<{ after: number; count: number }, RevocationRow>(
  ({ after, count }) =>
    builder
      .selectFrom('revocations')
      .selectAll()
      .where('seq', '>', after)
      .orderBy('seq')
      .limit(count),
)

const sweepRevocations = compileQuery<{ beforeMs: number }>(({ beforeMs }) =>
  builder.deleteFrom('revocations').where('forget_at_ms', '<', beforeMs),
)

const findSeq = compileQuery<{ name: string }, { seq: number }>(({ name }) =>
  builder.selectFrom('sqlite_sequence').select('seq').where('name', '=', name),
)

export class SqliteRevocations {
  readonly #database: SqliteDatabase

  constructor(database: SqliteDatabase) {
    this.#database = database
  }

  /** Within a transaction of the caller. */
  insert(draft: RevocationDraft): void {
    if (draft.keyId === null) {
      this.#database.run(forgetEarlier, { api_id: draft.apiId, role: draft.role })
    }
    this.#database.run(insertRevocation, {
      at_ms: draft.atMs,
      api_id: draft.apiId,
      key_id: draft.keyId ?? '',
      role: draft.role,
      jti: draft.jti,
      secret_version_max: draft.secretVersionMax,
      issued_before_ms: draft.issuedBeforeMs,
      effective_at_ms: draft.effectiveAtMs,
      forget_at_ms: draft.forgetAtMs,
      reason: draft.reason,
    })
  }

  readRevocations(afterSeq: number, count: number): readonly Revocation[] {
    const rows = this.#database.list(readRevocations, { after: afterSeq, count })
    return rows.map(toRevocation)
  }

  /** SQLite remembers the highest number that it gave, deleted ones too. */
  findRevocationSeq(): number {
    return this.#database.find(findSeq, { name: 'revocations' })?.seq ?? 0
  }

  sweepRevocations(beforeMs: number): void {
    this.#database.run(sweepRevocations, { beforeMs })
  }
}

function toRevocation(row: RevocationRow): Revocation {
  return {
    seq: row.seq,
    atMs: row.at_ms,
    apiId: row.api_id,
    keyId: row.key_id === '' ? null : row.key_id,
    role: row.role,
    jti: row.jti,
    secretVersionMax: row.secret_version_max,
    issuedBeforeMs: row.issued_before_ms,
    effectiveAtMs: row.effective_at_ms,
    forgetAtMs: row.forget_at_ms,
    reason: row.reason as Revocation['reason'],
  }
}
