/** Makes the records that the tests of storages store. */
import type { ApiRecord, RoleRecord } from '../../src/engine/apis/api-record.ts'
import { DEFAULT_KEY_POLICY } from '../../src/engine/apis/key-policy.ts'
import type { KeyRecord, SecretVersion } from '../../src/engine/keys/key-record.ts'
import type { IdempotencyRecord } from '../../src/engine/storage.ts'
import type { UsageDelta } from '../../src/engine/usage/usage-storage.ts'

export const NOW_MS = Date.UTC(2026, 0, 15, 12)

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
    keyPolicy: DEFAULT_KEY_POLICY,
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
    quarantinedAtMs: null,
    quarantineReason: null,
    rotateEveryMs: 'inherit',
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

/** Of a key of the API shop; its counts are one minute and one scope. */
export function makeUsage(keyId: string, changes: Partial<UsageDelta> = {}): UsageDelta {
  const { allowed = 1, denied = 0, lastUsedAtMs = NOW_MS } = changes
  const count = { atMs: lastUsedAtMs - (lastUsedAtMs % 60_000), scope: 'read:users' }
  const counts = [
    { ...count, outcome: 'allowed' as const, count: allowed },
    { ...count, outcome: 'expired' as const, count: denied },
  ]
  return {
    keyId,
    apiId: 'shop',
    allowed,
    denied,
    lastUsedAtMs,
    counts: counts.filter((each) => each.count > 0),
    sightings: [],
    forgotten: [],
    secretUses: [],
    ...changes,
  }
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
