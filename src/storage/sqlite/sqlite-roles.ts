/** Decides how roles are found and changed in SQLite. */
import { KeywardError } from '../../base/errors.ts'
import type { RoleRecord } from '../../engine/apis/api-record.ts'
import type { IdempotencyRecord, Page, PageRequest } from '../../engine/storage.ts'
import { NO_TRAIL, type Trail } from '../../engine/trail.ts'
import { assertPage, formatTextCursor, parseTextCursor } from '../page-cursor.ts'
import { formatJson, parseJson } from '../stored-json.ts'
import type { SqliteDatabase } from './sqlite-database.ts'
import type { SqliteIdempotency } from './sqlite-idempotency.ts'
import { compileQuery, pickPlaces } from './sqlite-query.ts'
import { builder, type RoleRow } from './sqlite-schema.ts'
import type { SqliteTrail } from './sqlite-trail.ts'

const ROLE_COLUMNS = [
  'api_id',
  'name',
  'description',
  'scopes',
  'created_at_ms',
  'updated_at_ms',
  'version',
] as const satisfies readonly (keyof RoleRow)[]

const CHANGING_COLUMNS = ROLE_COLUMNS.filter((column) => column !== 'api_id' && column !== 'name')

const listAllRoles = compileQuery<{ apiId: string }, RoleRow>(({ apiId }) =>
  builder.selectFrom('roles').selectAll().where('api_id', '=', apiId).orderBy('name'),
)

/** The empty text comes before every name. */
const listRoles = compileQuery<{ apiId: string; after: string; size: number }, RoleRow>(
  ({ apiId, after, size }) =>
    builder
      .selectFrom('roles')
      .selectAll()
      .where('api_id', '=', apiId)
      .where('name', '>', after)
      .orderBy('name')
      .limit(size),
)

const insertRole = compileQuery<RoleRow>((row) =>
  builder.insertInto('roles').values(pickPlaces(row, ROLE_COLUMNS)),
)

const updateRole = compileQuery<RoleRow & { versionBefore: number }>((row) =>
  builder
    .updateTable('roles')
    .set(pickPlaces<RoleRow>(row, CHANGING_COLUMNS))
    .where('api_id', '=', row.api_id)
    .where('name', '=', row.name)
    .where('version', '=', row.versionBefore),
)

const deleteRole = compileQuery<{ apiId: string; name: string }>(({ apiId, name }) =>
  builder.deleteFrom('roles').where('api_id', '=', apiId).where('name', '=', name),
)

const deleteAllRoles = compileQuery<{ apiId: string }>(({ apiId }) =>
  builder.deleteFrom('roles').where('api_id', '=', apiId),
)

export class SqliteRoles {
  readonly #database: SqliteDatabase
  readonly #idempotency: SqliteIdempotency
  readonly #trail: SqliteTrail

  constructor(database: SqliteDatabase, idempotency: SqliteIdempotency, trail: SqliteTrail) {
    this.#database = database
    this.#idempotency = idempotency
    this.#trail = trail
  }

  listAll(apiId: string): ReadonlyMap<string, RoleRecord> {
    const rows = this.#database.list(listAllRoles, { apiId })
    return new Map(rows.map((row) => [row.name, toRoleRecord(row)]))
  }

  listRoles(apiId: string, page: PageRequest): Page<RoleRecord> {
    assertPage(page)
    const after = parseTextCursor(page.cursor) ?? ''
    const rows = this.#database.list(listRoles, { apiId, after, size: page.size + 1 })
    const items = rows.slice(0, page.size).map(toRoleRecord)
    const last = items.at(-1)
    const hasMore = rows.length > page.size && last !== undefined
    return { items, cursor: hasMore ? formatTextCursor(last.name) : null }
  }

  insertRole(role: RoleRecord, idempotency: IdempotencyRecord | null, trail = NO_TRAIL): void {
    this.#database.transaction(() => {
      this.#database.run(insertRole, toRoleRow(role), 'api_not_found')
      this.#idempotency.insert(idempotency)
      this.#trail.append(trail)
    })
  }

  updateRole(role: RoleRecord, trail: Trail = NO_TRAIL): void {
    const row = { ...toRoleRow(role), versionBefore: role.version - 1 }
    this.#database.transaction(() => {
      if (this.#database.run(updateRole, row) === 0) throw new KeywardError('conflict')
      this.#trail.append(trail)
    })
  }

  /** The table of roles held refers to it, so the database refuses while a live key holds it. */
  deleteRole(apiId: string, name: string, trail: Trail = NO_TRAIL): boolean {
    return this.#database.transaction(() => {
      const isDeleted = this.#database.run(deleteRole, { apiId, name }, 'conflict') > 0
      if (isDeleted) this.#trail.append(trail)
      return isDeleted
    })
  }

  deleteAll(apiId: string): void {
    this.#database.run(deleteAllRoles, { apiId })
  }
}

function toRoleRow(role: RoleRecord): RoleRow {
  return {
    api_id: role.apiId,
    name: role.name,
    description: role.description,
    scopes: formatJson(role.scopes),
    created_at_ms: role.createdAtMs,
    updated_at_ms: role.updatedAtMs,
    version: role.version,
  }
}

function toRoleRecord(row: RoleRow): RoleRecord {
  return {
    apiId: row.api_id,
    name: row.name,
    description: row.description,
    scopes: parseJson(row.scopes),
    createdAtMs: row.created_at_ms,
    updatedAtMs: row.updated_at_ms,
    version: row.version,
  }
}
