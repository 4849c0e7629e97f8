/** Keeps everything in one SQLite file: durable when a write returns, synchronous throughout. */
import type { ApiRecord, RoleRecord } from '../../engine/apis/api-record.ts'
import type { KeyRecord, SecretVersion } from '../../engine/keys/key-record.ts'
import type { QuotaPeriod } from '../../engine/limits/limit-policy.ts'
import type { ScanRecord, ScanSchedule } from '../../engine/scans/scan-record.ts'
import type { ScanFilter, ScanRetention } from '../../engine/scans/scan-storage.ts'
import type {
  IdempotencyRecord,
  KeyFilter,
  PageRequest,
  QuotaReservation,
  Storage,
  UsageDelta,
} from '../../engine/storage.ts'
import { SqliteApis } from './sqlite-apis.ts'
import type { SqliteDatabase } from './sqlite-database.ts'
import { SqliteIdempotency } from './sqlite-idempotency.ts'
import { SqliteKeyList } from './sqlite-key-list.ts'
import { SqliteKeys } from './sqlite-keys.ts'
import { compileQuery } from './sqlite-query.ts'
import { SqliteQuotas } from './sqlite-quotas.ts'
import { SqliteRoles } from './sqlite-roles.ts'
import { SqliteScanSchedules } from './sqlite-scan-schedules.ts'
import { SqliteScans } from './sqlite-scans.ts'
import { builder } from './sqlite-schema.ts'
import { SqliteUsage } from './sqlite-usage.ts'

const readAnything = compileQuery<Record<string, never>>(() =>
  builder.selectFrom('apis').select('id').limit(1),
)

export class SqliteStorage implements Storage {
  readonly #database: SqliteDatabase
  readonly #onClose: () => void
  readonly #idempotency: SqliteIdempotency
  readonly #roles: SqliteRoles
  readonly #apis: SqliteApis
  readonly #keys: SqliteKeys
  readonly #keyList: SqliteKeyList
  readonly #quotas: SqliteQuotas
  readonly #usage: SqliteUsage
  readonly #scans: SqliteScans
  readonly #scanSchedules: SqliteScanSchedules

  /** `database` is migrated; it is closed along with the storage, then `onClose` is called. */
  constructor(database: SqliteDatabase, onClose: () => void) {
    this.#database = database
    this.#onClose = onClose
    this.#idempotency = new SqliteIdempotency(database)
    this.#roles = new SqliteRoles(database, this.#idempotency)
    this.#apis = new SqliteApis(database, this.#roles, this.#idempotency)
    this.#keys = new SqliteKeys(database, this.#apis, this.#idempotency)
    this.#keyList = new SqliteKeyList(database, this.#keys)
    this.#quotas = new SqliteQuotas(database)
    this.#usage = new SqliteUsage(database)
    this.#scans = new SqliteScans(database, this.#idempotency)
    this.#scanSchedules = new SqliteScanSchedules(database, this.#scans, this.#idempotency)
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

  insertKey(key: KeyRecord, idempotency: IdempotencyRecord | null) {
    return this.#keys.insertKey(key, idempotency)
  }

  importKeys(keys: readonly KeyRecord[], api: ApiRecord) {
    return this.#keys.importKeys(keys, api)
  }

  updateKey(key: KeyRecord) {
    return this.#keys.updateKey(key)
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

  insertApi(api: ApiRecord, idempotency: IdempotencyRecord | null) {
    return this.#apis.insertApi(api, idempotency)
  }

  updateApi(api: ApiRecord) {
    return this.#apis.updateApi(api)
  }

  deleteApi(id: string) {
    return this.#apis.deleteApi(id)
  }

  listRoles(apiId: string, page: PageRequest) {
    return this.#roles.listRoles(apiId, page)
  }

  insertRole(role: RoleRecord, idempotency: IdempotencyRecord | null) {
    return this.#roles.insertRole(role, idempotency)
  }

  updateRole(role: RoleRecord) {
    return this.#roles.updateRole(role)
  }

  deleteRole(apiId: string, name: string) {
    return this.#roles.deleteRole(apiId, name)
  }

  findScan(id: string) {
    return this.#scans.findScan(id)
  }

  findScanReport(id: string) {
    return this.#scans.findScanReport(id)
  }

  listScans(filter: ScanFilter, page: PageRequest) {
    return this.#scans.listScans(filter, page)
  }

  insertScan(scan: ScanRecord, idempotency: IdempotencyRecord | null) {
    return this.#scans.insertScan(scan, idempotency)
  }

  updateScan(scan: ScanRecord, report: string | null) {
    return this.#scans.updateScan(scan, report)
  }

  sweepScans(retention: ScanRetention) {
    return this.#scans.sweepScans(retention)
  }

  findScanSchedule(apiId: string) {
    return this.#scanSchedules.findScanSchedule(apiId)
  }

  listScanSchedules(page: PageRequest) {
    return this.#scanSchedules.listScanSchedules(page)
  }

  listDueScanSchedules(nowMs: number, count: number) {
    return this.#scanSchedules.listDueScanSchedules(nowMs, count)
  }

  insertScanSchedule(schedule: ScanSchedule, idempotency: IdempotencyRecord | null) {
    return this.#scanSchedules.insertScanSchedule(schedule, idempotency)
  }

  takeScanSchedule(schedule: ScanSchedule, scan: ScanRecord) {
    return this.#scanSchedules.takeScanSchedule(schedule, scan)
  }

  deleteScanSchedule(apiId: string) {
    return this.#scanSchedules.deleteScanSchedule(apiId)
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

  ping(): void {
    this.#database.find(readAnything, {})
  }

  close(): void {
    this.#database.close()
    this.#onClose()
  }
}
