/** Finds an imported key, whose text has any form, by the digests that its API may hold. */
import { hash } from 'node:crypto'
import type { ApiRecord } from '../apis/api-record.ts'
import type { Engine } from '../engine.ts'
import { lookupOf } from './hash-secret.ts'
import type { KeyRecord, SecretVersion } from './key-record.ts'
import { rehashSecret } from './rehash-secret.ts'

/**
 * The imported key of `api` that `text` opens. Digests are looked up, so the time does not
 * depend on how much of the text is right. A key that came hashed, or whose pepper was retired,
 * is hashed anew under the current pepper on this, its first use.
 */
export async function findImportedKey(
  engine: Engine,
  api: ApiRecord,
  text: string,
  nowMs: number,
): Promise<{ readonly key: KeyRecord; readonly secret: SecretVersion } | undefined> {
  for (const lookup of listLookups(engine, api, text)) {
    const key = await engine.storage.findKeyByLookup(api.id, lookup)
    const secret = key?.secrets.find((each) => each.lookup === lookup)
    if (key === undefined || secret === undefined) continue
    if (secret.expiresAtMs !== null && nowMs >= secret.expiresAtMs) continue
    await rehashSecret(engine, key, secret, text)
    return { key, secret }
  }
  if (!api.importedForms.includes('slow')) return undefined
  const candidates = await engine.storage.listSlowHashKeys(api.id)
  const miss = `${api.id} ${engine.warmKeys.digest(text)}`
  const key = await engine.slowHashes.findMatch(candidates, text, miss)
  const secret = key?.secrets[0]
  if (key === undefined || secret === undefined) return undefined
  await rehashSecret(engine, key, secret, text)
  return { key, secret }
}

function listLookups(engine: Engine, api: ApiRecord, text: string): string[] {
  const { current, retired, foreign } = engine.peppers
  const lookups = [current, ...retired.values()].map((pepper) =>
    lookupOf('hmac-sha256', pepper.id, pepper.hmac(text)),
  )
  if (api.importedForms.includes('sha256')) {
    lookups.push(lookupOf('sha256', null, hash('sha256', text, 'hex')))
  }
  if (api.importedForms.includes('foreign-hmac-sha256')) {
    for (const pepper of foreign.values()) {
      lookups.push(lookupOf('foreign-hmac-sha256', pepper.id, pepper.hmac(text)))
    }
  }
  return lookups
}
