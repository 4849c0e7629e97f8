/** Decides whether a report came from GitHub: ECDSA (P-256, SHA-256) over the bytes that came. */
import { verify } from 'node:crypto'
import { KeywardError } from '../../base/errors.ts'
import { limits } from '../../base/limits.ts'
import { BUILTIN_API_ID } from '../../engine/apis/api-record.ts'
import type { Engine } from '../../engine/engine.ts'
import { attemptAsSigner } from '../../engine/throttle/attempt-as-signer.ts'
import { createThrottledError } from '../../engine/throttle/create-throttled-error.ts'
import type { AdminRequest } from '../admin-request.ts'
import { joinField } from '../join-field.ts'
import type { GithubKeys } from './github-keys.ts'

/**
 * A key that is not known and a signature that is wrong are told alike. Errors:
 * `report_signature_invalid`, `rate_limited`, `reporter_keys_unavailable`.
 */
export async function verifyGithubReport(
  engine: Engine,
  keys: GithubKeys,
  { rawHeaders, address }: AdminRequest,
  body: Uint8Array,
): Promise<void> {
  const keyId = joinField(rawHeaders, 'github-public-key-identifier') ?? ''
  const signature = joinField(rawHeaders, 'github-public-key-signature') ?? ''
  const attempt = { address, apiId: BUILTIN_API_ID, keyId: `github ${keyId.slice(0, 100)}` }
  const isGenuine = await attemptAsSigner(
    engine,
    attempt,
    () => isSignedBy(keys, keyId, signature, body),
    (result) => (result ? 'proven' : 'failed'),
  )
  if (isGenuine === 'rate_limited') throw createThrottledError(engine, address)
  if (!isGenuine) throw new KeywardError('report_signature_invalid')
}

async function isSignedBy(
  keys: GithubKeys,
  keyId: string,
  signature: string,
  body: Uint8Array,
): Promise<boolean> {
  const { githubSignatureLengthMax: max } = limits
  const isForm = /^[\w-]+$/.test(keyId) && /^[A-Za-z0-9+/]+={0,2}$/.test(signature)
  if (!isForm || keyId.length > max || signature.length > max) return false
  const key = await keys.find(keyId)
  if (key === undefined) return false
  try {
    return verify('sha256', body, key, Buffer.from(signature, 'base64'))
  } catch {
    return false
  }
}
