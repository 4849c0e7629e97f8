/** Decides which key a text stands for when nobody says of which API it is. */
import { limits } from '../../base/limits.ts'
import { type ApiWithRoles, BUILTIN_API_ID } from '../apis/api-record.ts'
import type { Engine } from '../engine.ts'
import { identifyKey } from '../keys/identify-key.ts'
import { parseKey } from '../keys/key-format.ts'
import type { LiveKey } from '../keys/live-key.ts'
import { matchNothing } from '../keys/match-secret.ts'
import { createThrottledError } from '../throttle/create-throttled-error.ts'
import type { PresentedFrom } from '../usage/refusal.ts'
import { findClaimedApi, isTokenForm } from './read-access-token.ts'

/**
 * A key in Keyward's form and a token say themselves where they belong; an imported key is looked
 * for in the first API that `apiIds` names, and in no other. Undefined when the text proves
 * nothing, whatever is wrong with it. Error `rate_limited` when too many attempts from `address`
 * failed; without one nothing is counted. `from` is of whoever uses it: as of `identifyKey`.
 */
export async function identifySubject(
  engine: Engine,
  text: string,
  apiIds: readonly string[],
  address?: string,
  from?: PresentedFrom,
): Promise<LiveKey | undefined> {
  const parsed = parseKey(text)
  const key = parsed && (await engine.storage.findKey(`key_${parsed.publicId}`))
  const own = isTokenForm(text) ? findClaimedApi(text) : key?.apiId
  const candidates = own === undefined ? apiIds : [own]
  for (const apiId of candidates) {
    const source = await engine.storage.findApi(apiId)
    // One alone: trying them all would let strangers multiply what a guess costs us.
    if (source !== undefined) return identifyIn(engine, source, text, address, from)
  }
  return refuseUnknown(engine, text, address)
}

/**
 * A client that names its key: RFC 6749 §2.3.1. Undefined for every kind of mistake. Error
 * `rate_limited` as above.
 */
export async function identifyClient(
  engine: Engine,
  clientId: string,
  secret: string,
  from: PresentedFrom,
  address: string | undefined = from.address,
): Promise<LiveKey | undefined> {
  const key = await engine.storage.findKey(clientId)
  if (key === undefined) return refuseUnknown(engine, secret, address)
  const source = await engine.storage.findApi(key.apiId)
  if (source === undefined) return undefined
  const live = await identifyIn(engine, source, secret, address, from)
  return live !== undefined && live.token === null && live.key.id === clientId ? live : undefined
}

/** As slow as if there were such a key, and as much of an attempt. */
async function refuseUnknown(
  engine: Engine,
  secret: string,
  address: string | undefined,
): Promise<undefined> {
  const attempt = { address, apiId: BUILTIN_API_ID, proof: '' }
  const match = () => {
    if (secret.length <= limits.presentedKeyLengthMax) matchNothing(engine.peppers, secret)
  }
  const tried = await engine.throttle.attempt(attempt, engine.clock.nowMs(), match, () => 'failed')
  if (tried === 'rate_limited') throw createThrottledError(engine, address)
  return undefined
}

async function identifyIn(
  engine: Engine,
  source: ApiWithRoles,
  text: string,
  address: string | undefined,
  from: PresentedFrom | undefined,
): Promise<LiveKey | undefined> {
  const live = await identifyKey(engine, source, text, engine.clock.nowMs(), address, from)
  if (live === 'rate_limited') throw createThrottledError(engine, address)
  return typeof live === 'string' ? undefined : live
}
