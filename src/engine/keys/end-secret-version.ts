/** Gives a secret that leaked an end, so that its holder has time to fetch another. */
import type { Engine } from '../engine.ts'
import type { Principal } from '../principal.ts'
import { changeKey } from './change-key.ts'
import type { KeyRecord } from './key-record.ts'
import { endSecret, isLiveSecret } from './secret-versions.ts'

/**
 * That version ends `graceMs` from now, or when it would have ended anyway; one that has an end
 * already keeps it. `details` go into the event, and are no secret. Error `key_not_found`.
 */
export async function endSecretVersion(
  engine: Engine,
  principal: Principal,
  id: string,
  version: number,
  graceMs: number,
  details: Readonly<Record<string, unknown>>,
): Promise<KeyRecord> {
  return changeKey(engine, principal, id, (key, nowMs) => {
    const secret = key.secrets.find((each) => each.version === version)
    const isOpen = secret !== undefined && isLiveSecret(secret, nowMs)
    if (!isOpen || secret.expiresAtMs !== null || key.revokedAtMs !== null) return null
    const ended = endSecret(key, secret, nowMs + graceMs, nowMs)
    const secrets = key.secrets.map((each) => (each === secret ? ended : each))
    return {
      action: 'key.secret_ending',
      changes: { secrets },
      details: { ...details, secretVersion: version, graceMs },
    }
  })
}
