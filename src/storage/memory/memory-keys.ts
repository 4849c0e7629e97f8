/** Decides how the in-memory storage finds and changes keys. */
import { assert } from '../../base/assert.ts'
import { KeywardError } from '../../base/errors.ts'
import type { ApiRecord } from '../../engine/apis/api-record.ts'
import type { KeyRecord, SecretVersion } from '../../engine/keys/key-record.ts'
import type { IdempotencyRecord, KeyFilter, Page, PageRequest } from '../../engine/storage.ts'
import { NO_TRAIL, type Trail } from '../../engine/trail.ts'
import { isSlowHash } from '../slow-hash.ts'
import { compareText } from '../text-order.ts'
import type { MemoryApis } from './memory-apis.ts'
import type { MemoryIdempotency } from './memory-idempotency.ts'
import { listMemoryKeys } from './memory-key-list.ts'
import { lookupName, type MemoryTables } from './memory-tables.ts'
import type { MemoryTrail } from './memory-trail.ts'

export class MemoryKeys {
  readonly #tables: MemoryTables
  readonly #apis: MemoryApis
  readonly #idempotency: MemoryIdempotency
  readonly #trail: MemoryTrail

  constructor(
    tables: MemoryTables,
    apis: MemoryApis,
    idempotency: MemoryIdempotency,
    trail: MemoryTrail,
  ) {
    this.#tables = tables
    this.#apis = apis
    this.#idempotency = idempotency
    this.#trail = trail
  }

  findKey(id: string): KeyRecord | undefined {
    return this.#tables.keys.get(id)
  }

  findKeyByLookup(apiId: string, lookup: string): KeyRecord | undefined {
    const id = this.#tables.lookups.get(lookupName(apiId, lookup))
    return id === undefined ? undefined : this.#tables.keys.get(id)
  }

  listSlowHashKeys(apiId: string): readonly KeyRecord[] {
    const isCandidate = (key: KeyRecord) =>
      key.apiId === apiId && key.secrets.some((secret) => isSlowHash(secret.algorithm))
    return [...this.#tables.keys.values()]
      .filter(isCandidate)
      .sort((left, right) => left.createdAtMs - right.createdAtMs || compareText(left.id, right.id))
  }

  listKeys(filter: KeyFilter, page: PageRequest): Page<KeyRecord> {
    return listMemoryKeys(this.#tables.keys.values(), filter, page)
  }

  countKeys(apiId: string): number {
    let count = 0
    for (const key of this.#tables.keys.values()) {
      if (key.apiId === apiId && key.revokedAtMs === null) count++
    }
    return count
  }

  insertKey(key: KeyRecord, idempotency: IdempotencyRecord | null, trail = NO_TRAIL): void {
    this.#idempotency.assertNew(idempotency)
    this.#assertInsertable([key])
    this.#write(key)
    this.#idempotency.write(idempotency)
    this.#trail.append(trail)
  }

  importKeys(keys: readonly KeyRecord[], api: ApiRecord, trail: Trail = NO_TRAIL): void {
    this.#apis.assertUpdatable(api)
    this.#assertInsertable(keys)
    this.#apis.updateApi(api)
    for (const key of keys) {
      assert(key.apiId === api.id, 'imported keys belong to the API that is imported into')
      this.#write(key)
    }
    this.#trail.append(trail)
  }

  updateKey(key: KeyRecord, trail: Trail = NO_TRAIL): void {
    const { secrets } = this.#getUpdatable(key)
    this.#tables.keys.set(key.id, { ...key, secrets })
    this.#trail.append(trail)
  }

  rotateKey(key: KeyRecord, trail: Trail = NO_TRAIL): void {
    const stored = this.#getUpdatable(key)
    const known = new Map(stored.secrets.map((secret) => [secret.version, secret]))
    for (const secret of key.secrets) {
      if (!known.has(secret.version)) this.#assertLookupFree(key.apiId, secret)
    }
    const secrets = key.secrets.map((secret) => {
      const before = known.get(secret.version)
      return before === undefined ? secret : { ...before, expiresAtMs: secret.expiresAtMs }
    })
    for (const { lookup } of stored.secrets) {
      if (lookup !== null) this.#tables.lookups.delete(lookupName(key.apiId, lookup))
    }
    this.#write({ ...key, secrets })
    this.#trail.append(trail)
  }

  replaceSecret(keyId: string, digestBefore: string, secret: SecretVersion): boolean {
    const key = this.#tables.keys.get(keyId)
    const isSame = (each: SecretVersion) =>
      each.version === secret.version && each.digest === digestBefore
    const before = key?.secrets.find(isSame)
    if (key === undefined || before === undefined) return false
    if (secret.lookup !== before.lookup) this.#assertLookupFree(key.apiId, secret)
    if (before.lookup !== null) this.#tables.lookups.delete(lookupName(key.apiId, before.lookup))
    const { expiresAtMs } = before
    const secrets = key.secrets.map((each) => (each === before ? { ...secret, expiresAtMs } : each))
    this.#write({ ...key, secrets })
    return true
  }

  /** The stored record that `key` is the next version of. */
  #getUpdatable(key: KeyRecord): KeyRecord {
    const stored = this.#tables.keys.get(key.id)
    const isExpected = stored?.version === key.version - 1 && stored.apiId === key.apiId
    if (stored === undefined || !isExpected) throw new KeywardError('conflict')
    this.#apis.assertRolesExist(key)
    return stored
  }

  #assertInsertable(keys: readonly KeyRecord[]): void {
    const ids = new Set<string>()
    const lookups = new Set<string>()
    for (const key of keys) {
      const isTaken = this.#tables.keys.has(key.id) || ids.has(key.id)
      if (isTaken) throw new KeywardError('already_exists')
      ids.add(key.id)
      if (!this.#tables.apis.has(key.apiId)) throw new KeywardError('api_not_found')
      for (const secret of key.secrets) {
        this.#assertLookupFree(key.apiId, secret)
        if (secret.lookup === null) continue
        const name = lookupName(key.apiId, secret.lookup)
        if (lookups.has(name)) throw new KeywardError('already_exists')
        lookups.add(name)
      }
      this.#apis.assertRolesExist(key)
    }
  }

  #assertLookupFree(apiId: string, { lookup }: SecretVersion): void {
    if (lookup === null) return
    const isTaken = this.#tables.lookups.has(lookupName(apiId, lookup))
    if (isTaken) throw new KeywardError('already_exists')
  }

  #write(key: KeyRecord): void {
    this.#tables.keys.set(key.id, key)
    for (const { lookup } of key.secrets) {
      if (lookup !== null) this.#tables.lookups.set(lookupName(key.apiId, lookup), key.id)
    }
  }
}
