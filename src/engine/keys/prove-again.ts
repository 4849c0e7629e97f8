/** Decides what is left of a key that was proven before: asked again and again of what lasts. */
import { andThen, type MaybePromise } from '../../base/maybe-promise.ts'
import type { ApiWithRoles } from '../apis/api-record.ts'
import type { Engine } from '../engine.ts'
import { prepareToken } from '../tokens/identify-token.ts'
import { isHeldBy } from './is-held-by.ts'
import { getKeyState, type KeyRecord } from './key-record.ts'
import { type LiveKey, prepareProven } from './live-key.ts'
import { currentSecretOf, isLiveSecret } from './secret-versions.ts'

/**
 * The key as it stands now, by the secret or token that proved it; undefined once that, or the
 * key, has ended, by time or by a change. The same object as long as nothing is changed that it
 * depends on, so that asking costs little. Synchronous when the storage is warm.
 */
export function proveAgain(engine: Engine, live: LiveKey): MaybePromise<LiveKey | undefined> {
  const { storage } = engine
  return andThen(storage.findApi(live.source.api.id), (source) =>
    source === undefined
      ? undefined
      : andThen(storage.findKey(live.stored.id), (key) => proveBy(engine, live, source, key)),
  )
}

function proveBy(
  engine: Engine,
  live: LiveKey,
  source: ApiWithRoles,
  key: KeyRecord | undefined,
): LiveKey | undefined {
  const { tokens, clock } = engine
  const nowMs = clock.nowMs()
  const { token } = live.proof
  if (key === undefined || key.apiId !== source.api.id) return undefined
  if (token !== null && tokens.revoked.has(token.claims)) return undefined
  // Whoever stole a signing key must not keep what a token of his own making opened.
  if (token !== null && token.epoch !== tokens.signingKeys.epoch) return undefined
  const now = prepareAgain(live, source, key, nowMs)
  if (now === undefined || nowMs >= now.endsAtMs) return undefined
  const claims = now.token
  if (claims !== null && !isHeldBy(now, claims, claims.jkt ?? undefined)) return undefined
  return getKeyState(now.key, nowMs) === 'active' ? now : undefined
}

/** Of tokens, which are prepared anew for each version of their key and its API. */
const renewed = new WeakMap<LiveKey, LiveKey>()

function prepareAgain(
  live: LiveKey,
  source: ApiWithRoles,
  key: KeyRecord,
  nowMs: number,
): LiveKey | undefined {
  const version = findSecretVersion(live, nowMs)
  const secret = key.secrets.find((each) => each.version === version)
  if (secret === undefined || !isLiveSecret(secret, nowMs)) return undefined
  const { token } = live.proof
  if (token === null) return prepareProven(key, source, secret)
  const known = renewed.get(live) ?? live
  if (known.stored === key && known.source === source) return known
  const now = prepareToken(key, source, secret, token)
  if (now !== undefined) renewed.set(live, now)
  return now
}

/** The version that was presented, or that its token was made from. */
export function findSecretVersion(live: LiveKey, nowMs: number): number | undefined {
  const named = live.token?.secretVersion ?? live.proof.endingSecretVersion
  return named ?? currentSecretOf(live.stored, nowMs)?.version
}
