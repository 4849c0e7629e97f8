/** Decides whether a webhook came from who knows the secret, unaltered and just now. */
import { equalsConstantTime } from '../../base/bytes.ts'
import { limits } from '../../base/limits.ts'
import { joinField } from '../join-field.ts'
import { hashWebhook } from './sign-webhook.ts'

/** More signatures than anybody needs while secrets change. */
const SIGNATURES_MAX = limits.webhookSecretsMax * 2

/** True when it carries one: then it wants to be judged by that. */
export function hasWebhookSignature(rawHeaders: readonly string[]): boolean {
  return joinField(rawHeaders, 'webhook-signature') !== undefined
}

/**
 * By Standard Webhooks: the signature is over the bytes as they came. A time that is more than
 * `limits.webhookToleranceMs` off is refused, so that what somebody recorded is of no use later.
 */
export function isWebhookGenuine(
  rawHeaders: readonly string[],
  body: Uint8Array,
  secrets: readonly Uint8Array[],
  nowMs: number,
): boolean {
  const id = joinField(rawHeaders, 'webhook-id') ?? ''
  const timestamp = joinField(rawHeaders, 'webhook-timestamp') ?? ''
  if (!/^[\x21-\x2b\x2d\x2f-\x7e]+$/.test(id) || id.length > limits.webhookIdLengthMax) return false
  if (!/^[1-9]\d{0,11}$/.test(timestamp)) return false
  const timestampSeconds = Number(timestamp)
  if (Math.abs(nowMs - timestampSeconds * 1_000) > limits.webhookToleranceMs) return false
  const given = (joinField(rawHeaders, 'webhook-signature') ?? '')
    .split(' ')
    .slice(0, SIGNATURES_MAX)
    .filter((each) => each.startsWith('v1,'))
    .map((each) => each.slice(3))
  let isGenuine = false
  for (const secret of secrets) {
    const expected = hashWebhook({ id, timestampSeconds, body }, secret)
    for (const signature of given) {
      if (equalsConstantTime(signature, expected)) isGenuine = true
    }
  }
  return isGenuine
}
