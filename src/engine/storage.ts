/** The storage port: what the engine asks of whatever keeps keys, APIs, roles, quotas and usage. */
import type { MaybePromise } from '../base/maybe-promise.ts'
import type { ApiRecord, ApiWithRoles, RoleRecord } from './apis/api-record.ts'
import type { KeyRecord, KeyState, SecretVersion } from './keys/key-record.ts'
import type { QuotaPeriod } from './limits/limit-policy.ts'

/** `cursor` is opaque, from the page before; null begins. `size` is 1 to `limits.pageSizeMax`. */
export interface PageRequest {
  readonly cursor: string | null
  readonly size: number
}

/** `cursor` is null on the last page. */
export interface Page<T> {
  readonly items: readonly T[]
  readonly cursor: string | null
}

/** Every field that is given must match; text is compared with case, but for `text`. */
export interface KeyFilter {
  readonly apiId?: string
  readonly owner?: string
  /** The name contains it, without regard to case. */
  readonly name?: string
  /** The hint starts with it: the first characters of the key text. */
  readonly prefix?: string
  /** The hint or the id contains it. */
  readonly hint?: string
  readonly state?: KeyState
  readonly imported?: boolean
  /** Needed to tell the state. */
  readonly nowMs: number
}

/** Remembers that a create was done, so that its repetition makes nothing new. Kept a day. */
export interface IdempotencyRecord {
  /** Who asked: the admin key's id. Another admin's equal Idempotency-Key is another one. */
  readonly actor: string
  /** SHA-256 of operation and Idempotency-Key, hex. */
  readonly keyDigest: string
  /** SHA-256 of the request body, hex. */
  readonly requestDigest: string
  /** Id of what was made. */
  readonly resultId: string
  readonly createdAtMs: number
}

/** What one key did since the last flush. */
export interface UsageDelta {
  readonly keyId: string
  readonly allowed: number
  readonly denied: number
  readonly lastUsedAtMs: number
}

export interface KeyUsage {
  readonly allowed: number
  readonly denied: number
  readonly lastUsedAtMs: number | null
}

export interface QuotaReservation {
  /** `key:<key id>` or `owner:<api id>:<owner>`. */
  readonly subject: string
  readonly period: QuotaPeriod
  /** First millisecond of the period, UTC; 0 for `total`. */
  readonly periodStartMs: number
  /** Units to add to what is reserved already; 0 only reads. */
  readonly amount: number
  /** The sum of what is reserved never goes above it. */
  readonly limit: number
}

export interface QuotaGrant {
  /** The period that the answer is about: later than asked when the clock went back. */
  readonly periodStartMs: number
  /** What this call added: `amount`, or less when the limit is near, or 0. */
  readonly granted: number
  /** All that is reserved in the period, this grant included. */
  readonly reserved: number
}

/** Durable before it returns: what was granted survives `kill -9` and power loss as spent. */
export interface QuotaLedger {
  reserveQuota(reservation: QuotaReservation): MaybePromise<QuotaGrant>
  /** Gives back `amount` unspent units of a grant, on a clean stop. Other periods are left alone. */
  releaseQuota(
    subject: string,
    period: QuotaPeriod,
    periodStartMs: number,
    amount: number,
  ): MaybePromise<void>
}

/**
 * Every write is one transaction, durable when it returns. Finders answer the newest committed
 * state. Errors: `storage_unavailable`, `storage_full`, `database_corrupt`.
 */
export interface Storage extends QuotaLedger {
  findKey(id: string): MaybePromise<KeyRecord | undefined>
  /** An imported key of that API by `SecretVersion.lookup`. */
  findKeyByLookup(apiId: string, lookup: string): MaybePromise<KeyRecord | undefined>
  /** Keys of that API with a `bcrypt` or `argon2id` secret, oldest first. */
  listSlowHashKeys(apiId: string): MaybePromise<readonly KeyRecord[]>
  /** Newest first. */
  listKeys(filter: KeyFilter, page: PageRequest): MaybePromise<Page<KeyRecord>>
  countKeys(apiId: string): MaybePromise<number>
  /** Error `already_exists` when the id or a look-up is taken; then nothing is written. */
  insertKey(key: KeyRecord, idempotency: IdempotencyRecord | null): MaybePromise<void>
  /** All or none; `api` is written with its new `importedForms` in the same transaction. */
  importKeys(keys: readonly KeyRecord[], api: ApiRecord): MaybePromise<void>
  /** Writes all fields but `secrets`. Error `conflict` unless `key.version - 1` is stored. */
  updateKey(key: KeyRecord): MaybePromise<void>
  /** Swaps one secret version when its digest is still `digestBefore`; false when it is not. */
  replaceSecret(keyId: string, digestBefore: string, secret: SecretVersion): MaybePromise<boolean>

  findApi(id: string): MaybePromise<ApiWithRoles | undefined>
  /** By id, ascending. */
  listApis(page: PageRequest): MaybePromise<Page<ApiRecord>>
  /** Error `already_exists` when the id or the prefix is taken. */
  insertApi(api: ApiRecord, idempotency: IdempotencyRecord | null): MaybePromise<void>
  /** Errors `conflict`, and `already_exists` when the prefix is another's. */
  updateApi(api: ApiRecord): MaybePromise<void>
  /** Deletes the API and its roles. Error `api_not_empty` when it has a key that is not revoked. */
  deleteApi(id: string): MaybePromise<void>

  /** By name, ascending. */
  listRoles(apiId: string, page: PageRequest): MaybePromise<Page<RoleRecord>>
  insertRole(role: RoleRecord, idempotency: IdempotencyRecord | null): MaybePromise<void>
  updateRole(role: RoleRecord): MaybePromise<void>
  /** False when there was none. Error `conflict` when a key that is not revoked holds it. */
  deleteRole(apiId: string, name: string): MaybePromise<boolean>

  findIdempotency(actor: string, keyDigest: string): MaybePromise<IdempotencyRecord | undefined>
  sweepIdempotency(beforeMs: number): MaybePromise<void>

  addUsage(deltas: readonly UsageDelta[]): MaybePromise<void>
  findUsage(keyIds: readonly string[]): MaybePromise<ReadonlyMap<string, KeyUsage>>

  /** Throws when the store cannot answer a read. */
  ping(): MaybePromise<void>
  close(): MaybePromise<void>
}
