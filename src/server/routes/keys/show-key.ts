/** Puts a key and its use so far into the form of an answer. */
import type { Engine } from '../../../engine/engine.ts'
import type { KeyRecord } from '../../../engine/keys/key-record.ts'
import { addUsage } from '../../../engine/keys/list-keys.ts'
import { toKeyJson } from '../../key-json.ts'

export async function showKey(engine: Engine, key: KeyRecord) {
  const [found] = await addUsage(engine, [key])
  return toKeyJson(key, found?.usage ?? null, engine.clock.nowMs())
}
