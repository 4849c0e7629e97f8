/** Ends the overlap of a rotation before its time: from now on only the new secret works. */
import type { Engine } from '../engine.ts'
import type { Principal } from '../principal.ts'
import { changeKey } from './change-key.ts'
import type { KeyRecord } from './key-record.ts'
import { createNotRotating, endSecret, listEndingSecrets } from './secret-versions.ts'

/** Every secret but the current one ends now. Errors: `key_not_found`; `conflict`: none is. */
export async function finishRotation(
  engine: Engine,
  principal: Principal,
  id: string,
): Promise<KeyRecord> {
  return changeKey(engine, principal, id, (key, nowMs) => {
    const ending = listEndingSecrets(key, nowMs)
    if (ending.length === 0) throw createNotRotating()
    const secrets = key.secrets.map((secret) =>
      ending.includes(secret) ? endSecret(key, secret, nowMs, nowMs) : secret,
    )
    const details = { secretVersions: ending.map(({ version }) => version) }
    return { action: 'key.rotation_finished', changes: { secrets }, details }
  })
}
