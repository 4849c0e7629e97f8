/** Finds an imported key, whose text has any form, by the digests that its API may hold. */
import { hash } from 'node:crypto'
import { limits } from '../../base/limits.ts'
import type { ApiRecord, ImportedForm } from '../apis/api-record.ts'
import type { Engine } from '../engine.ts'
import { lookupOf } from './hash-secret.ts'
import type { KeyRecord, SecretVersion } from './key-record.ts'
import { rehashSecret } from './rehash-secret.ts'
import { isLiveSecret } from './secret-versions.ts'

export interface ImportedMatch {
  readonly key: KeyRecord
  readonly secret: SecretVersion
}

/** Printable ASCII: what a header field value can carry without two readings. */
const PRINTABLE = /^[\x21-\x7e]+$/

export function mayBeImported({ importedForms }: ApiRecord, text: string): boolean {
  return importedForms.length > 0 && mayBeKeyText(text)
}

/** Of whatever form: imported keys may have any. */
export function mayBeKeyText(text: string): boolean {
  return text.length <= limits.presentedKeyLengthMax && PRINTABLE.test(text)
}

/**
 * The imported key of `api` that `text` opens. Digests are looked up, so the time does not
 * depend on how much of the text is right. A key that came hashed, or whose pepper was retired,
 * is hashed anew under the current pepper on this, its first use. Of one that has ended
 * `tellEnded` is told, and the search goes on as if it had not been found.
 */
export async function findImportedKey(
  engine: Engine,
  api: ApiRecord,
  text: string,
  nowMs: number,
  address: string | undefined,
  tellEnded: (ended: ImportedMatch) => void,
): Promise<ImportedMatch | undefined> {
  for (const lookup of listLookups(engine, api.importedForms, text)) {
    const key = await engine.storage.findKeyByLookup(api.id, lookup)
    const secret = key?.secrets.find((each) => each.lookup === lookup)
    if (key === undefined || secret === undefined) continue
    if (!isLiveSecret(secret, nowMs)) {
      tellEnded({ key, secret })
      continue
    }
    await rehashSecret(engine, key, secret, text)
    return { key, secret }
  }
  return api.importedForms.includes('slow')
    ? findSlowHashKey(engine, api, text, nowMs, address)
    : undefined
}

async function findSlowHashKey(
  engine: Engine,
  api: ApiRecord,
  text: string,
  nowMs: number,
  address: string | undefined,
): Promise<ImportedMatch | undefined> {
  const candidates = await engine.storage.listSlowHashKeys(api.id)
  // An import makes the next version of the API: what matched nothing is tried again then.
  const attempt = `${api.id} ${api.version} ${engine.warmKeys.digest(text)}`
  const match = await engine.slowHashes.findMatch(candidates, text, attempt, nowMs, address)
  if (match === undefined) return undefined
  await rehashSecret(engine, match.key, match.secret, text)
  // Trying takes long enough for the key to be revoked, or the secret to be ended, meanwhile.
  const key = await engine.storage.findKey(match.key.id)
  const secret = key?.secrets.find(({ version }) => version === match.secret.version)
  if (key === undefined || secret === undefined) return undefined
  return isLiveSecret(secret, engine.clock.nowMs()) ? { key, secret } : undefined
}

/** What an imported key with this text may be found by, the most likely first. */
export function* listLookups(
  { peppers }: Engine,
  forms: readonly ImportedForm[],
  text: string,
): Generator<string> {
  for (const pepper of [peppers.current, ...peppers.retired.values()]) {
    yield lookupOf('hmac-sha256', pepper.id, pepper.hmac(text))
  }
  if (forms.includes('sha256')) yield lookupOf('sha256', null, hash('sha256', text, 'hex'))
  if (!forms.includes('foreign-hmac-sha256')) return
  for (const pepper of peppers.foreign.values()) {
    yield lookupOf('foreign-hmac-sha256', pepper.id, pepper.hmac(text))
  }
}
