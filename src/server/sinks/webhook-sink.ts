/** Tells a URL of audit events: one message each, signed, confirmed by its answer, in order. */
import { limits } from '../../base/limits.ts'
import type { AuditEvent } from '../../engine/audit/audit-event.ts'
import { formatCanonicalJson } from '../../engine/audit/format-canonical-json.ts'
import { toAuditJson } from '../../engine/audit/hash-audit-event.ts'
import type { Engine } from '../../engine/engine.ts'
import { chooseReach } from '../outbound/address-reach.ts'
import { describeFailure } from '../outbound/describe-failure.ts'
import { Outbound, type OutboundAnswer, OutboundError } from '../outbound/outbound.ts'
import { signWebhook } from '../webhooks/sign-webhook.ts'
import { type Sink, SinkFailure } from './sink.ts'
import type { WebhookSinkSettings } from './sink-settings.ts'

export interface WebhookSinkOptions extends WebhookSinkSettings {
  /** The newest first. */
  readonly secrets: readonly Uint8Array[]
  readonly ca?: string | undefined
  readonly clock: Engine['clock']
  /** Names its sender to the receiver's log. */
  readonly userAgent: string
  readonly timeoutMs?: number
  readonly resolve?: (name: string) => Promise<readonly string[]>
}

/** By Standard Webhooks: `type`, `timestamp` and `data`, signed with the secret of the receiver. */
export class WebhookSink implements Sink {
  readonly destination: string
  readonly batchMax = 1
  readonly settleMs = null
  readonly #options: WebhookSinkOptions
  readonly #outbound: Outbound

  constructor(options: WebhookSinkOptions) {
    const { url, privateNetworks, ca, resolve } = options
    this.destination = url.origin
    this.#options = options
    // Whoever writes the configuration names the host, so a loopback address there is meant.
    const reach = chooseReach(url.hostname, privateNetworks, true)
    this.#outbound = new Outbound({ url, reach, ca, resolve })
  }

  async deliver(events: readonly AuditEvent[]): Promise<void> {
    for (const event of events) await this.#post(event)
  }

  async confirm(): Promise<void> {}

  reopen(): void {}

  close(): Promise<void> {
    return this.#outbound.close()
  }

  async #post(event: AuditEvent): Promise<void> {
    const { secrets, clock, userAgent, timeoutMs = limits.webhookTimeoutMs } = this.#options
    const body = formatWebhook(event)
    const message = {
      // An event that comes again has the same id, so that its receiver can tell.
      id: `evt_${event.hash.slice(0, 32)}`,
      timestampSeconds: Math.floor(clock.nowMs() / 1_000),
      body,
    }
    const headers = {
      'content-type': 'application/json',
      'user-agent': userAgent,
      ...signWebhook(message, secrets),
    }
    const answer = await this.#outbound
      .request({
        method: 'POST',
        headers,
        body,
        timeoutMs,
        bytesMax: limits.webhookAnswerBytesMax,
      })
      .catch((cause: unknown) => {
        throw new SinkFailure(describeSilence(cause), { cause })
      })
    if (answer.status >= 200 && answer.status < 300) return
    throw new SinkFailure(describeStatus(answer.status), {
      retryAfterMs: readRetryAfter(answer, clock.nowMs()),
    })
  }
}

/** Canonical JSON, so that `data` is, byte for byte, the line of an export. */
function formatWebhook(event: AuditEvent): string {
  const data = toAuditJson(event)
  return formatCanonicalJson({ type: event.action, timestamp: data.at, data })
}

function describeStatus(status: number): string {
  if (status >= 300 && status < 400) return `answered ${status}; redirects are not followed`
  return `answered ${status}`
}

/** Never with path or query of the URL, which may hold a secret. */
function describeSilence(error: unknown): string {
  if (error instanceof OutboundError) return error.message
  if (error instanceof Error && error.name === 'TimeoutError') return 'did not answer in time'
  return `no answer (${describeFailure(error)})`
}

/** Seconds, or a date (RFC 9110 §10.2.3). */
function readRetryAfter({ headers }: OutboundAnswer, nowMs: number): number | null {
  const field = headers['retry-after']
  if (typeof field !== 'string') return null
  if (/^\d{1,9}$/.test(field)) return Number(field) * 1_000
  const atMs = Date.parse(field)
  return Number.isNaN(atMs) ? null : Math.max(0, atMs - nowMs)
}
