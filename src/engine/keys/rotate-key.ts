/** Gives a key a new secret; the old one works on for a chosen grace, the key stays the same. */
import type { JWK } from 'jose'
import { KeywardError } from '../../base/errors.ts'
import { limits } from '../../base/limits.ts'
import { SecretText } from '../../base/secret-text.ts'
import { formatSpan } from '../../base/text/format-span.ts'
import { SECOND_MS } from '../../base/units.ts'
import type { ApiWithRoles } from '../apis/api-record.ts'
import { getApi } from '../apis/get-api.ts'
import type { Engine } from '../engine.ts'
import { isWholeBetween } from '../limits/check-limits.ts'
import { checkMayGrant, type Principal } from '../principal.ts'
import {
  createPublicKeyVersion,
  refuseSigningAdmin,
} from '../signatures/create-public-key-version.ts'
import { changeKey, type KeyChange } from './change-key.ts'
import { getKey } from './get-key.ts'
import { hashSecret } from './hash-secret.ts'
import { createKeyText } from './key-format.ts'
import type { KeyRecord, SecretVersion } from './key-record.ts'
import { listEffectiveScopes } from './list-effective-scopes.ts'
import {
  currentSecretOf,
  describeSecret,
  endSecret,
  isLiveSecret,
  keepHistory,
} from './secret-versions.ts'

export interface RotateKeyRequest {
  /** How long the old secret works on; 0: not at all. Null: as the policy of the API says. */
  readonly graceMs: number | null
  /** The next key of a holder who signs; or the first, and then its text ends with the grace. */
  readonly publicKey?: string | JWK | undefined
}

export interface RotatedKey {
  readonly key: KeyRecord
  /** Shown this once; null when its holder signs. */
  readonly secret: SecretText | null
  /** When the secret that was current before ends; null when there was none. */
  readonly previousEndsAtMs: number | null
}

/**
 * Id, counters, quota and expiry stay: the new secret lives no longer than the key, and no secret
 * that was ending already lives longer. Who rotates a key learns its secret, so in the built-in
 * API nobody rotates a key that may do more than they may themselves. Errors: `key_not_found`,
 * `invalid_request`, `scope_escalation`; `conflict` when the key is revoked or expired, or when as
 * many secrets as may work at once do.
 */
export async function rotateKey(
  engine: Engine,
  principal: Principal,
  id: string,
  { graceMs, publicKey }: RotateKeyRequest,
): Promise<RotatedKey> {
  checkGrace(graceMs)
  const before = await getKey(engine, id)
  const source = await getApi(engine, before.apiId)
  if (publicKey !== undefined) refuseSigningAdmin(before.apiId)
  checkMayGrant(principal, before.apiId, listEffectiveScopes(before, source))
  const graceOrDefault = graceMs ?? source.api.keyPolicy.rotationGraceMs
  const added = publicKey ?? createText(engine, source, id)
  let previousEndsAtMs: number | null = null
  const key = await changeKey(engine, principal, id, (record, nowMs) => {
    checkRotatable(record, nowMs)
    // A change of scopes meanwhile must not hand over more than was looked at.
    checkMayGrant(principal, record.apiId, listEffectiveScopes(record, source))
    const previous = currentSecretOf(record, nowMs)
    const change = addSecret(engine, record, source, { added, graceMs: graceOrDefault, nowMs })
    previousEndsAtMs = change.changes.secrets?.find(isVersion(previous))?.expiresAtMs ?? null
    return change
  })
  return { key, secret: added instanceof SecretText ? added : null, previousEndsAtMs }
}

const isVersion = (secret: SecretVersion | undefined) => (each: SecretVersion) =>
  each.version === secret?.version

function checkGrace(graceMs: number | null): void {
  const { rotationGraceMsMax: max } = limits
  if (graceMs === null || isWholeBetween(graceMs, 0, max)) return
  const message = `must be seconds from 0 to ${max / SECOND_MS} (${formatSpan(max)})`
  throw new KeywardError('invalid_request', {
    errors: [{ at: '/graceSeconds', message }],
  })
}

/** Rotating never extends a life, so one that is over stays over. */
function checkRotatable(key: KeyRecord, nowMs: number): void {
  const refuse = (detail: string) => {
    throw new KeywardError('conflict', { detail })
  }
  if (key.revokedAtMs !== null) refuse('A revoked key cannot be rotated.')
  if (key.expiresAtMs !== null && key.expiresAtMs <= nowMs) {
    refuse('The key has expired, and rotating does not extend its life.')
  }
  const live = key.secrets.filter((secret) => isLiveSecret(secret, nowMs))
  if (live.length >= limits.liveSecretsMax) {
    refuse(`${live.length} secrets of the key work already: finish that rotation first.`)
  }
}

/** A further text for the same id; nothing is made for a holder who signs. */
function createText(
  { fillRandom }: Engine,
  { api }: ApiWithRoles,
  id: KeyRecord['id'],
): SecretText {
  return createKeyText(api.prefix, fillRandom, id.slice('key_'.length)).text
}

interface NewSecret {
  readonly added: SecretText | string | JWK
  readonly graceMs: number
  readonly nowMs: number
}

function addSecret(
  engine: Engine,
  key: KeyRecord,
  { api }: ApiWithRoles,
  { added, graceMs, nowMs }: NewSecret,
): KeyChange {
  const version = Math.max(...key.secrets.map((secret) => secret.version)) + 1
  if (added instanceof SecretText) checkHasText(key, nowMs)
  const secret =
    added instanceof SecretText
      ? hashSecret(engine.peppers.current, added.reveal(), { version, nowMs, isImported: false })
      : createPublicKeyVersion({ publicKey: added, version, nowMs, others: key.secrets })
  const ending = key.secrets.map((each) => endSecret(key, each, nowMs + graceMs, nowMs))
  return {
    action: 'key.rotated',
    changes: {
      secrets: keepHistory([...ending, secret], nowMs),
      // An imported key gets Keyward's own form with this, so it is none of those to be replaced.
      ...describeSecret(api, key, secret),
    },
    details: { graceMs, secretVersion: version },
  }
}

/** A text in place of a public key would make of a key that cannot be stolen one that can. */
function checkHasText(key: KeyRecord, nowMs: number): void {
  const current = currentSecretOf(key, nowMs) ?? key.secrets.at(-1)
  if (current?.algorithm !== 'ed25519') return
  const message = 'is needed: the holder of this key signs'
  throw new KeywardError('invalid_request', { errors: [{ at: '/publicKey', message }] })
}
