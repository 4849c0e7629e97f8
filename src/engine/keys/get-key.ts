/** Finds a key that must exist. */
import { KeywardError } from '../../base/errors.ts'
import type { Engine } from '../engine.ts'
import type { KeyRecord } from './key-record.ts'

/** Error `key_not_found`. */
export async function getKey(engine: Engine, id: string): Promise<KeyRecord> {
  const key = await engine.storage.findKey(id)
  if (key === undefined) throw new KeywardError('key_not_found')
  return key
}
