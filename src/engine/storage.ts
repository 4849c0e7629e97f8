/** The storage port: what the engine asks of whatever keeps keys, APIs, roles, quotas and usage. */
import type { MaybePromise } from '../base/maybe-promise.ts'
import type { ApiRecord, ApiWithRoles, RoleRecord } from './apis/api-record.ts'
import type { AuditStorage } from './audit/audit-storage.ts'
import type { KeyRecord, KeyState, SecretVersion } from './keys/key-record.ts'
import type { QuotaPeriod } from './limits/limit-policy.ts'
import type { RevocationStorage } from './revocations/revocation-storage.ts'
import type { ScanStorage } from './scans/scan-storage.ts'
import type { Trail } from './trail.ts'
import type { UsageStorage } from './usage/usage-storage.ts'
import type { WriteBell } from './write-bell.ts'

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

/** Every field that is given must match; text is compared with case, but for `name`. */
export interface KeyFilter {
  readonly apiId?: string
  readonly owner?: string
  /** The name contains it, without regard to case (`toLowerCase` of both). */
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
  /** Gives back `amount` unspent units of a grant, on a clean stop; other periods stay. */
  releaseQuota(
    subject: string,
    period: QuotaPeriod,
    periodStartMs: number,
    amount: number,
  ): MaybePromise<void>
}

/**
 * Every write is one transaction, durable when it returns (usage: at the next write that is).
 * Finders answer the newest committed state. Errors of all methods: `storage_unavailable`,
 * `storage_full`, `database_corrupt`; of lists also `invalid_request` for a malformed cursor.
 *
 * A `trail` that is given is written in the same transaction: after `kill -9` either both are
 * there or neither is.
 *
 * Lists are in the order of code points. Text that is not well-formed Unicode need not be kept.
 */
export interface Storage
  extends QuotaLedger,
    ScanStorage,
    AuditStorage,
    RevocationStorage,
    UsageStorage {
  /**
   * Changes whenever a record answered before may no longer be the stored one, before the write
   * that changes it returns. Absent where that is not known: then every use asks again.
   */
  readonly generation?: number
  /** Rings after each write that may leave a trail. Absent where others can write as well. */
  readonly bell?: WriteBell
  findKey(id: string): MaybePromise<KeyRecord | undefined>
  /** An imported key of that API by `SecretVersion.lookup`. */
  findKeyByLookup(apiId: string, lookup: string): MaybePromise<KeyRecord | undefined>
  /** Keys of that API with a `bcrypt` or `argon2id` secret, oldest first. */
  listSlowHashKeys(apiId: string): MaybePromise<readonly KeyRecord[]>
  /** Newest first. A search that looks at many keys lets others have their turn meanwhile. */
  listKeys(filter: KeyFilter, page: PageRequest): MaybePromise<Page<KeyRecord>>
  /** How many keys of that API are not revoked. */
  countKeys(apiId: string): MaybePromise<number>
  /**
   * Errors: `already_exists` when the id, a look-up or the idempotency record is taken;
   * `api_not_found`, `role_not_found`. Then nothing is written. Secrets are in order of version.
   */
  insertKey(
    key: KeyRecord,
    idempotency: IdempotencyRecord | null,
    trail?: Trail,
  ): MaybePromise<void>
  /**
   * All or none, errors as of `insertKey`. All are keys of `api`, which is written with its new
   * `importedForms` in the same transaction: as by `updateApi`, so with its next `version`.
   */
  importKeys(keys: readonly KeyRecord[], api: ApiRecord, trail?: Trail): MaybePromise<void>
  /**
   * Writes all fields but `secrets`; the API stays the same. Errors: `conflict` unless
   * `key.version - 1` is stored; `role_not_found`, but not for a revoked key.
   */
  updateKey(key: KeyRecord, trail?: Trail): MaybePromise<void>
  /**
   * As `updateKey`, and the secrets too: adds the versions that are new, writes the ends of those
   * that are there (never their digests) and forgets those that are no longer named.
   */
  rotateKey(key: KeyRecord, trail?: Trail): MaybePromise<void>
  /**
   * Swaps the secret of `secret.version` when its digest is still `digestBefore`; false when it
   * is not. `version` of the key stays, and so does the end of the secret: it may have been ended
   * while its text was hashed anew. Error `already_exists` when the new look-up is taken.
   */
  replaceSecret(keyId: string, digestBefore: string, secret: SecretVersion): MaybePromise<boolean>

  findApi(id: string): MaybePromise<ApiWithRoles | undefined>
  /** By id, ascending. */
  listApis(page: PageRequest): MaybePromise<Page<ApiRecord>>
  /** Error `already_exists` when the id or the prefix is taken. */
  insertApi(
    api: ApiRecord,
    idempotency: IdempotencyRecord | null,
    trail?: Trail,
  ): MaybePromise<void>
  /** `conflict` unless `api.version - 1` is stored; `already_exists`: the prefix is another's. */
  updateApi(api: ApiRecord, trail?: Trail): MaybePromise<void>
  /**
   * Deletes the API, its roles, its revoked keys, what was counted for them, and its schedule of
   * scans; scans that were made stay, without the API. Errors:
   * `api_not_empty` when it has a key that is not revoked; `api_not_found`.
   */
  deleteApi(id: string, trail?: Trail): MaybePromise<void>

  /** By name, ascending. */
  listRoles(apiId: string, page: PageRequest): MaybePromise<Page<RoleRecord>>
  /** Errors `already_exists`, `api_not_found`. */
  insertRole(
    role: RoleRecord,
    idempotency: IdempotencyRecord | null,
    trail?: Trail,
  ): MaybePromise<void>
  /** Error `conflict` unless `role.version - 1` is stored. */
  updateRole(role: RoleRecord, trail?: Trail): MaybePromise<void>
  /** False when there was none. Error `conflict` when a key that is not revoked holds it. */
  deleteRole(apiId: string, name: string, trail?: Trail): MaybePromise<boolean>

  findIdempotency(actor: string, keyDigest: string): MaybePromise<IdempotencyRecord | undefined>
  /** Forgets what was created before `beforeMs`. */
  sweepIdempotency(beforeMs: number): MaybePromise<void>

  /** Throws when the store cannot answer a read. */
  ping(): MaybePromise<void>
  close(): MaybePromise<void>
}
