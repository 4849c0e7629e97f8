/** Keeps everything in memory, for tests and for trying Keyward out: a restart forgets it all. */
import { KeywardError } from '../../base/errors.ts'
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
import { MemoryApis } from './memory-apis.ts'
import { MemoryHistory } from './memory-history.ts'
import { MemoryIdempotency } from './memory-idempotency.ts'
import { MemoryKeys } from './memory-keys.ts'
import { MemoryQuotas } from './memory-quotas.ts'
import { MemoryTables } from './memory-tables.ts'
import { MemoryUsage } from './memory-usage.ts'

/** Every method is synchronous and checks all before it writes anything: each is a transaction. */
export class MemoryStorage extends MemoryHistory implements Storage {
  readonly #idempotency: MemoryIdempotency
  readonly #apis: MemoryApis
  readonly #keys: MemoryKeys
  readonly #quotas: MemoryQuotas
  readonly #usage: MemoryUsage
  #isOpen = true

  constructor() {
    const tables = new MemoryTables()
    const idempotency = new MemoryIdempotency(tables)
    super(tables, idempotency)
    this.#idempotency = idempotency
    this.#apis = new MemoryApis(tables, idempotency, this.trail)
    this.#keys = new MemoryKeys(tables, this.#apis, idempotency, this.trail)
    this.#quotas = new MemoryQuotas(tables)
    this.#usage = new MemoryUsage(tables)
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
    return this.#keys.listKeys(filter, page)
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
    return this.#apis.listRoles(apiId, page)
  }

  insertRole(role: RoleRecord, idempotency: IdempotencyRecord | null, trail?: Trail) {
    return this.#apis.insertRole(role, idempotency, trail)
  }

  updateRole(role: RoleRecord, trail?: Trail) {
    return this.#apis.updateRole(role, trail)
  }

  deleteRole(apiId: string, name: string, trail?: Trail) {
    return this.#apis.deleteRole(apiId, name, trail)
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
    if (!this.#isOpen) throw new KeywardError('storage_unavailable')
  }

  close(): void {
    this.#isOpen = false
  }
}
