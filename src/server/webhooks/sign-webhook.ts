/** Signs a webhook as the Standard Webhooks specification has it: id, time and body, by HMAC. */
import { createHmac } from 'node:crypto'

export interface WebhookMessage {
  /** The same however often it is sent: by it a receiver knows what it has already. */
  readonly id: string
  readonly timestampSeconds: number
  readonly body: string | Uint8Array
}

/** The fields that go with the message; one signature for each secret, the newest first. */
export function signWebhook(
  message: WebhookMessage,
  secrets: readonly Uint8Array[],
): Readonly<Record<string, string>> {
  return {
    'webhook-id': message.id,
    'webhook-timestamp': String(message.timestampSeconds),
    'webhook-signature': secrets.map((secret) => `v1,${hashWebhook(message, secret)}`).join(' '),
  }
}

/** HMAC-SHA-256 of `id.timestamp.body`, base64. */
export function hashWebhook(
  { id, timestampSeconds, body }: WebhookMessage,
  secret: Uint8Array,
): string {
  return createHmac('sha256', secret)
    .update(`${id}.${timestampSeconds}.`)
    .update(body)
    .digest('base64')
}
