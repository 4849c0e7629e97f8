/** Decides whether a credential that nobody asks about is one of ours, which must not go on. */
import type { ApiRecord } from '../apis/api-record.ts'
import type { Engine } from '../engine.ts'
import { isOurToken } from '../tokens/read-access-token.ts'
import { listLookups, mayBeImported } from './find-imported-key.ts'
import { parseKey } from './key-format.ts'

/**
 * By its form, or because an imported key is looked up by it. Nothing is proven, and no failure is
 * counted, as no request is let in by it. So slow hashes are not tried: strangers could have as
 * many of them computed as they like.
 */
export async function isOwnCredential(
  engine: Engine,
  api: ApiRecord,
  text: string,
): Promise<boolean> {
  return isOwnForm(engine, text) || isImported(engine, api, text)
}

/** By its form alone. */
export function isOwnForm({ tokens, clock }: Engine, text: string): boolean {
  return parseKey(text) !== undefined || isOurToken(tokens, text, clock.nowMs())
}

/** By a look-up alone. */
export async function isImported(engine: Engine, api: ApiRecord, text: string): Promise<boolean> {
  if (!mayBeImported(api, text)) return false
  for (const lookup of listLookups(engine, api.importedForms, text)) {
    if ((await engine.storage.findKeyByLookup(api.id, lookup)) !== undefined) return true
  }
  return false
}
