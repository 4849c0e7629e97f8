/** Decides which key a text stands for when nobody says of which API it is. */
import { limits } from '../../base/limits.ts'
import type { ApiWithRoles } from '../apis/api-record.ts'
import type { Engine } from '../engine.ts'
import { identifyKey } from '../keys/identify-key.ts'
import { parseKey } from '../keys/key-format.ts'
import type { LiveKey } from '../keys/live-key.ts'
import { matchNothing } from '../keys/match-secret.ts'
import { findClaimedApi, isTokenForm } from './read-access-token.ts'

/**
 * A key in Keyward's form and a token say themselves where they belong; an imported key is looked
 * for in the first API that `apiIds` names, and in no other. Undefined when the text proves
 * nothing, whatever is wrong with it.
 */
export async function identifySubject(
  engine: Engine,
  text: string,
  apiIds: readonly string[],
): Promise<LiveKey | undefined> {
  const parsed = parseKey(text)
  const key = parsed && (await engine.storage.findKey(`key_${parsed.publicId}`))
  const own = isTokenForm(text) ? findClaimedApi(text) : key?.apiId
  const candidates = own === undefined ? apiIds : [own]
  for (const apiId of candidates) {
    const source = await engine.storage.findApi(apiId)
    // One alone: trying them all would let strangers multiply what a guess costs us.
    if (source !== undefined) return identifyIn(engine, source, text)
  }
  return undefined
}

/** A client that names its key: RFC 6749 §2.3.1. Undefined for every kind of mistake. */
export async function identifyClient(
  engine: Engine,
  clientId: string,
  secret: string,
): Promise<LiveKey | undefined> {
  const key = await engine.storage.findKey(clientId)
  if (key === undefined) {
    if (secret.length <= limits.presentedKeyLengthMax) matchNothing(engine.peppers, secret)
    return undefined
  }
  const source = await engine.storage.findApi(key.apiId)
  if (source === undefined) return undefined
  const live = await identifyIn(engine, source, secret)
  return live !== undefined && live.token === null && live.key.id === clientId ? live : undefined
}

async function identifyIn(
  engine: Engine,
  source: ApiWithRoles,
  text: string,
): Promise<LiveKey | undefined> {
  const live = await identifyKey(engine, source, text, engine.clock.nowMs())
  return typeof live === 'string' ? undefined : live
}
