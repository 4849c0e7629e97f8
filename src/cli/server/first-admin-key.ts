/** Decides when there is a first admin key, so that no crash can lock the owner out. */
import { readFileSync, statSync } from 'node:fs'
import { KeywardError } from '../../base/errors.ts'
import type { SecretText } from '../../base/secret-text.ts'
import { BUILTIN_API_ID } from '../../engine/apis/api-record.ts'
import type { Engine } from '../../engine/engine.ts'
import { createKey } from '../../engine/keys/create-key.ts'
import { parseKey } from '../../engine/keys/key-format.ts'
import type { KeyRecord } from '../../engine/keys/key-record.ts'
import { revokeKey } from '../../engine/keys/revoke-key.ts'
import { updateKey } from '../../engine/keys/update-key.ts'
import { LOCAL_OPERATOR } from '../../engine/principal.ts'
import { checkAbsent, writeFile } from '../files/write-file.ts'

export interface FirstAdminKey {
  readonly keyId: string
  /** The file that holds it; null when it was shown. */
  readonly file: string | null
}

export type ShowAdminKey = (secret: SecretText) => Promise<void>

/** Marks a key that may not have reached anybody yet; gone as soon as it has. */
const PENDING = { firstAdminKey: 'not shown yet' }

/** `*:*`: what later versions add to the management API is covered too. */
const EVERYTHING = ['*:*']

/** Marked keys are as many as there were interrupted first starts: never near this. */
const LOOKED_AT = 500

/**
 * Makes, shows and enables one, in this order, unless there has ever been an admin key that was
 * shown. A key whose showing may have failed is not enabled yet: the next start makes another and
 * revokes it. So whoever starts Keyward always gets a key, and one that was lost on the way opens
 * nothing. Null when there is nothing to do. Errors: `file_exists`, `file_not_writable`.
 */
export async function ensureFirstAdminKey(
  engine: Engine,
  file: string | undefined,
  show: ShowAdminKey,
): Promise<FirstAdminKey | null> {
  const { items } = await engine.storage.listKeys(
    { apiId: BUILTIN_API_ID, nowMs: engine.clock.nowMs() },
    { cursor: null, size: LOOKED_AT },
  )
  if (items.some((key) => !isMarked(key))) return null
  const pending = items.filter((key) => !key.enabled && key.revokedAtMs === null)
  const written = file === undefined ? undefined : pending.find((key) => isWrittenIn(file, key))
  if (written !== undefined && file !== undefined) {
    await enable(engine, written.id)
    return { keyId: written.id, file }
  }
  // Before a key is made: whoever starts again and again would leave a lost one each time.
  if (file !== undefined) checkAbsent(file)
  const { key, secret } = await createKey(engine, LOCAL_OPERATOR, {
    apiId: BUILTIN_API_ID,
    settings: { name: 'first admin key', scopes: EVERYTHING, enabled: false, metadata: PENDING },
    idempotency: null,
  })
  if (secret === null) throw new KeywardError('internal_error')
  if (file === undefined) await show(secret)
  else writeFile(file, `${secret.reveal()}\n`, { mode: 0o600, replaces: false })
  await enable(engine, key.id)
  for (const lost of pending)
    await revokeKey(engine, LOCAL_OPERATOR, lost.id, 'the first start was interrupted')
  return { keyId: key.id, file: file ?? null }
}

function isMarked(key: KeyRecord): boolean {
  return key.metadata['firstAdminKey'] === PENDING.firstAdminKey
}

async function enable(engine: Engine, keyId: string): Promise<void> {
  await updateKey(engine, LOCAL_OPERATOR, keyId, { enabled: true, metadata: {} })
}

/** The crash came between writing the file and enabling the key: the file is ours. */
function isWrittenIn(file: string, key: KeyRecord): boolean {
  try {
    // Reading from a pipe would wait for whoever writes to it.
    if (!statSync(file).isFile()) return false
    const parsed = parseKey(readFileSync(file, 'utf8').trim())
    return parsed !== undefined && `key_${parsed.publicId}` === key.id
  } catch {
    return false
  }
}
