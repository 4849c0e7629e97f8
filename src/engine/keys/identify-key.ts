/** Decides which key a presented text is the secret of: a real one of this API, or none. */
import { limits } from '../../base/limits.ts'
import { isPromise, type MaybePromise } from '../../base/maybe-promise.ts'
import type { ApiWithRoles } from '../apis/api-record.ts'
import type { Engine } from '../engine.ts'
import { findImportedKey } from './find-imported-key.ts'
import { parseKey } from './key-format.ts'
import type { KeyRecord } from './key-record.ts'
import { type LiveKey, prepareKey } from './live-key.ts'
import { matchesSecret, matchNothing } from './match-secret.ts'
import { isCurrentHash, rehashSecret } from './rehash-secret.ts'

/** The key, or why there is none. Another API's key is `not_found`, as if it did not exist. */
export type Identified = LiveKey | 'malformed' | 'not_found'

/** Printable ASCII: what a header field value can carry without two readings. */
const PRINTABLE = /^[\x21-\x7e]+$/

/** Synchronous when the storage is warm; see DESIGN §5 for the order. */
export function identifyKey(
  engine: Engine,
  source: ApiWithRoles,
  text: string,
  nowMs: number,
): MaybePromise<Identified> {
  if (text.length > limits.presentedKeyLengthMax) return 'malformed'
  const parsed = parseKey(text)
  if (parsed === undefined) return identifyImported(engine, source, text, nowMs, 'malformed')
  const found = engine.storage.findKey(`key_${parsed.publicId}`)
  if (isPromise(found)) {
    return found.then((key) => matchFound(engine, source, text, nowMs, key))
  }
  return matchFound(engine, source, text, nowMs, found)
}

function matchFound(
  engine: Engine,
  source: ApiWithRoles,
  text: string,
  nowMs: number,
  key: KeyRecord | undefined,
): MaybePromise<Identified> {
  if (key === undefined || key.imported || key.apiId !== source.api.id) {
    matchNothing(engine, text)
    return identifyImported(engine, source, text, nowMs, 'not_found')
  }
  const live = prepareKey(key, source)
  if (!matchesSecret(engine, live, text, nowMs)) return 'not_found'
  return live.secrets.length === 1 && isHashCurrent(engine, live)
    ? live
    : rehashRetired(engine, live, text)
}

function isHashCurrent(engine: Engine, live: LiveKey): boolean {
  const first = live.secrets[0]
  return first !== undefined && isCurrentHash(engine, first.stored)
}

async function rehashRetired(engine: Engine, live: LiveKey, text: string): Promise<LiveKey> {
  for (const { stored, warmDigest } of live.secrets) {
    if (warmDigest !== '' && !isCurrentHash(engine, stored)) {
      await rehashSecret(engine, live.key, stored, text)
    }
  }
  return live
}

async function identifyImported(
  engine: Engine,
  source: ApiWithRoles,
  text: string,
  nowMs: number,
  otherwise: 'malformed' | 'not_found',
): Promise<Identified> {
  if (source.api.importedForms.length === 0 || !PRINTABLE.test(text)) return otherwise
  const key = await findImportedKey(engine, source.api, text, nowMs)
  return key === undefined ? otherwise : prepareKey(key, source)
}
