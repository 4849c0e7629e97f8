/** Keeps everything in memory, for tests and for trying Keyward out: a restart forgets it all. */
import { KeywardError } from '../../base/errors.ts'
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
import { MemoryApis } from './memory-apis.ts'
import { MemoryIdempotency } from './memory-idempotency.ts'
import { MemoryKeys } from './memory-keys.ts'
import { MemoryQuotas } from './memory-quotas.ts'
import { MemoryScanSchedules } from './memory-scan-schedules.ts'
import { MemoryScans } from './memory-scans.ts'
import { MemoryTables } from './memory-tables.ts'
import { MemoryUsage } from './memory-usage.ts'

/** Every method is synchronous and checks all before it writes anything: each is a transaction. */
export class MemoryStorage implements Storage {
  readonly #tables = new MemoryTables()
  readonly #idempotency = new MemoryIdempotency(this.#tables)
  readonly #apis = new MemoryApis(this.#tables, this.#idempotency)
  readonly #keys = new MemoryKeys(this.#tables, this.#apis, this.#idempotency)
  readonly #quotas = new MemoryQuotas(this.#tables)
  readonly #usage = new MemoryUsage(this.#tables)
  readonly #scans = new MemoryScans(this.#tables, this.#idempotency)
  readonly #scanSchedules = new MemoryScanSchedules(this.#tables, this.#scans, this.#idempotency)
  #isOpen = true

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
    return this.#keys.listKeys(filter, page)
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
    return this.#apis.listRoles(apiId, page)
  }

  insertRole(role: RoleRecord, idempotency: IdempotencyRecord | null) {
    return this.#apis.insertRole(role, idempotency)
  }

  updateRole(role: RoleRecord) {
    return this.#apis.updateRole(role)
  }

  deleteRole(apiId: string, name: string) {
    return this.#apis.deleteRole(apiId, name)
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
    if (!this.#isOpen) throw new KeywardError('storage_unavailable')
  }

  close(): void {
    this.#isOpen = false
  }
}
