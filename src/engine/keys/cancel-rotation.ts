/** Takes a rotation back: the new secret ends now, the old one works on. */
import type { Engine } from '../engine.ts'
import type { Principal } from '../principal.ts'
import { changeKey } from './change-key.ts'
import type { KeyRecord, SecretVersion } from './key-record.ts'
import {
  createNotRotating,
  currentSecretOf,
  endSecret,
  listEndingSecrets,
} from './secret-versions.ts'

/**
 * The current secret ends now and the one before it works on, without an end of its own. After a
 * leak, where the only secret was given an end, that end is taken back. Errors: `key_not_found`;
 * `conflict` when there is no earlier secret that still works.
 */
export async function cancelRotation(
  engine: Engine,
  principal: Principal,
  id: string,
): Promise<KeyRecord> {
  return changeKey(engine, principal, id, (key, nowMs) => {
    if (key.revokedAtMs !== null) throw createNotRotating()
    const current = currentSecretOf(key, nowMs)
    const kept = listEndingSecrets(key, nowMs).at(-1) ?? findLeaked(current)
    if (kept === undefined) throw createNotRotating()
    const secrets = key.secrets.map((secret) => {
      if (secret === kept) return { ...kept, expiresAtMs: null }
      return secret === current ? endSecret(key, secret, nowMs, nowMs) : secret
    })
    const details = { secretVersion: kept.version }
    return { action: 'key.rotation_cancelled', changes: { secrets }, details }
  })
}

/** A secret that is current and ends all the same: a leak was answered by `rotate`. */
function findLeaked(current: SecretVersion | undefined): SecretVersion | undefined {
  return current?.expiresAtMs === null ? undefined : current
}
