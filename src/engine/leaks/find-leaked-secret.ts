/** Decides which key a text that was found somewhere is a secret of, live or long ended. */
import type { ApiRecord } from '../apis/api-record.ts'
import type { Engine } from '../engine.ts'
import { listLookups, mayBeKeyText } from '../keys/find-imported-key.ts'
import { parseKey } from '../keys/key-format.ts'
import type { KeyRecord, SecretVersion } from '../keys/key-record.ts'
import { findMatchingSecret, hasOwnForm, matchNothing } from '../keys/match-secret.ts'

export interface LeakedSecret {
  readonly key: KeyRecord
  readonly secret: SecretVersion
}

/**
 * Only the secret itself counts, never the id in it. `imported` are the APIs that have imported
 * keys: those may have any form, so each is asked for what it may hold. Error `overloaded` when too
 * many slow hashes are being tried already.
 */
export async function findLeakedSecret(
  engine: Engine,
  imported: readonly ApiRecord[],
  text: string,
): Promise<LeakedSecret | undefined> {
  if (!mayBeKeyText(text)) return undefined
  const parsed = parseKey(text)
  const key =
    parsed === undefined ? undefined : await engine.storage.findKey(`key_${parsed.publicId}`)
  if (key !== undefined && hasOwnForm(key)) {
    const secret = findMatchingSecret(engine.peppers, key, text)
    if (secret !== undefined) return { key, secret }
  } else {
    matchNothing(engine.peppers, text)
  }
  for (const api of imported) {
    const found = await findImportedSecret(engine, api, text)
    if (found !== undefined) return found
  }
  return undefined
}

async function findImportedSecret(
  engine: Engine,
  api: ApiRecord,
  text: string,
): Promise<LeakedSecret | undefined> {
  for (const lookup of listLookups(engine, api.importedForms, text)) {
    const key = await engine.storage.findKeyByLookup(api.id, lookup)
    const secret = key?.secrets.find((each) => each.lookup === lookup)
    if (key !== undefined && secret !== undefined) return { key, secret }
  }
  if (!api.importedForms.includes('slow')) return undefined
  const candidates = await engine.storage.listSlowHashKeys(api.id)
  const attempt = `${api.id} ${api.version} ${engine.warmKeys.digest(text)}`
  return engine.slowHashes.findMatch(candidates, text, attempt, engine.clock.nowMs())
}
