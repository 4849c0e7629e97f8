/** Keeps everything in one SQLite file: durable when a write returns, synchronous throughout. */
import type { ApiRecord, RoleRecord } from '../../engine/apis/api-record.ts'
import type { KeyRecord, SecretVersion } from '../../engine/keys/key-record.ts'
import type { QuotaPeriod } from '../../engine/limits/limit-policy.ts'
import type {
  IdempotencyRecord,
  KeyFilter,
  PageRequest,
  QuotaReservation,
  Storage,
} from '../../engine/storage.ts'
import type { Trail } from '../../engine/trail.ts'
import type {
  RefusedUse,
  UsageDelta,
  UsageQuery,
  UsageRetention,
} from '../../engine/usage/usage-storage.ts'
import { SqliteApis } from './sqlite-apis.ts'
import type { SqliteDatabase } from './sqlite-database.ts'
import { SqliteHistory } from './sqlite-history.ts'
import { SqliteIdempotency } from './sqlite-idempotency.ts'
import { SqliteKeyList } from './sqlite-key-list.ts'
import { SqliteKeys } from './sqlite-keys.ts'
import { compileQuery } from './sqlite-query.ts'
import { SqliteQuotas } from './sqlite-quotas.ts'
import { SqliteRoles } from './sqlite-roles.ts'
import { builder } from './sqlite-schema.ts'
import { SqliteUsage } from './sqlite-usage.ts'

const readAnything = compileQuery<Record<string, never>>(() =>
  builder.selectFrom('apis').select('id').limit(1),
)

export class SqliteStorage extends SqliteHistory implements Storage {
  readonly #database: SqliteDatabase
  readonly #onClose: () => void
  readonly #idempotency: SqliteIdempotency
  readonly #roles: SqliteRoles
  readonly #apis: SqliteApis
  readonly #keys: SqliteKeys
  readonly #keyList: SqliteKeyList
  readonly #quotas: SqliteQuotas
  readonly #usage: SqliteUsage

  /** `database` is migrated; it is closed along with the storage, then `onClose` is called. */
  constructor(database: SqliteDatabase, onClose: () => void) {
    const idempotency = new SqliteIdempotency(database)
    super(database, idempotency)
    this.#database = database
    this.#onClose = onClose
    this.#idempotency = idempotency
    this.#roles = new SqliteRoles(database, idempotency, this.trail)
    this.#apis = new SqliteApis(database, this.#roles, idempotency, this.trail)
    this.#keys = new SqliteKeys(database, this.#apis, idempotency, this.trail)
    this.#keyList = new SqliteKeyList(database, this.#keys)
    this.#quotas = new SqliteQuotas(database)
    this.#usage = new SqliteUsage(database)
  }

  findKey(id: string) {
    return this.#keys.findKey(id)
  }

  findKeyByLookup(apiId: string, lookup: string) {
    return this.#keys.findKeyByLookup(apiId, lookup)
  }

  listSlowHashKeys(apiId: string) {
    return this.#keys.listSlowHashKeys(apiId)
  }

  listKeys(filter: KeyFilter, page: PageRequest) {
    return this.#keyList.listKeys(filter, page)
  }

  countKeys(apiId: string) {
    return this.#keys.countKeys(apiId)
  }

  insertKey(key: KeyRecord, idempotency: IdempotencyRecord | null, trail?: Trail) {
    return this.#keys.insertKey(key, idempotency, trail)
  }

  importKeys(keys: readonly KeyRecord[], api: ApiRecord, trail?: Trail) {
    return this.#keys.importKeys(keys, api, trail)
  }

  updateKey(key: KeyRecord, trail?: Trail) {
    return this.#keys.updateKey(key, trail)
  }

  rotateKey(key: KeyRecord, trail?: Trail) {
    return this.#keys.rotateKey(key, trail)
  }

  replaceSecret(keyId: string, digestBefore: string, secret: SecretVersion) {
    return this.#keys.replaceSecret(keyId, digestBefore, secret)
  }

  findApi(id: string) {
    return this.#apis.findApi(id)
  }

  listApis(page: PageRequest) {
    return this.#apis.listApis(page)
  }

  insertApi(api: ApiRecord, idempotency: IdempotencyRecord | null, trail?: Trail) {
    return this.#apis.insertApi(api, idempotency, trail)
  }

  updateApi(api: ApiRecord, trail?: Trail) {
    return this.#apis.updateApi(api, trail)
  }

  deleteApi(id: string, trail?: Trail) {
    return this.#apis.deleteApi(id, trail)
  }

  listRoles(apiId: string, page: PageRequest) {
    return this.#roles.listRoles(apiId, page)
  }

  insertRole(role: RoleRecord, idempotency: IdempotencyRecord | null, trail?: Trail) {
    return this.#roles.insertRole(role, idempotency, trail)
  }

  updateRole(role: RoleRecord, trail?: Trail) {
    return this.#roles.updateRole(role, trail)
  }

  deleteRole(apiId: string, name: string, trail?: Trail) {
    return this.#roles.deleteRole(apiId, name, trail)
  }

  findIdempotency(actor: string, keyDigest: string) {
    return this.#idempotency.findIdempotency(actor, keyDigest)
  }

  sweepIdempotency(beforeMs: number) {
    return this.#idempotency.sweepIdempotency(beforeMs)
  }

  reserveQuota(reservation: QuotaReservation) {
    return this.#quotas.reserveQuota(reservation)
  }

  releaseQuota(subject: string, period: QuotaPeriod, periodStartMs: number, amount: number) {
    return this.#quotas.releaseQuota(subject, period, periodStartMs, amount)
  }

  addUsage(deltas: readonly UsageDelta[]) {
    return this.#usage.addUsage(deltas)
  }

  findUsage(keyIds: readonly string[]) {
    return this.#usage.findUsage(keyIds)
  }

  sumUsageByTime(query: UsageQuery) {
    return this.#usage.sumUsageByTime(query)
  }

  sumUsageByScope(query: UsageQuery) {
    return this.#usage.sumUsageByScope(query)
  }

  findSightings(keyIds: readonly string[]) {
    return this.#usage.findSightings(keyIds)
  }

  findUsageHistory(keyIds: readonly string[], fromMs: number, toMs: number) {
    return this.#usage.findUsageHistory(keyIds, fromMs, toMs)
  }

  findSecretUse(keyId: string) {
    return this.#usage.findSecretUse(keyId)
  }

  addRefusedUse(refused: readonly RefusedUse[]) {
    return this.#usage.addRefusedUse(refused)
  }

  findRefusedUse(keyIds: readonly string[]) {
    return this.#usage.findRefusedUse(keyIds)
  }

  sweepUsage(retention: UsageRetention) {
    return this.#usage.sweepUsage(retention)
  }

  ping(): void {
    this.#database.find(readAnything, {})
  }

  close(): void {
    this.#database.close()
    this.#onClose()
  }
}
