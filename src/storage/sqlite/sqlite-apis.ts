/** Decides how APIs are found and changed in SQLite. */
import { sql } from 'kysely'
import { KeywardError } from '../../base/errors.ts'
import type { ApiRecord, ApiWithRoles } from '../../engine/apis/api-record.ts'
import type { IdempotencyRecord, Page, PageRequest } from '../../engine/storage.ts'
import { NO_TRAIL, type Trail } from '../../engine/trail.ts'
import { assertPage, formatTextCursor, parseTextCursor } from '../page-cursor.ts'
import { formatJson, parseJson } from '../stored-json.ts'
import { endOfPrefix } from '../text-order.ts'
import type { SqliteDatabase } from './sqlite-database.ts'
import type { SqliteIdempotency } from './sqlite-idempotency.ts'
import { compileQuery, pickPlaces } from './sqlite-query.ts'
import type { SqliteRoles } from './sqlite-roles.ts'
import { type ApiRow, builder } from './sqlite-schema.ts'
import type { SqliteTrail } from './sqlite-trail.ts'

const API_COLUMNS = [
  'id',
  'name',
  'prefix',
  'upstream',
  'scopes',
  'routes',
  'rate_limits',
  'quota',
  'key_policy',
  'imported_forms',
  'created_at_ms',
  'updated_at_ms',
  'version',
] as const satisfies readonly (keyof ApiRow)[]

const CHANGING_COLUMNS = API_COLUMNS.filter((column) => column !== 'id')

const findApi = compileQuery<{ id: string }, ApiRow>(({ id }) =>
  builder.selectFrom('apis').selectAll().where('id', '=', id),
)

/** The empty text comes before every id. */
const listApis = compileQuery<{ after: string; size: number }, ApiRow>(({ after, size }) =>
  builder.selectFrom('apis').selectAll().where('id', '>', after).orderBy('id').limit(size),
)

const insertApi = compileQuery<ApiRow>((row) =>
  builder.insertInto('apis').values(pickPlaces(row, API_COLUMNS)),
)

const updateApi = compileQuery<ApiRow & { versionBefore: number }>((row) =>
  builder
    .updateTable('apis')
    .set(pickPlaces<ApiRow>(row, CHANGING_COLUMNS))
    .where('id', '=', row.id)
    .where('version', '=', row.versionBefore),
)

const findLiveKey = compileQuery<{ apiId: string }, { id: string }>(({ apiId }) =>
  builder
    .selectFrom('keys')
    .select('id')
    .where('api_id', '=', apiId)
    .where('revoked_at_ms', 'is', null)
    .limit(1),
)

const deleteKeyQuotas = compileQuery<{ apiId: string }>(({ apiId }) =>
  builder
    .deleteFrom('quotas')
    .where('subject', 'in', (query) =>
      query
        .selectFrom('keys')
        .select(sql<string>`'key:' || id`.as('subject'))
        .where('api_id', '=', apiId),
    ),
)

const deleteOwnerQuotas = compileQuery<{ from: string; to: string }>(({ from, to }) =>
  builder.deleteFrom('quotas').where('subject', '>=', from).where('subject', '<', to),
)

const deleteKeys = compileQuery<{ apiId: string }>(({ apiId }) =>
  builder.deleteFrom('keys').where('api_id', '=', apiId),
)

const deleteApi = compileQuery<{ id: string }>(({ id }) =>
  builder.deleteFrom('apis').where('id', '=', id),
)

export class SqliteApis {
  readonly #database: SqliteDatabase
  readonly #roles: SqliteRoles
  readonly #idempotency: SqliteIdempotency
  readonly #trail: SqliteTrail

  constructor(
    database: SqliteDatabase,
    roles: SqliteRoles,
    idempotency: SqliteIdempotency,
    trail: SqliteTrail,
  ) {
    this.#database = database
    this.#roles = roles
    this.#idempotency = idempotency
    this.#trail = trail
  }

  findApi(id: string): ApiWithRoles | undefined {
    const row = this.#database.find(findApi, { id })
    return row === undefined ? undefined : { api: toApiRecord(row), roles: this.#roles.listAll(id) }
  }

  listApis(page: PageRequest): Page<ApiRecord> {
    assertPage(page)
    const after = parseTextCursor(page.cursor) ?? ''
    const rows = this.#database.list(listApis, { after, size: page.size + 1 })
    const items = rows.slice(0, page.size).map(toApiRecord)
    const last = items.at(-1)
    const hasMore = rows.length > page.size && last !== undefined
    return { items, cursor: hasMore ? formatTextCursor(last.id) : null }
  }

  insertApi(api: ApiRecord, idempotency: IdempotencyRecord | null, trail = NO_TRAIL): void {
    this.#database.transaction(() => {
      this.#database.run(insertApi, toApiRow(api))
      this.#idempotency.insert(idempotency)
      this.#trail.append(trail)
    })
  }

  updateApi(api: ApiRecord, trail: Trail = NO_TRAIL): void {
    this.#database.transaction(() => {
      this.writeApi(api)
      this.#trail.append(trail)
    })
  }

  /** Within a transaction of the caller. */
  writeApi(api: ApiRecord): void {
    const row = { ...toApiRow(api), versionBefore: api.version - 1 }
    if (this.#database.run(updateApi, row) === 0) throw new KeywardError('conflict')
  }

  /** Secrets and usage go with their keys, the schedule with the API: the tables say so. */
  deleteApi(id: string, trail: Trail = NO_TRAIL): void {
    const owners = `owner:${id}:`
    this.#database.transaction(() => {
      const liveKey = this.#database.find(findLiveKey, { apiId: id })
      if (liveKey !== undefined) throw new KeywardError('api_not_empty')
      this.#database.run(deleteKeyQuotas, { apiId: id })
      this.#database.run(deleteOwnerQuotas, { from: owners, to: endOfPrefix(owners) ?? owners })
      this.#database.run(deleteKeys, { apiId: id })
      this.#roles.deleteAll(id)
      if (this.#database.run(deleteApi, { id }) === 0) throw new KeywardError('api_not_found')
      this.#trail.append(trail)
    })
  }
}

function toApiRow(api: ApiRecord): ApiRow {
  return {
    id: api.id,
    name: api.name,
    prefix: api.prefix,
    upstream: api.upstream,
    scopes: formatJson(api.scopes),
    routes: formatJson(api.routes),
    rate_limits: formatJson(api.rateLimits),
    quota: formatJson(api.quota),
    key_policy: formatJson(api.keyPolicy),
    imported_forms: formatJson(api.importedForms),
    created_at_ms: api.createdAtMs,
    updated_at_ms: api.updatedAtMs,
    version: api.version,
  }
}

function toApiRecord(row: ApiRow): ApiRecord {
  return {
    id: row.id,
    name: row.name,
    prefix: row.prefix,
    upstream: row.upstream,
    scopes: parseJson(row.scopes),
    routes: parseJson(row.routes),
    rateLimits: parseJson(row.rate_limits),
    quota: parseJson(row.quota),
    keyPolicy: parseJson(row.key_policy),
    importedForms: parseJson(row.imported_forms),
    createdAtMs: row.created_at_ms,
    updatedAtMs: row.updated_at_ms,
    version: row.version,
  }
}
