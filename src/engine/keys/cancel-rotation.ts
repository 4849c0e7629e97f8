/** Takes a rotation back: the new secret ends now, the old one works on. */
import type { ApiRecord } from '../apis/api-record.ts'
import { getApi } from '../apis/get-api.ts'
import type { Engine } from '../engine.ts'
import { checkMayGrant, type Principal } from '../principal.ts'
import { changeKey } from './change-key.ts'
import { getKey } from './get-key.ts'
import type { KeyRecord, SecretVersion } from './key-record.ts'
import { listEffectiveScopes } from './list-effective-scopes.ts'
import {
  createNotRotating,
  currentSecretOf,
  describeSecret,
  endSecret,
  listEndingSecrets,
} from './secret-versions.ts'

/**
 * The current secret ends now and the one before it works on, without an end of its own, unless it
 * leaked and ends by that. Of a leak, where the only secret was given an end, that end is taken
 * back; so, as with rotating, in the built-in API nobody does it to a key that may do more than
 * they may. Errors:
 * `key_not_found`, `scope_escalation`; `conflict` when there is no earlier secret that still works.
 */
export async function cancelRotation(
  engine: Engine,
  principal: Principal,
  id: string,
): Promise<KeyRecord> {
  const source = await getApi(engine, (await getKey(engine, id)).apiId)
  return changeKey(engine, principal, id, (key, nowMs) => {
    checkMayGrant(principal, key.apiId, listEffectiveScopes(key, source))
    if (key.revokedAtMs !== null) throw createNotRotating()
    const current = currentSecretOf(key, nowMs)
    const old = listEndingSecrets(key, nowMs).at(-1)
    const kept = old ?? findLeaked(current)
    if (kept === undefined) throw createNotRotating()
    const endsAtMs = old !== undefined && endsByLeak(key, old, source.api) ? old.expiresAtMs : null
    const secrets = key.secrets.map((secret) => {
      if (secret === kept) return { ...kept, expiresAtMs: endsAtMs }
      return secret === current ? endSecret(key, secret, nowMs, nowMs) : secret
    })
    const end = endsAtMs === null ? {} : { endsAt: new Date(endsAtMs).toISOString() }
    const details = { secretVersion: kept.version, ...end }
    const changes = { secrets, ...describeSecret(source.api, key, kept) }
    return { action: 'key.rotation_cancelled', changes, details }
  })
}

/** Not only the rotation gave it an end, but before that the policy, because it was seen. */
function endsByLeak(
  { exposedAtMs, exposedIn }: KeyRecord,
  { createdAtMs }: SecretVersion,
  { keyPolicy: { onLeak, onExposure } }: ApiRecord,
): boolean {
  const reaction = exposedIn === 'leak' ? onLeak : onExposure
  return reaction === 'rotate' && exposedAtMs !== null && createdAtMs <= exposedAtMs
}

/** A secret that is current and ends all the same: a leak was answered by `rotate`. */
function findLeaked(current: SecretVersion | undefined): SecretVersion | undefined {
  return current?.expiresAtMs === null ? undefined : current
}
