/** Decides which key a presented text is the secret of: a real one of this API, or none. */
import { limits } from '../../base/limits.ts'
import { andThen, type MaybePromise } from '../../base/maybe-promise.ts'
import type { ApiWithRoles } from '../apis/api-record.ts'
import type { Engine } from '../engine.ts'
import { identifyToken } from '../tokens/identify-token.ts'
import { isOurToken, isTokenForm } from '../tokens/read-access-token.ts'
import type { PresentedFrom } from '../usage/refusal.ts'
import { findImportedKey, type ImportedMatch, mayBeImported } from './find-imported-key.ts'
import { parseKey } from './key-format.ts'
import type { KeyRecord } from './key-record.ts'
import { type LiveKey, prepareKey, prepareProven } from './live-key.ts'
import { findMatchingSecret, hasOwnForm, matchNothing } from './match-secret.ts'
import { isCurrentHash, rehashSecret } from './rehash-secret.ts'
import { isLiveSecret } from './secret-versions.ts'

/** The key, or why there is none. Another API's key is `not_found`, as if it did not exist. */
export type Identified = LiveKey | Unidentified

/** `rate_limited`: too many failed before from there, and nothing was looked at. */
export type Unidentified = 'malformed' | 'not_found' | 'rate_limited'

/** What was presented, to which API, and when. */
interface Presented {
  readonly source: ApiWithRoles
  readonly text: string
  readonly digest: string
  readonly nowMs: number
  readonly address: string | undefined
  readonly from: PresentedFrom | undefined
}

/**
 * A text that has proved itself before is known by its digest; any other goes the long way: its
 * form and checksum, the key by its id, the HMAC at rest. Synchronous when the storage is warm.
 * Failures count against `address`; it is undefined where that is wrong or not known. Use of a
 * secret that has ended is refused and counted as come `from` there; undefined: it is no use.
 */
export function identifyKey(
  engine: Engine,
  source: ApiWithRoles,
  text: string,
  nowMs: number,
  address?: string,
  from?: PresentedFrom,
): MaybePromise<Identified> {
  if (text.length > limits.presentedKeyLengthMax && !isTokenForm(text)) {
    return attempt(engine, { source, text, digest: '', nowMs, address, from }, () => 'malformed')
  }
  const digest = engine.warmKeys.digest(text)
  const live = engine.warmKeys.find(digest)
  if (live === undefined) {
    return identifyCold(engine, { source, text, digest, nowMs, address, from })
  }
  if (live.token !== null && engine.tokens.revoked.has(live.token)) return 'not_found'
  const isWarm = live.source === source && live.isStoredIn(engine.storage)
  if (isWarm && nowMs < live.endsAtMs) return live
  return identifyWarm(engine, { source, text, digest, nowMs, address, from }, live)
}

/** A proof holds only for the record that is stored now, and in its own API. */
function identifyWarm(
  engine: Engine,
  presented: Presented,
  proven: LiveKey,
): MaybePromise<Identified> {
  const { source, digest, nowMs } = presented
  const { storage, warmKeys } = engine
  const { stored: key } = proven
  if (key.apiId !== source.api.id) return identifyCold(engine, presented)
  // Read before the question: what is written while it is under way makes the next one.
  const { generation } = storage
  return andThen(storage.findKey(key.id), (stored) => {
    const live = renewProof(proven, source)
    if (stored !== key || live === undefined || nowMs >= live.endsAtMs) {
      warmKeys.forget(digest)
      // Once more without asking who failed before: it has proved itself, and may well do so again.
      return identifyCold(engine, { ...presented, address: undefined })
    }
    live.setStoredIn(storage, generation)
    warmKeys.remember(digest, live)
    return live
  })
}

/** For the API as it is now. What is proven by more than a secret is looked at anew. */
function renewProof(proven: LiveKey, source: ApiWithRoles): LiveKey | undefined {
  if (proven.source === source) return proven
  return proven.endsAtMs === Number.POSITIVE_INFINITY ? prepareKey(proven.key, source) : undefined
}

/** Failures count against the address; one that has too many is told nothing but `rate_limited`. */
function attempt(
  { throttle }: Engine,
  { source, digest, nowMs, address }: Presented,
  work: () => MaybePromise<Identified>,
  hasSpareLooks = false,
): MaybePromise<Identified> {
  const attempted = { address, apiId: source.api.id, proof: digest, hasSpareLooks }
  return throttle.attempt(attempted, nowMs, work, (found) =>
    typeof found === 'string' ? 'failed' : 'proven',
  )
}

/**
 * A secret of Keyward's own form has 190 bits, and to see that it is right takes one look-up and
 * one HMAC: so it is looked at whoever failed from there before, and only what is wrong becomes an
 * attempt. What came with an import may be weak or slow to check, and is an attempt beforehand.
 */
function identifyCold(engine: Engine, presented: Presented): MaybePromise<Identified> {
  const { source, text, digest, nowMs } = presented
  if (isOurToken(engine.tokens, text, nowMs)) {
    const identify = () => identifyToken(engine, source, { text, digest, nowMs })
    return attempt(engine, presented, identify, true)
  }
  if (text.length > limits.presentedKeyLengthMax) {
    return attempt(engine, presented, () => 'malformed')
  }
  const parsed = parseKey(text)
  if (parsed === undefined) return attemptImported(engine, presented, 'malformed')
  return andThen(engine.storage.findKey(`key_${parsed.publicId}`), (key) =>
    matchFound(engine, presented, key),
  )
}

function matchFound(
  engine: Engine,
  presented: Presented,
  key: KeyRecord | undefined,
): MaybePromise<Identified> {
  const { source, text, digest, nowMs } = presented
  if (key === undefined || key.apiId !== source.api.id || !hasOwnForm(key)) {
    matchNothing(engine.peppers, text)
    return attemptImported(engine, presented, 'not_found')
  }
  const secret = findMatchingSecret(engine.peppers, key, text)
  if (secret === undefined) return attempt(engine, presented, () => 'not_found')
  // Whoever still holds an ended one guesses nothing, and must not keep out who holds the new one.
  if (!isLiveSecret(secret, nowMs)) return refuseEnded(engine, presented, { key, secret })
  const live = prepareProven(key, source, secret)
  engine.warmKeys.remember(digest, live)
  if (isCurrentHash(engine, secret)) return live
  return rehashSecret(engine, key, secret, text).then(() => live)
}

/** Answered like any wrong one; who rotated it wants to know that it is still presented. */
function refuseEnded(
  engine: Engine,
  { from, nowMs }: Presented,
  { key, secret }: ImportedMatch,
): 'not_found' {
  if (from !== undefined) engine.usage.countRefused(key, secret, from, nowMs)
  return 'not_found'
}

function attemptImported(
  engine: Engine,
  presented: Presented,
  otherwise: 'malformed' | 'not_found',
): MaybePromise<Identified> {
  return attempt(engine, presented, () => identifyImported(engine, presented, otherwise))
}

function identifyImported(
  engine: Engine,
  presented: Presented,
  otherwise: 'malformed' | 'not_found',
): MaybePromise<Identified> {
  const { source, text, digest, nowMs, address } = presented
  if (!mayBeImported(source.api, text)) return otherwise
  const tellEnded = (ended: ImportedMatch) => refuseEnded(engine, presented, ended)
  return findImportedKey(engine, source.api, text, nowMs, address, tellEnded).then((found) => {
    if (found === undefined) return otherwise
    const live = prepareProven(found.key, source, found.secret)
    engine.warmKeys.remember(digest, live)
    return live
  })
}
