/** Decides what a webhook secret is: 24 to 64 random bytes, written as Standard Webhooks does. */
import { limits } from '../../base/limits.ts'

const FORM = /^whsec_([A-Za-z0-9+/]+={0,2})$/

/** The bytes of `whsec_` and base64; undefined when it is none, or too short to be one. */
export function parseWebhookSecret(text: string): Buffer | undefined {
  const [, encoded] = FORM.exec(text) ?? []
  if (encoded === undefined) return undefined
  const bytes = Buffer.from(encoded, 'base64')
  const { webhookSecretBytesMin, webhookSecretBytesMax } = limits
  const isFit = bytes.length >= webhookSecretBytesMin && bytes.length <= webhookSecretBytesMax
  return isFit ? bytes : undefined
}
