/** Decides what happens when a key text comes to the management API in a URL or a cookie. */
import { KeywardError } from '../base/errors.ts'
import { BUILTIN_API_ID } from '../engine/apis/api-record.ts'
import { findExposedText } from '../engine/keys/find-exposed-text.ts'
import { parseKey } from '../engine/keys/key-format.ts'
import { recordExposure } from '../engine/keys/record-exposure.ts'
import type { AdminRequest } from './admin-request.ts'
import type { DenialLog } from './denial-log.ts'
import type { ManagementDeps } from './management-deps.ts'

/**
 * It is never read as a credential. It is in logs by now, so the key is marked as exposed, and
 * error `credential_in_url` tells its owner, unless a header credential came along: then the
 * request goes on by that one alone.
 */
export async function refuseExposedKey(
  { engine, metrics }: ManagementDeps,
  denials: DenialLog,
  { target, cookie, requestId, address }: AdminRequest,
  hasCredential: boolean,
): Promise<void> {
  const inUrl = findExposedText(target, '&', false)
  const text = inUrl ?? (cookie === undefined ? undefined : findExposedText(cookie, ';', false))
  const parsed = text === undefined ? undefined : parseKey(text)
  if (text === undefined || parsed === undefined) return
  const where = inUrl === undefined ? 'cookie' : 'query'
  const key = await engine.storage.findKey(`key_${parsed.publicId}`)
  const exposed = key && (await recordExposure(engine, key.apiId, text, where, address))
  metrics.countExposure(where)
  const fields = { requestId, keyId: exposed?.id, where }
  denials.write(engine.clock.nowMs(), fields, 'key exposed')
  if (hasCredential) return
  throw new KeywardError('credential_in_url', {
    detail: `The key was sent in ${where === 'query' ? 'the URL' : 'a cookie'}.`,
    headers: { 'www-authenticate': `Bearer realm="${BUILTIN_API_ID}"` },
  })
}
