/** Says what is kept of a key: everything but the secret itself. */
import type { Quota, RateLimit } from '../limits/limit-policy.ts'

/**
 * How the digest of a secret was made.
 * - `hmac-sha256`: HMAC-SHA-256 of the whole key text under the pepper `pepperId`, hex (RFC 2104).
 * - `sha256`, `foreign-hmac-sha256`: imported; hex. `pepperId` of the latter names its secret.
 * - `bcrypt`, `argon2id`: imported; the modular-crypt or PHC string, cannot be looked up.
 * - `ed25519`: no secret of ours at all: the raw public key (RFC 8032), base64url.
 * Imported digests become `hmac-sha256` when the key is first used.
 */
export const DIGEST_ALGORITHMS = [
  'hmac-sha256',
  'sha256',
  'foreign-hmac-sha256',
  'bcrypt',
  'argon2id',
  'ed25519',
] as const

export type DigestAlgorithm = (typeof DIGEST_ALGORITHMS)[number]

/** One version of a key's secret. */
export interface SecretVersion {
  /** 1 for the first; a rotation adds the next. */
  readonly version: number
  readonly algorithm: DigestAlgorithm
  readonly digest: string
  readonly pepperId: string | null
  /**
   * What an imported key is found by: `<algorithm>:<pepperId or empty>:<digest>`. Null for keys
   * in Keyward's own format, which carry their id, and for `bcrypt` and `argon2id`.
   */
  readonly lookup: string | null
  readonly createdAtMs: number
  /** End of the overlap after a rotation, or after a leak; null while nothing ends it. */
  readonly expiresAtMs: number | null
}

/** A key as it is stored. Immutable: a change makes a new record with the next `version`. */
export interface KeyRecord {
  /** `key_` and the twelve base62 characters that also stand in the key text. */
  readonly id: string
  readonly apiId: string
  readonly name: string
  readonly owner: string | null
  /** What may be shown of the key text: prefix and public id, or a few characters of an import. */
  readonly hint: string
  readonly imported: boolean
  readonly scopes: readonly string[]
  readonly roles: readonly string[]
  /** `inherit`: those of the API. An empty list: none. */
  readonly rateLimits: readonly RateLimit[] | 'inherit'
  /** `inherit`: that of the API. Null: none. */
  readonly quota: Quota | null | 'inherit'
  /** CIDR blocks, canonical; an empty list allows every address. */
  readonly addresses: readonly string[]
  readonly metadata: Readonly<Record<string, unknown>>
  readonly enabled: boolean
  readonly notBeforeMs: number | null
  readonly expiresAtMs: number | null
  readonly revokedAtMs: number | null
  readonly revokedReason: string | null
  /** When and where the key text was seen in a place that gets logged. */
  readonly exposedAtMs: number | null
  readonly exposedIn: 'query' | 'cookie' | 'leak' | null
  /** Stopped until a person releases it, because it leaked; null when it is not. */
  readonly quarantinedAtMs: number | null
  readonly quarantineReason: string | null
  /** How old a secret may get before it is due for rotation. Null: never; `inherit`: as the API. */
  readonly rotateEveryMs: number | null | 'inherit'
  readonly createdAtMs: number
  /** Key id of the admin who made it, or `local` for the command line on the data directory. */
  readonly createdBy: string
  readonly updatedAtMs: number
  /** Counts changes, from 1; an update names the one that it saw. */
  readonly version: number
  readonly secrets: readonly SecretVersion[]
}

/** The order is that of the decision; a quarantined key is denied as `disabled`. */
export const KEY_STATES = [
  'active',
  'revoked',
  'quarantined',
  'disabled',
  'not_yet_valid',
  'expired',
] as const

export type KeyState = (typeof KEY_STATES)[number]

/** What a person would call the key at `nowMs`; the order is that of the decision. */
export function getKeyState(key: KeyRecord, nowMs: number): KeyState {
  if (key.revokedAtMs !== null) return 'revoked'
  if (key.quarantinedAtMs !== null) return 'quarantined'
  if (!key.enabled) return 'disabled'
  if (key.notBeforeMs !== null && nowMs < key.notBeforeMs) return 'not_yet_valid'
  if (key.expiresAtMs !== null && nowMs >= key.expiresAtMs) return 'expired'
  return 'active'
}
