/** Decides how the in-memory storage finds and changes APIs and roles. */
import { KeywardError } from '../../base/errors.ts'
import type { ApiRecord, ApiWithRoles, RoleRecord } from '../../engine/apis/api-record.ts'
import type { KeyRecord } from '../../engine/keys/key-record.ts'
import type { IdempotencyRecord, Page, PageRequest } from '../../engine/storage.ts'
import { NO_TRAIL, type Trail } from '../../engine/trail.ts'
import type { MemoryIdempotency } from './memory-idempotency.ts'
import { lookupName, type MemoryTables } from './memory-tables.ts'
import type { MemoryTrail } from './memory-trail.ts'
import { pageByText } from './page-by-text.ts'

export class MemoryApis {
  readonly #tables: MemoryTables
  readonly #idempotency: MemoryIdempotency
  readonly #trail: MemoryTrail

  constructor(tables: MemoryTables, idempotency: MemoryIdempotency, trail: MemoryTrail) {
    this.#tables = tables
    this.#idempotency = idempotency
    this.#trail = trail
  }

  findApi(id: string): ApiWithRoles | undefined {
    const api = this.#tables.apis.get(id)
    return api === undefined ? undefined : { api, roles: new Map(this.#tables.roles.get(id)) }
  }

  listApis(page: PageRequest): Page<ApiRecord> {
    return pageByText(this.#tables.apis.values(), (api) => api.id, page)
  }

  insertApi(api: ApiRecord, idempotency: IdempotencyRecord | null, trail = NO_TRAIL): void {
    this.#idempotency.assertNew(idempotency)
    if (this.#tables.apis.has(api.id)) throw new KeywardError('already_exists')
    this.#assertPrefixFree(api)
    this.#tables.apis.set(api.id, api)
    this.#tables.roles.set(api.id, new Map())
    this.#idempotency.write(idempotency)
    this.#trail.append(trail)
  }

  updateApi(api: ApiRecord, trail: Trail = NO_TRAIL): void {
    this.assertUpdatable(api)
    this.#tables.apis.set(api.id, api)
    this.#trail.append(trail)
  }

  assertUpdatable(api: ApiRecord): void {
    const isExpected = this.#tables.apis.get(api.id)?.version === api.version - 1
    if (!isExpected) throw new KeywardError('conflict')
    this.#assertPrefixFree(api)
  }

  deleteApi(id: string, trail: Trail = NO_TRAIL): void {
    if (!this.#tables.apis.has(id)) throw new KeywardError('api_not_found')
    const keys = [...this.#tables.keys.values()].filter((key) => key.apiId === id)
    if (keys.some((key) => key.revokedAtMs === null)) throw new KeywardError('api_not_empty')
    for (const key of keys) this.#forgetKey(key)
    this.#forgetQuotas(id, keys)
    this.#forgetScans(id)
    for (const [name, { apiId }] of this.#tables.usageCounts) {
      if (apiId === id) this.#tables.usageCounts.delete(name)
    }
    this.#tables.roles.delete(id)
    this.#tables.apis.delete(id)
    this.#trail.append(trail)
  }

  listRoles(apiId: string, page: PageRequest): Page<RoleRecord> {
    const roles = this.#tables.roles.get(apiId)?.values() ?? []
    return pageByText(roles, (role) => role.name, page)
  }

  insertRole(role: RoleRecord, idempotency: IdempotencyRecord | null, trail = NO_TRAIL): void {
    this.#idempotency.assertNew(idempotency)
    const roles = this.#tables.roles.get(role.apiId)
    if (roles === undefined) throw new KeywardError('api_not_found')
    if (roles.has(role.name)) throw new KeywardError('already_exists')
    roles.set(role.name, role)
    this.#idempotency.write(idempotency)
    this.#trail.append(trail)
  }

  updateRole(role: RoleRecord, trail: Trail = NO_TRAIL): void {
    const roles = this.#tables.roles.get(role.apiId)
    const isExpected = roles?.get(role.name)?.version === role.version - 1
    if (roles === undefined || !isExpected) throw new KeywardError('conflict')
    roles.set(role.name, role)
    this.#trail.append(trail)
  }

  deleteRole(apiId: string, name: string, trail: Trail = NO_TRAIL): boolean {
    for (const key of this.#tables.keys.values()) {
      const holdsIt = key.apiId === apiId && key.revokedAtMs === null && key.roles.includes(name)
      if (holdsIt) throw new KeywardError('conflict')
    }
    const isDeleted = this.#tables.roles.get(apiId)?.delete(name) ?? false
    if (isDeleted) this.#trail.append(trail)
    return isDeleted
  }

  /** A revoked key may name roles that are gone: they are its history. */
  assertRolesExist(key: KeyRecord): void {
    if (key.revokedAtMs !== null) return
    const roles = this.#tables.roles.get(key.apiId)
    const isKnown = key.roles.every((name) => roles?.has(name))
    if (!isKnown) throw new KeywardError('role_not_found')
  }

  #assertPrefixFree(api: ApiRecord): void {
    for (const other of this.#tables.apis.values()) {
      const isTaken = other.prefix === api.prefix && other.id !== api.id
      if (isTaken) throw new KeywardError('already_exists')
    }
  }

  #forgetKey(key: KeyRecord): void {
    this.#tables.keys.delete(key.id)
    this.#tables.usage.delete(key.id)
    this.#tables.sightings.delete(key.id)
    this.#tables.secretUses.delete(key.id)
    this.#tables.refusedUses.delete(key.id)
    for (const { lookup } of key.secrets) {
      if (lookup !== null) this.#tables.lookups.delete(lookupName(key.apiId, lookup))
    }
  }

  /** An API made later under the same id has no scans. */
  #forgetScans(apiId: string): void {
    this.#tables.scanSchedules.delete(apiId)
    for (const [id, scan] of this.#tables.scans) {
      if (scan.apiId === apiId) this.#tables.scans.set(id, { ...scan, apiId: null })
    }
  }

  /** An API made later under the same id begins with whole quotas. */
  #forgetQuotas(apiId: string, keys: readonly KeyRecord[]): void {
    const subjects = new Set(keys.map((key) => `key:${key.id}`))
    for (const name of this.#tables.quotas.keys()) {
      const [subject] = JSON.parse(name) as [string, string]
      const isOfApi = subjects.has(subject) || subject.startsWith(`owner:${apiId}:`)
      if (isOfApi) this.#tables.quotas.delete(name)
    }
  }
}
