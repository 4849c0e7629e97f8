/** Decides whether what stands in the URL of a public route is one of our keys, exposed. */
import type { ApiRecord } from '../apis/api-record.ts'
import type { Engine } from '../engine.ts'
import { mayBeImported } from './find-imported-key.ts'
import { isImported, isOwnForm } from './is-own-credential.ts'

/**
 * The request is refused if it is, so whoever guesses would be told what is an imported key. What
 * is none is no failed attempt, as it is often the API's own affair; but when an address has sent
 * as much of it within a minute as attempts may fail, no more is looked at.
 */
export async function isExposedInPublic(
  engine: Engine,
  api: ApiRecord,
  text: string,
  address: string | undefined,
): Promise<boolean> {
  if (isOwnForm(engine, text)) return true
  if (!mayBeImported(api, text)) return false
  const look = { address, apiId: api.id, proof: '' }
  const isOwn = await engine.publicLooks.attempt(
    look,
    engine.clock.nowMs(),
    () => isImported(engine, api, text),
    (found) => (found ? 'neither' : 'failed'),
  )
  return isOwn === true
}
