/** Decides which secrets of a key work, which end, and which stay in its record as history. */
import { KeywardError } from '../../base/errors.ts'
import { limits } from '../../base/limits.ts'
import type { ApiRecord } from '../apis/api-record.ts'
import { SIGNING_KEY_HINT } from '../signatures/create-public-key-version.ts'
import { hintOfImportedKey, hintOfKey } from './key-format.ts'
import type { KeyRecord, SecretVersion } from './key-record.ts'

/** True while that version opens the key, as far as it alone can say. */
export function isLiveSecret({ expiresAtMs }: SecretVersion, nowMs: number): boolean {
  return expiresAtMs === null || nowMs < expiresAtMs
}

/** The newest that works; after a leak it may be ending itself. Undefined when none works. */
export function currentSecretOf(key: KeyRecord, nowMs: number): SecretVersion | undefined {
  const { secrets } = key
  return (
    secrets.findLast(({ expiresAtMs }) => expiresAtMs === null) ??
    secrets.findLast((secret) => isLiveSecret(secret, nowMs))
  )
}

/** Those beside the current one that work on until their end, oldest first. */
export function listEndingSecrets(key: KeyRecord, nowMs: number): readonly SecretVersion[] {
  const current = currentSecretOf(key, nowMs)
  return key.secrets.filter((secret) => secret !== current && isLiveSecret(secret, nowMs))
}

/**
 * What a key shows of the secret by which it goes from now on. The first characters of an imported
 * text are not kept with it, so once another took its place nothing can be shown of it.
 */
export function describeSecret(
  { prefix }: ApiRecord,
  { id, secrets, hint }: KeyRecord,
  { algorithm, lookup, version }: SecretVersion,
): Pick<KeyRecord, 'hint' | 'imported'> {
  if (algorithm === 'ed25519') return { hint: SIGNING_KEY_HINT, imported: false }
  const isImported = lookup !== null || algorithm !== 'hmac-sha256'
  if (!isImported) return { hint: hintOfKey(prefix, id.slice('key_'.length)), imported: false }
  return {
    hint: secrets.at(-1)?.version === version ? hint : hintOfImportedKey(''),
    imported: true,
  }
}

/** Ends at `atMs`, or when it, or the key, would have ended anyway. What is over stays as it is. */
export function endSecret(
  key: KeyRecord,
  secret: SecretVersion,
  atMs: number,
  nowMs: number,
): SecretVersion {
  if (!isLiveSecret(secret, nowMs)) return secret
  const latestMs = Math.min(secret.expiresAtMs ?? Infinity, key.expiresAtMs ?? Infinity)
  return { ...secret, expiresAtMs: Math.min(atMs, latestMs) }
}

/** All that work, and the last few of those that did. */
export function keepHistory(secrets: readonly SecretVersion[], nowMs: number): SecretVersion[] {
  const over = secrets.filter((secret) => !isLiveSecret(secret, nowMs))
  const forgotten = new Set(over.slice(0, Math.max(0, over.length - limits.endedSecretsKeptMax)))
  return secrets.filter((secret) => !forgotten.has(secret))
}

export function createNotRotating(): KeywardError {
  return new KeywardError('conflict', { detail: 'No rotation of the key is under way.' })
}
