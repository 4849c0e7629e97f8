/** Decides whether an answer that lasts may go on: its key could have died since it began. */
import { BUILTIN_API_ID } from '../engine/apis/api-record.ts'
import { identifyKey } from '../engine/keys/identify-key.ts'
import { isHeldBy } from '../engine/keys/is-held-by.ts'
import { getKeyState } from '../engine/keys/key-record.ts'
import { readCredential } from '../engine/keys/read-credential.ts'
import type { AdminRequest } from './admin-request.ts'
import type { ManagementDeps } from './management-deps.ts'

/**
 * As it was authorised, but nothing is spent or counted. In process there is no credential, and
 * nothing that could end. What cannot be looked up is no longer allowed.
 */
export async function isStillAllowed(
  { engine }: ManagementDeps,
  { rawHeaders, address }: AdminRequest,
  scope: string,
): Promise<boolean> {
  const credential = readCredential(rawHeaders)
  if (credential.kind === 'none') return true
  if (credential.kind === 'several') return false
  const nowMs = engine.clock.nowMs()
  try {
    const source = await engine.storage.findApi(BUILTIN_API_ID)
    if (source === undefined) return false
    const live = await identifyKey(engine, source, credential.text, nowMs)
    if (typeof live === 'string') return false
    const { token } = live
    return (
      // Whoever sent a bound token proved its key when this began.
      (token === null || isHeldBy(live, token, token.jkt ?? undefined)) &&
      getKeyState(live.key, nowMs) === 'active' &&
      live.allowsAddress(address) &&
      live.grants.listMissing([scope]).length === 0
    )
  } catch {
    return false
  }
}
