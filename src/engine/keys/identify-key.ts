/** Decides which key a presented text is the secret of: a real one of this API, or none. */
import { limits } from '../../base/limits.ts'
import { isPromise, type MaybePromise } from '../../base/maybe-promise.ts'
import type { ApiWithRoles } from '../apis/api-record.ts'
import type { Engine } from '../engine.ts'
import { findImportedKey } from './find-imported-key.ts'
import { parseKey } from './key-format.ts'
import type { KeyRecord, SecretVersion } from './key-record.ts'
import { type LiveKey, prepareKey } from './live-key.ts'
import { findMatchingSecret, matchNothing } from './match-secret.ts'
import { isCurrentHash, rehashSecret } from './rehash-secret.ts'
import type { WarmKey } from './warm-keys.ts'

/** The key, or why there is none. Another API's key is `not_found`, as if it did not exist. */
export type Identified = LiveKey | 'malformed' | 'not_found'

/** Printable ASCII: what a header field value can carry without two readings. */
const PRINTABLE = /^[\x21-\x7e]+$/

/** What was presented, to which API, and when. */
interface Presented {
  readonly source: ApiWithRoles
  readonly text: string
  readonly digest: string
  readonly nowMs: number
}

/**
 * A text that has proved itself before is known by its digest; any other goes the long way: its
 * form and checksum, the key by its id, the HMAC at rest. Synchronous when the storage is warm.
 */
export function identifyKey(
  engine: Engine,
  source: ApiWithRoles,
  text: string,
  nowMs: number,
): MaybePromise<Identified> {
  if (text.length > limits.presentedKeyLengthMax) return 'malformed'
  const digest = engine.warmKeys.digest(text)
  const warm = engine.warmKeys.find(digest)
  if (warm === undefined) return identifyCold(engine, { source, text, digest, nowMs })
  // Nothing was written since the record was last seen to be the stored one: no need to ask.
  const { generation } = engine.storage
  const isStored = generation !== undefined && warm.generation === generation
  const hasEnded = warm.expiresAtMs !== null && nowMs >= warm.expiresAtMs
  if (isStored && !hasEnded && warm.live.source === source) return warm.live
  return identifyWarm(engine, { source, text, digest, nowMs }, warm, generation)
}

/** A proof holds only for the record that is stored now, in its own API, until it ends. */
function identifyWarm(
  engine: Engine,
  presented: Presented,
  warm: WarmKey,
  generation: number | undefined,
): MaybePromise<Identified> {
  const { source, digest, nowMs } = presented
  const { live, expiresAtMs } = warm
  if (live.key.apiId !== source.api.id) return identifyCold(engine, presented)
  const goOn = (stored: KeyRecord | undefined) => {
    const hasEnded = expiresAtMs !== null && nowMs >= expiresAtMs
    if (hasEnded || stored !== live.key) {
      engine.warmKeys.forget(digest)
      return identifyCold(engine, presented)
    }
    const renewed = { live: prepareKey(live.key, source), expiresAtMs, generation }
    engine.warmKeys.remember(digest, renewed)
    return renewed.live
  }
  const stored = engine.storage.findKey(live.key.id)
  return isPromise(stored) ? stored.then(goOn) : goOn(stored)
}

function identifyCold(engine: Engine, presented: Presented): MaybePromise<Identified> {
  const parsed = parseKey(presented.text)
  if (parsed === undefined) return identifyImported(engine, presented, 'malformed')
  const found = engine.storage.findKey(`key_${parsed.publicId}`)
  if (isPromise(found)) return found.then((key) => matchFound(engine, presented, key))
  return matchFound(engine, presented, found)
}

function matchFound(
  engine: Engine,
  presented: Presented,
  key: KeyRecord | undefined,
): MaybePromise<Identified> {
  const { source, text, digest, nowMs } = presented
  if (key === undefined || key.imported || key.apiId !== source.api.id) {
    matchNothing(engine.peppers, text)
    return identifyImported(engine, presented, 'not_found')
  }
  const secret = findMatchingSecret(engine.peppers, key, text, nowMs)
  if (secret === undefined) return 'not_found'
  const live = prepareKey(key, source)
  engine.warmKeys.remember(digest, proofOf(live, secret))
  if (isCurrentHash(engine, secret)) return live
  return rehashSecret(engine, key, secret, text).then(() => live)
}

function identifyImported(
  engine: Engine,
  { source, text, digest, nowMs }: Presented,
  otherwise: 'malformed' | 'not_found',
): MaybePromise<Identified> {
  if (source.api.importedForms.length === 0 || !PRINTABLE.test(text)) return otherwise
  return findImportedKey(engine, source.api, text, nowMs).then((found) => {
    if (found === undefined) return otherwise
    const live = prepareKey(found.key, source)
    engine.warmKeys.remember(digest, proofOf(live, found.secret))
    return live
  })
}

/** The next use asks the storage: this one may have read the record before a write. */
function proofOf(live: LiveKey, { expiresAtMs }: SecretVersion): WarmKey {
  return { live, expiresAtMs, generation: undefined }
}
