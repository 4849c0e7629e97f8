/** Decides how keys are found and changed in SQLite; lists are in sqlite-key-list.ts. */
import { sql } from 'kysely'
import { assert } from '../../base/assert.ts'
import { KeywardError } from '../../base/errors.ts'
import { limits } from '../../base/limits.ts'
import type { ApiRecord } from '../../engine/apis/api-record.ts'
import type { KeyRecord, SecretVersion } from '../../engine/keys/key-record.ts'
import type { IdempotencyRecord } from '../../engine/storage.ts'
import { NO_TRAIL, type Trail } from '../../engine/trail.ts'
import type { SqliteApis } from './sqlite-apis.ts'
import type { SqliteDatabase } from './sqlite-database.ts'
import type { SqliteIdempotency } from './sqlite-idempotency.ts'
import {
  KEY_COLUMNS,
  SECRET_COLUMNS,
  toKeyRecord,
  toKeyRow,
  toRoleRows,
  toSecretRow,
  toSecretVersion,
} from './sqlite-key-rows.ts'
import { compileQuery, pickPlaces, RowInsert } from './sqlite-query.ts'
import { builder, type KeyRoleRow, type KeyRow, type KeySecretRow } from './sqlite-schema.ts'
import type { SqliteTrail } from './sqlite-trail.ts'

const CHANGING_COLUMNS = KEY_COLUMNS.filter((column) => column !== 'id' && column !== 'api_id')

const findKey = compileQuery<{ id: string }, KeyRow>(({ id }) =>
  builder.selectFrom('keys').selectAll().where('id', '=', id),
)

const findKeyByLookup = compileQuery<{ apiId: string; lookup: string }, KeyRow>(
  ({ apiId, lookup }) =>
    builder
      .selectFrom('keys')
      .innerJoin('key_secrets', 'key_secrets.key_id', 'keys.id')
      .selectAll('keys')
      .where('key_secrets.api_id', '=', apiId)
      .where('key_secrets.lookup', '=', lookup),
)

/** The list of algorithms is spelled as in the index that serves it. */
export const listSlowHashKeys = compileQuery<{ apiId: string }, KeyRow>(({ apiId }) =>
  builder
    .selectFrom('keys')
    .selectAll()
    .where('id', 'in', (query) =>
      query
        .selectFrom('key_secrets')
        .select('key_id')
        .where('api_id', '=', apiId)
        .where(sql<boolean>`algorithm in ('bcrypt', 'argon2id')`),
    )
    .orderBy('created_at_ms')
    .orderBy('id'),
)

const listSecrets = compileQuery<{ keyId: string }, KeySecretRow>(({ keyId }) =>
  builder.selectFrom('key_secrets').selectAll().where('key_id', '=', keyId).orderBy('version'),
)

/** `keyIds` is a JSON list: one statement serves lists of any length. */
const listSecretsOfAll = compileQuery<{ keyIds: string }, KeySecretRow>(({ keyIds }) =>
  builder
    .selectFrom('key_secrets')
    .selectAll()
    .where('key_id', 'in', sql<string>`(select value from json_each(${keyIds}))`)
    .orderBy('key_id')
    .orderBy('version'),
)

export const countKeys = compileQuery<{ apiId: string }, { count: number }>(({ apiId }) =>
  builder
    .selectFrom('keys')
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .where('api_id', '=', apiId)
    .where('revoked_at_ms', 'is', null),
)

const insertKeys = new RowInsert<KeyRow>(KEY_COLUMNS, (rows) =>
  builder.insertInto('keys').values(rows),
)

const insertSecrets = new RowInsert<KeySecretRow>(SECRET_COLUMNS, (rows) =>
  builder.insertInto('key_secrets').values(rows),
)

const insertKeyRoles = new RowInsert<KeyRoleRow>(['key_id', 'api_id', 'role'], (rows) =>
  builder.insertInto('key_roles').values(rows),
)

const deleteKeyRoles = compileQuery<{ keyId: string }>(({ keyId }) =>
  builder.deleteFrom('key_roles').where('key_id', '=', keyId),
)

const updateKey = compileQuery<KeyRow & { versionBefore: number }>((row) =>
  builder
    .updateTable('keys')
    .set(pickPlaces<KeyRow>(row, CHANGING_COLUMNS))
    .where('id', '=', row.id)
    .where('api_id', '=', row.api_id)
    .where('version', '=', row.versionBefore),
)

const replaceSecret = compileQuery<SecretVersionPlaces>((places) =>
  builder
    .updateTable('key_secrets')
    .set({
      algorithm: places.algorithm,
      digest: places.digest,
      pepper_id: places.pepperId,
      lookup: places.lookup,
      created_at_ms: places.createdAtMs,
    })
    .where('key_id', '=', places.keyId)
    .where('version', '=', places.version)
    .where('digest', '=', places.digestBefore),
)

const endSecret = compileQuery<{ keyId: string; version: number; expiresAtMs: number | null }>(
  ({ keyId, version, expiresAtMs }) =>
    builder
      .updateTable('key_secrets')
      .set({ expires_at_ms: expiresAtMs })
      .where('key_id', '=', keyId)
      .where('version', '=', version),
)

/** `versions` is a JSON list. */
const deleteOtherSecrets = compileQuery<{ keyId: string; versions: string }>(
  ({ keyId, versions }) =>
    builder
      .deleteFrom('key_secrets')
      .where('key_id', '=', keyId)
      .where('version', 'not in', sql<number>`(select value from json_each(${versions}))`),
)

type SecretVersionPlaces = SecretVersion & { keyId: string; digestBefore: string }

export class SqliteKeys {
  readonly #database: SqliteDatabase
  readonly #apis: SqliteApis
  readonly #idempotency: SqliteIdempotency
  readonly #trail: SqliteTrail

  constructor(
    database: SqliteDatabase,
    apis: SqliteApis,
    idempotency: SqliteIdempotency,
    trail: SqliteTrail,
  ) {
    this.#database = database
    this.#apis = apis
    this.#idempotency = idempotency
    this.#trail = trail
  }

  findKey(id: string): KeyRecord | undefined {
    return this.#withSecrets(this.#database.find(findKey, { id }))
  }

  findKeyByLookup(apiId: string, lookup: string): KeyRecord | undefined {
    return this.#withSecrets(this.#database.find(findKeyByLookup, { apiId, lookup }))
  }

  listSlowHashKeys(apiId: string): readonly KeyRecord[] {
    return this.withAllSecrets(this.#database.list(listSlowHashKeys, { apiId }))
  }

  countKeys(apiId: string): number {
    return this.#database.find(countKeys, { apiId })?.count ?? 0
  }

  insertKey(key: KeyRecord, idempotency: IdempotencyRecord | null, trail = NO_TRAIL): void {
    this.#database.transaction(() => {
      this.#insert([key])
      this.#idempotency.insert(idempotency)
      this.#trail.append(trail)
    })
  }

  importKeys(keys: readonly KeyRecord[], api: ApiRecord, trail: Trail = NO_TRAIL): void {
    this.#database.transaction(() => {
      this.#apis.writeApi(api)
      for (const key of keys) {
        assert(key.apiId === api.id, 'imported keys belong to the API that is imported into')
      }
      // Few at a time, so that the rows of all of them are never in memory together.
      for (let start = 0; start < keys.length; start += limits.rowsPerInsert) {
        this.#insert(keys.slice(start, start + limits.rowsPerInsert))
      }
      this.#trail.append(trail)
    })
  }

  updateKey(key: KeyRecord, trail: Trail = NO_TRAIL): void {
    this.#database.transaction(() => {
      this.#update(key)
      this.#trail.append(trail)
    })
  }

  rotateKey(key: KeyRecord, trail: Trail = NO_TRAIL): void {
    this.#database.transaction(() => {
      this.#update(key)
      const { id: keyId } = key
      const versions = JSON.stringify(key.secrets.map(({ version }) => version))
      this.#database.run(deleteOtherSecrets, { keyId, versions })
      for (const secret of key.secrets) {
        const { version, expiresAtMs } = secret
        const isNew = this.#database.run(endSecret, { keyId, version, expiresAtMs }) === 0
        if (isNew) this.#database.insert(insertSecrets, [toSecretRow(key, secret)])
      }
      this.#trail.append(trail)
    })
  }

  replaceSecret(keyId: string, digestBefore: string, secret: SecretVersion): boolean {
    return this.#database.run(replaceSecret, { ...secret, keyId, digestBefore }) > 0
  }

  /** The secrets of a whole page come with one query. */
  withAllSecrets(rows: readonly KeyRow[]): KeyRecord[] {
    if (rows.length === 0) return []
    const keyIds = JSON.stringify(rows.map((row) => row.id))
    const secrets = new Map<string, SecretVersion[]>(rows.map((row) => [row.id, []]))
    for (const row of this.#database.list(listSecretsOfAll, { keyIds })) {
      secrets.get(row.key_id)?.push(toSecretVersion(row))
    }
    return rows.map((row) => toKeyRecord(row, secrets.get(row.id) ?? []))
  }

  #withSecrets(row: KeyRow | undefined): KeyRecord | undefined {
    if (row === undefined) return undefined
    const secrets = this.#database.list(listSecrets, { keyId: row.id })
    return toKeyRecord(row, secrets.map(toSecretVersion))
  }

  #update(key: KeyRecord): void {
    const row = { ...toKeyRow(key), versionBefore: key.version - 1 }
    if (this.#database.run(updateKey, row) === 0) throw new KeywardError('conflict')
    this.#database.run(deleteKeyRoles, { keyId: key.id })
    this.#insertRoles([key])
  }

  #insert(keys: readonly KeyRecord[]): void {
    this.#database.insert(insertKeys, keys.map(toKeyRow), 'api_not_found')
    const secrets = keys.flatMap((key) => key.secrets.map((secret) => toSecretRow(key, secret)))
    this.#database.insert(insertSecrets, secrets)
    this.#insertRoles(keys)
  }

  #insertRoles(keys: readonly KeyRecord[]): void {
    this.#database.insert(insertKeyRoles, keys.flatMap(toRoleRows), 'role_not_found')
  }
}
