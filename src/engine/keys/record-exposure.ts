/** Records that a key was seen where it gets logged: in a URL or in a cookie. */
import { getApi } from '../apis/get-api.ts'
import type { Engine } from '../engine.ts'
import { findLeakedSecret } from '../leaks/find-leaked-secret.ts'
import { reactToLeak } from '../leaks/react-to-leak.ts'
import { KEYWARD_ITSELF } from '../principal.ts'
import { revokeToken } from '../tokens/revoke-token.ts'
import { identifyKey } from './identify-key.ts'
import { parseKey } from './key-format.ts'
import type { KeyRecord } from './key-record.ts'

/**
 * Only the real secret of a key of this API marks it; strangers cannot mark other people's keys.
 * Answers the key, or undefined when the text was no key. What follows is the policy of the API;
 * the first exposure is kept, and told of. An access token is ended instead. A text that is none
 * counts against `address`.
 */
export async function recordExposure(
  engine: Engine,
  apiId: string,
  text: string,
  where: 'query' | 'cookie',
  address?: string,
): Promise<KeyRecord | undefined> {
  const source = await getApi(engine, apiId)
  // What can be no key at all, such as a parameter of the API called `key`, is no attempt.
  const isGuess = parseKey(text) !== undefined || source.api.importedForms.length > 0
  const attemptedFrom = isGuess ? address : undefined
  const nowMs = engine.clock.nowMs()
  const live = await identifyKey(engine, source, text, nowMs, attemptedFrom, { address })
  if (typeof live === 'string') return undefined
  if (live.token !== null) {
    // It is in logs now, but the secret of the key is not: only the token has to end.
    await revokeToken(engine, KEYWARD_ITSELF, live.token, 'exposed', where)
    return live.key
  }
  // By which version it was proven decides what has to end, and a token proves none of them.
  const secret = await findLeakedSecret(engine, [source.api], text)
  if (secret === undefined) return live.key
  const sighting = {
    action: 'key.exposed',
    where,
    details: { where },
    isAlwaysTold: false,
  } as const
  return (await reactToLeak(engine, KEYWARD_ITSELF, secret, sighting)).key
}
