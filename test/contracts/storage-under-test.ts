/** Opens a fresh storage for each test of the contract, and makes the records that they store. */
import { afterEach, beforeEach } from 'vitest'
import { KeywardError } from '../../src/base/errors.ts'
import type { MaybePromise } from '../../src/base/maybe-promise.ts'
import type { ApiRecord, RoleRecord } from '../../src/engine/apis/api-record.ts'
import type { KeyRecord, SecretVersion } from '../../src/engine/keys/key-record.ts'
import type { IdempotencyRecord, KeyFilter, Page, Storage } from '../../src/engine/storage.ts'

export interface StorageUnderTest {
  readonly storage: Storage
  /** Closes the storage and opens what it left; storages that forget have none. */
  readonly reopen?: () => Promise<Storage>
  /** Closes whatever is open and removes what it left. */
  readonly dispose: () => Promise<void>
}

export type OpenStorageUnderTest = () => Promise<StorageUnderTest>

export const NOW_MS = Date.UTC(2026, 0, 15, 12)

/** In each test of the surrounding `describe`, `storage` is new and has the APIs `shop` and `blog`. */
export function useStorage(open: OpenStorageUnderTest) {
  let current: StorageUnderTest | undefined
  let storage: Storage | undefined
  const get = <T>(value: T | undefined): T => {
    if (value === undefined) throw new Error('a storage is open only inside a test')
    return value
  }
  beforeEach(async () => {
    current = await open()
    storage = current.storage
    await storage.insertApi(makeApi(), null)
    await storage.insertApi(makeApi({ id: 'blog', prefix: 'blog' }), null)
  })
  afterEach(async () => {
    await get(current).dispose()
  })
  return {
    get storage() {
      return get(storage)
    },
    /** From now on `storage` is what a restart finds, unless this storage forgets. */
    async reopen(): Promise<void> {
      const { reopen } = get(current)
      if (reopen !== undefined) storage = await reopen()
    },
  }
}

export type UsedStorage = ReturnType<typeof useStorage>

/** The code of the error, or `done`. */
export async function outcomeOf(attempt: () => MaybePromise<unknown>): Promise<string> {
  try {
    await attempt()
    return 'done'
  } catch (error) {
    if (error instanceof KeywardError) return error.code
    throw error
  }
}

export function makeApi(changes: Partial<ApiRecord> = {}): ApiRecord {
  return {
    id: 'shop',
    name: 'Shop',
    prefix: 'shop_live',
    upstream: 'http://127.0.0.1:5000',
    scopes: [{ name: 'read:users', description: 'Read users' }],
    routes: [
      { method: 'GET', path: '/v1/users/{id}', scopes: ['read:users'], public: false, cost: 1 },
    ],
    rateLimits: [{ name: 'default', limit: 100, windowMs: 60_000, per: 'key' }],
    quota: { limit: 1_000, period: 'month', per: 'owner' },
    importedForms: [],
    createdAtMs: NOW_MS,
    updatedAtMs: NOW_MS,
    version: 1,
    ...changes,
  }
}

export function makeRole(changes: Partial<RoleRecord> = {}): RoleRecord {
  return {
    apiId: 'shop',
    name: 'reader',
    description: 'May read',
    scopes: ['read:*'],
    createdAtMs: NOW_MS,
    updatedAtMs: NOW_MS,
    version: 1,
    ...changes,
  }
}

export function makeSecret(changes: Partial<SecretVersion> = {}): SecretVersion {
  return {
    version: 1,
    algorithm: 'hmac-sha256',
    digest: 'd1'.repeat(32),
    pepperId: 'p1',
    lookup: null,
    createdAtMs: NOW_MS,
    expiresAtMs: null,
    ...changes,
  }
}

export function makeKey(id: string, changes: Partial<KeyRecord> = {}): KeyRecord {
  return {
    id,
    apiId: 'shop',
    name: `Key ${id}`,
    owner: null,
    hint: `shop_live_${id.replace('key_', '')}`,
    imported: false,
    scopes: ['read:users'],
    roles: [],
    rateLimits: 'inherit',
    quota: 'inherit',
    addresses: [],
    metadata: {},
    enabled: true,
    notBeforeMs: null,
    expiresAtMs: null,
    revokedAtMs: null,
    revokedReason: null,
    exposedAtMs: null,
    exposedIn: null,
    createdAtMs: NOW_MS,
    createdBy: 'local',
    updatedAtMs: NOW_MS,
    version: 1,
    secrets: [makeSecret()],
    ...changes,
  }
}

/** An imported key that is found by `lookup`. */
export function makeImportedKey(id: string, lookup: string, changes: Partial<KeyRecord> = {}) {
  const secrets = [makeSecret({ algorithm: 'sha256', pepperId: null, lookup })]
  return makeKey(id, { imported: true, secrets, ...changes })
}

export function makeIdempotency(changes: Partial<IdempotencyRecord> = {}): IdempotencyRecord {
  return {
    actor: 'key_admin',
    keyDigest: 'a'.repeat(64),
    requestDigest: 'b'.repeat(64),
    resultId: 'key_1',
    createdAtMs: NOW_MS,
    ...changes,
  }
}

/** All pages of a list, one after the other. */
export async function listAll<T>(
  listPage: (cursor: string | null) => MaybePromise<Page<T>>,
): Promise<T[]> {
  const items: T[] = []
  let cursor: string | null = null
  do {
    const page: Page<T> = await listPage(cursor)
    items.push(...page.items)
    cursor = page.cursor
  } while (cursor !== null)
  return items
}

export async function listIds(
  storage: Storage,
  filter: Partial<KeyFilter> = {},
  size = 500,
): Promise<string[]> {
  const listPage = (cursor: string | null) =>
    storage.listKeys({ nowMs: NOW_MS, ...filter }, { cursor, size })
  return (await listAll(listPage)).map((key) => key.id)
}
