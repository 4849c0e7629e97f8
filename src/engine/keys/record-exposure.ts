/** Records that a key was seen where it gets logged: in a URL or in a cookie. */
import { getApi } from '../apis/get-api.ts'
import type { Engine } from '../engine.ts'
import { KEYWARD_ITSELF } from '../principal.ts'
import { revokeToken } from '../tokens/revoke-token.ts'
import { changeKey } from './change-key.ts'
import { identifyKey } from './identify-key.ts'
import { parseKey } from './key-format.ts'
import type { KeyRecord } from './key-record.ts'

/**
 * Only the real secret of a key of this API marks it; strangers cannot mark other people's keys.
 * Answers the key, or undefined when the text was no key. The first exposure is kept. An access
 * token is ended instead. A text that is none counts against `address`.
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
  const live = await identifyKey(engine, source, text, engine.clock.nowMs(), attemptedFrom)
  if (typeof live === 'string') return undefined
  if (live.token !== null) {
    // It is in logs now, but the secret of the key is not: only the token has to end.
    await revokeToken(engine, KEYWARD_ITSELF, live.token, 'exposed')
    return live.key
  }
  if (live.key.exposedAtMs !== null) return live.key
  return changeKey(engine, KEYWARD_ITSELF, live.key.id, (key, nowMs) => {
    if (key.exposedAtMs !== null) return null
    const changes = { exposedAtMs: nowMs, exposedIn: where }
    return { action: 'key.exposed', changes, details: { where } }
  })
}
