/** Decides how a key is told over HTTP: everything a person may know, nothing of its secret. */
import { getKeyState, type KeyRecord } from '../engine/keys/key-record.ts'
import type { KeyUsage } from '../engine/usage/usage-storage.ts'
import { formatInstant, formatInstantOrNull } from './schemas/instant-schema.ts'

/** `usage` of null: a key that was just made. */
export function toKeyJson(key: KeyRecord, usage: KeyUsage | null, nowMs: number) {
  return {
    id: key.id,
    api: key.apiId,
    name: key.name,
    owner: key.owner,
    hint: key.hint,
    imported: key.imported,
    scopes: key.scopes,
    roles: key.roles,
    rateLimits: key.rateLimits,
    quota: key.quota,
    addresses: key.addresses,
    metadata: key.metadata,
    enabled: key.enabled,
    state: getKeyState(key, nowMs),
    notBefore: formatInstantOrNull(key.notBeforeMs),
    expiresAt: formatInstantOrNull(key.expiresAtMs),
    revokedAt: formatInstantOrNull(key.revokedAtMs),
    revokedReason: key.revokedReason,
    exposedAt: formatInstantOrNull(key.exposedAtMs),
    exposedIn: key.exposedIn,
    quarantinedAt: formatInstantOrNull(key.quarantinedAtMs),
    quarantineReason: key.quarantineReason,
    rotateEveryMs: key.rotateEveryMs,
    createdAt: formatInstant(key.createdAtMs),
    createdBy: key.createdBy,
    updatedAt: formatInstant(key.updatedAtMs),
    version: key.version,
    secrets: key.secrets.map(({ version, algorithm, digest, createdAtMs, expiresAtMs }) => ({
      version,
      algorithm,
      publicKey: algorithm === 'ed25519' ? digest : null,
      createdAt: formatInstant(createdAtMs),
      expiresAt: formatInstantOrNull(expiresAtMs),
    })),
    usage: {
      allowed: usage?.allowed ?? 0,
      denied: usage?.denied ?? 0,
      lastUsedAt: formatInstantOrNull(usage?.lastUsedAtMs ?? null),
    },
  }
}
