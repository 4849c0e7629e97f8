/** Decides which answers of a storage are kept in memory, and when they must be asked for again. */

import { limits } from '../base/limits.ts'
import { isPromise, type MaybePromise } from '../base/maybe-promise.ts'
import type { ApiRecord, ApiWithRoles, RoleRecord } from '../engine/apis/api-record.ts'
import type { KeyRecord, SecretVersion } from '../engine/keys/key-record.ts'
import type { QuotaPeriod } from '../engine/limits/limit-policy.ts'
import type {
  IdempotencyRecord,
  KeyFilter,
  Page,
  PageRequest,
  QuotaGrant,
  QuotaReservation,
  Storage,
} from '../engine/storage.ts'
import type { Trail } from '../engine/trail.ts'
import { ClockCache } from './clock-cache.ts'
import { UncachedUsage } from './uncached-usage.ts'

/**
 * Answers warm look-ups at once, as plain values and with the same object until it changes: what
 * the engine prepares from a record is kept by its identity. Absence is never kept.
 *
 * Each write makes a new generation, when it begins and when it ends, even if it throws: then it
 * is not known what was written. An answer is kept only if the generation in which it was asked
 * for still lasts, so a look-up in flight can never bring back what a write has replaced.
 */
export class CachedStorage extends UncachedUsage implements Storage {
  readonly #inner: Storage
  readonly #keys = new ClockCache<string, KeyRecord>(limits.cachedKeysMax)
  /** API and look-up → key id. Only a hint: the record found by it must hold the look-up. */
  readonly #lookups = new ClockCache<string, string>(limits.cachedKeysMax)
  readonly #slowHashKeys = new ClockCache<string, readonly KeyRecord[]>(limits.cachedApisMax)
  readonly #apis = new ClockCache<string, ApiWithRoles>(limits.cachedApisMax)
  #generation = 0

  constructor(inner: Storage) {
    super(inner)
    this.#inner = inner
  }

  get generation(): number {
    return this.#generation
  }

  findKey(id: string): MaybePromise<KeyRecord | undefined> {
    const known = this.#keys.find(id)
    if (known !== undefined) return known
    return this.#ask(
      () => this.#inner.findKey(id),
      (key) => this.#keepKey(key),
    )
  }

  findKeyByLookup(apiId: string, lookup: string): MaybePromise<KeyRecord | undefined> {
    const name = `${apiId} ${lookup}`
    const id = this.#lookups.find(name)
    const known = id === undefined ? undefined : this.#keys.find(id)
    if (known !== undefined && isFoundBy(known, apiId, lookup)) return known
    return this.#ask(
      () => this.#inner.findKeyByLookup(apiId, lookup),
      (key) => {
        if (key !== undefined) this.#lookups.set(name, key.id)
        return this.#keepKey(key)
      },
    )
  }

  listSlowHashKeys(apiId: string): MaybePromise<readonly KeyRecord[]> {
    const known = this.#slowHashKeys.find(apiId)
    if (known !== undefined) return known
    return this.#ask(
      () => this.#inner.listSlowHashKeys(apiId),
      (keys) => {
        this.#slowHashKeys.set(apiId, keys)
        return keys
      },
    )
  }

  findApi(id: string): MaybePromise<ApiWithRoles | undefined> {
    const known = this.#apis.find(id)
    if (known !== undefined) return known
    return this.#ask(
      () => this.#inner.findApi(id),
      (api) => {
        if (api !== undefined) this.#apis.set(id, api)
        return api
      },
    )
  }

  insertKey(
    key: KeyRecord,
    idempotency: IdempotencyRecord | null,
    trail?: Trail,
  ): MaybePromise<void> {
    return this.#write(
      () => this.#inner.insertKey(key, idempotency, trail),
      () => this.#forgetKey(key),
    )
  }

  importKeys(keys: readonly KeyRecord[], api: ApiRecord, trail?: Trail): MaybePromise<void> {
    return this.#write(
      () => this.#inner.importKeys(keys, api, trail),
      () => {
        for (const key of keys) this.#keys.delete(key.id)
        this.#slowHashKeys.delete(api.id)
        this.#apis.delete(api.id)
      },
    )
  }

  updateKey(key: KeyRecord, trail?: Trail): MaybePromise<void> {
    return this.#write(
      () => this.#inner.updateKey(key, trail),
      () => this.#forgetKey(key),
    )
  }

  /** A look-up of a secret that is gone finds a record that does not hold it any more. */
  rotateKey(key: KeyRecord, trail?: Trail): MaybePromise<void> {
    return this.#write(
      () => this.#inner.rotateKey(key, trail),
      () => this.#forgetKey(key),
    )
  }

  replaceSecret(keyId: string, digest: string, secret: SecretVersion): MaybePromise<boolean> {
    return this.#write(
      () => this.#inner.replaceSecret(keyId, digest, secret),
      () => {
        this.#keys.delete(keyId)
        // Which API it is of is not told; the lists are short and soon read again.
        this.#slowHashKeys.clear()
      },
    )
  }

  insertApi(
    api: ApiRecord,
    idempotency: IdempotencyRecord | null,
    trail?: Trail,
  ): MaybePromise<void> {
    return this.#write(
      () => this.#inner.insertApi(api, idempotency, trail),
      () => this.#apis.delete(api.id),
    )
  }

  updateApi(api: ApiRecord, trail?: Trail): MaybePromise<void> {
    return this.#write(
      () => this.#inner.updateApi(api, trail),
      () => this.#apis.delete(api.id),
    )
  }

  /** Its revoked keys go with it, whichever they are. */
  deleteApi(id: string, trail?: Trail): MaybePromise<void> {
    return this.#write(
      () => this.#inner.deleteApi(id, trail),
      () => {
        this.#apis.delete(id)
        this.#slowHashKeys.delete(id)
        this.#keys.clear()
      },
    )
  }

  insertRole(
    role: RoleRecord,
    idempotency: IdempotencyRecord | null,
    trail?: Trail,
  ): MaybePromise<void> {
    return this.#write(
      () => this.#inner.insertRole(role, idempotency, trail),
      () => this.#apis.delete(role.apiId),
    )
  }

  updateRole(role: RoleRecord, trail?: Trail): MaybePromise<void> {
    return this.#write(
      () => this.#inner.updateRole(role, trail),
      () => this.#apis.delete(role.apiId),
    )
  }

  deleteRole(apiId: string, name: string, trail?: Trail): MaybePromise<boolean> {
    return this.#write(
      () => this.#inner.deleteRole(apiId, name, trail),
      () => this.#apis.delete(apiId),
    )
  }

  listKeys(filter: KeyFilter, page: PageRequest): MaybePromise<Page<KeyRecord>> {
    return this.#inner.listKeys(filter, page)
  }

  countKeys(apiId: string): MaybePromise<number> {
    return this.#inner.countKeys(apiId)
  }

  listApis(page: PageRequest): MaybePromise<Page<ApiRecord>> {
    return this.#inner.listApis(page)
  }

  listRoles(apiId: string, page: PageRequest): MaybePromise<Page<RoleRecord>> {
    return this.#inner.listRoles(apiId, page)
  }

  findIdempotency(actor: string, digest: string): MaybePromise<IdempotencyRecord | undefined> {
    return this.#inner.findIdempotency(actor, digest)
  }

  sweepIdempotency(beforeMs: number): MaybePromise<void> {
    return this.#inner.sweepIdempotency(beforeMs)
  }

  reserveQuota(reservation: QuotaReservation): MaybePromise<QuotaGrant> {
    return this.#inner.reserveQuota(reservation)
  }

  releaseQuota(
    subject: string,
    period: QuotaPeriod,
    periodStartMs: number,
    amount: number,
  ): MaybePromise<void> {
    return this.#inner.releaseQuota(subject, period, periodStartMs, amount)
  }

  ping(): MaybePromise<void> {
    return this.#inner.ping()
  }

  close(): MaybePromise<void> {
    this.#keys.clear()
    this.#lookups.clear()
    this.#slowHashKeys.clear()
    this.#apis.clear()
    this.#generation++
    return this.#inner.close()
  }

  /** `keep` gives the answer to use; it runs only if nothing was written since the question. */
  #ask<T>(question: () => MaybePromise<T>, keep: (answer: T) => T): MaybePromise<T> {
    const generation = this.#generation
    const answer = question()
    if (!isPromise(answer)) return keep(answer)
    return answer.then((late) => (generation === this.#generation ? keep(late) : late))
  }

  /** A write that is no promise has ended before anything else could ask. */
  #write<T>(write: () => MaybePromise<T>, forget: () => void): MaybePromise<T> {
    const renew = () => {
      this.#generation++
      forget()
    }
    renew()
    const result = write()
    this.bell.ring()
    if (!isPromise(result)) return result
    return result.finally(() => {
      renew()
      this.bell.ring()
    })
  }

  /** Two look-ups at once must not leave two objects for one record: the first stays. */
  #keepKey(key: KeyRecord | undefined): KeyRecord | undefined {
    if (key === undefined) return undefined
    const known = this.#keys.find(key.id)
    if (known !== undefined) return known
    this.#keys.set(key.id, key)
    return key
  }

  #forgetKey(key: KeyRecord): void {
    this.#keys.delete(key.id)
    this.#slowHashKeys.delete(key.apiId)
  }
}

function isFoundBy(key: KeyRecord, apiId: string, lookup: string): boolean {
  return key.apiId === apiId && key.secrets.some((secret) => secret.lookup === lookup)
}
