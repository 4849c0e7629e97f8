/** Records that a key was seen where it gets logged: in a URL or in a cookie. */
import { isConflict } from '../../base/is-conflict.ts'
import { getApi } from '../apis/get-api.ts'
import type { Engine } from '../engine.ts'
import { identifyKey } from './identify-key.ts'
import type { KeyRecord } from './key-record.ts'

/**
 * Only the real secret of a key of this API marks it; strangers cannot mark other people's keys.
 * Answers the key, or undefined when the text was no key. The first exposure is kept.
 */
export async function recordExposure(
  engine: Engine,
  apiId: string,
  text: string,
  where: 'query' | 'cookie',
): Promise<KeyRecord | undefined> {
  const source = await getApi(engine, apiId)
  const nowMs = engine.clock.nowMs()
  const live = await identifyKey(engine, source, text, nowMs)
  if (live === 'malformed' || live === 'not_found') return undefined
  const { key } = live
  if (key.exposedAtMs !== null) return key
  const exposed: KeyRecord = {
    ...key,
    exposedAtMs: nowMs,
    exposedIn: where,
    updatedAtMs: nowMs,
    version: key.version + 1,
  }
  try {
    await engine.storage.updateKey(exposed)
    return exposed
  } catch (error) {
    if (!isConflict(error)) throw error
    return key
  }
}
