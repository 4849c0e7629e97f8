/** Decides whether a report came from who knows a secret of ours (Standard Webhooks). */
import { KeywardError } from '../../base/errors.ts'
import { BUILTIN_API_ID } from '../../engine/apis/api-record.ts'
import type { Engine } from '../../engine/engine.ts'
import { attemptAsSigner } from '../../engine/throttle/attempt-as-signer.ts'
import { createThrottledError } from '../../engine/throttle/create-throttled-error.ts'
import type { AdminRequest } from '../admin-request.ts'
import { isWebhookGenuine } from '../webhooks/verify-webhook.ts'

/** Errors: `report_signature_invalid`, `rate_limited`. */
export async function verifyWebhookReport(
  engine: Engine,
  secrets: readonly Uint8Array[],
  { rawHeaders, address }: AdminRequest,
  body: Uint8Array,
): Promise<void> {
  const attempt = { address, apiId: BUILTIN_API_ID, keyId: 'webhook' }
  const isGenuine = await attemptAsSigner(
    engine,
    attempt,
    () => isWebhookGenuine(rawHeaders, body, secrets, engine.clock.nowMs()),
    (result) => (result ? 'proven' : 'failed'),
  )
  if (isGenuine === 'rate_limited') throw createThrottledError(engine, address)
  if (!isGenuine) throw new KeywardError('report_signature_invalid')
}
