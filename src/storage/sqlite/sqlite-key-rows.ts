/** Decides how a key and its secrets stand in rows, and how they come back. */
import type { DigestAlgorithm, KeyRecord, SecretVersion } from '../../engine/keys/key-record.ts'
import { formatJson, parseJson } from '../stored-json.ts'
import type { KeyRoleRow, KeyRow, KeySecretRow } from './sqlite-schema.ts'

export const KEY_COLUMNS = [
  'id',
  'api_id',
  'created_at_ms',
  'owner',
  'name',
  'folded_name',
  'hint',
  'imported',
  'enabled',
  'not_before_ms',
  'expires_at_ms',
  'revoked_at_ms',
  'revoked_reason',
  'exposed_at_ms',
  'exposed_in',
  'quarantined_at_ms',
  'quarantine_reason',
  'rotate_every',
  'created_by',
  'updated_at_ms',
  'version',
  'scopes',
  'roles',
  'rate_limits',
  'quota',
  'addresses',
  'metadata',
] as const satisfies readonly (keyof KeyRow)[]

export const SECRET_COLUMNS = [
  'key_id',
  'version',
  'api_id',
  'algorithm',
  'digest',
  'pepper_id',
  'lookup',
  'created_at_ms',
  'expires_at_ms',
] as const satisfies readonly (keyof KeySecretRow)[]

/** How names are compared where case does not matter. */
export function foldName(name: string): string {
  return name.toLowerCase()
}

export function toKeyRow(key: KeyRecord): KeyRow {
  return {
    id: key.id,
    api_id: key.apiId,
    created_at_ms: key.createdAtMs,
    owner: key.owner,
    name: key.name,
    folded_name: foldName(key.name),
    hint: key.hint,
    imported: key.imported ? 1 : 0,
    enabled: key.enabled ? 1 : 0,
    not_before_ms: key.notBeforeMs,
    expires_at_ms: key.expiresAtMs,
    revoked_at_ms: key.revokedAtMs,
    revoked_reason: key.revokedReason,
    exposed_at_ms: key.exposedAtMs,
    exposed_in: key.exposedIn,
    quarantined_at_ms: key.quarantinedAtMs,
    quarantine_reason: key.quarantineReason,
    rotate_every: formatJson(key.rotateEveryMs),
    created_by: key.createdBy,
    updated_at_ms: key.updatedAtMs,
    version: key.version,
    scopes: formatJson(key.scopes),
    roles: formatJson(key.roles),
    rate_limits: formatJson(key.rateLimits),
    quota: formatJson(key.quota),
    addresses: formatJson(key.addresses),
    metadata: formatJson(key.metadata),
  }
}

export function toKeyRecord(row: KeyRow, secrets: readonly SecretVersion[]): KeyRecord {
  return {
    id: row.id,
    apiId: row.api_id,
    name: row.name,
    owner: row.owner,
    hint: row.hint,
    imported: row.imported === 1,
    scopes: parseJson(row.scopes),
    roles: parseJson(row.roles),
    rateLimits: parseJson(row.rate_limits),
    quota: parseJson(row.quota),
    addresses: parseJson(row.addresses),
    metadata: parseJson(row.metadata),
    enabled: row.enabled === 1,
    notBeforeMs: row.not_before_ms,
    expiresAtMs: row.expires_at_ms,
    revokedAtMs: row.revoked_at_ms,
    revokedReason: row.revoked_reason,
    exposedAtMs: row.exposed_at_ms,
    exposedIn: row.exposed_in as KeyRecord['exposedIn'],
    quarantinedAtMs: row.quarantined_at_ms,
    quarantineReason: row.quarantine_reason,
    rotateEveryMs: parseJson(row.rotate_every),
    createdAtMs: row.created_at_ms,
    createdBy: row.created_by,
    updatedAtMs: row.updated_at_ms,
    version: row.version,
    secrets,
  }
}

export function toSecretRow(key: KeyRecord, secret: SecretVersion): KeySecretRow {
  return {
    key_id: key.id,
    version: secret.version,
    api_id: key.apiId,
    algorithm: secret.algorithm,
    digest: secret.digest,
    pepper_id: secret.pepperId,
    lookup: secret.lookup,
    created_at_ms: secret.createdAtMs,
    expires_at_ms: secret.expiresAtMs,
  }
}

export function toSecretVersion(row: KeySecretRow): SecretVersion {
  return {
    version: row.version,
    algorithm: row.algorithm as DigestAlgorithm,
    digest: row.digest,
    pepperId: row.pepper_id,
    lookup: row.lookup,
    createdAtMs: row.created_at_ms,
    expiresAtMs: row.expires_at_ms,
  }
}

/** A revoked key holds no role any more; its record still names them. */
export function toRoleRows(key: KeyRecord): KeyRoleRow[] {
  if (key.revokedAtMs !== null) return []
  return [...new Set(key.roles)].map((role) => ({ key_id: key.id, api_id: key.apiId, role }))
}
