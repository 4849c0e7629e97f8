/** Decides which throttled addresses become audit events: one for each time, not for each try. */

import { limits } from '../../base/limits.ts'
import { countNoun } from '../../base/text/count-noun.ts'
import { MINUTE_MS } from '../../base/units.ts'
import type { AuditDraft } from '../audit/audit-event.ts'
import type { AuditStorage } from '../audit/audit-storage.ts'
import { draftEvent } from '../audit/draft-event.ts'

export interface ThrottledAddress {
  readonly subscriber: string
  /** That of the last attempt. */
  readonly apiId: string
  readonly atMs: number
  readonly failures: number
}

/** Written soon after, off the decision path. Strangers with many addresses fill no log. */
export class ThrottleTeller {
  readonly #storage: AuditStorage
  readonly #onError: (error: unknown, what: string) => void
  #untold: AuditDraft[] = []
  #timer: NodeJS.Timeout | null = null
  #minuteMs = 0
  #toldInMinute = 0
  #withheld = 0

  constructor(storage: AuditStorage, onError: (error: unknown, what: string) => void) {
    this.#storage = storage
    this.#onError = onError
  }

  tell(address: ThrottledAddress): void {
    const minuteMs = address.atMs - (address.atMs % MINUTE_MS)
    if (minuteMs > this.#minuteMs) {
      this.#minuteMs = minuteMs
      this.#toldInMinute = 0
    }
    if (this.#toldInMinute >= limits.throttleEventsPerMinuteMax) {
      this.#withheld++
      return
    }
    this.#toldInMinute++
    this.#untold.push(toEvent(address, this.#withheld))
    this.#withheld = 0
    this.#timer ??= setTimeout(() => void this.flush(), limits.usageFlushIntervalMs).unref()
  }

  /** What cannot be written is told to whoever watches the server, and lost. */
  async flush(): Promise<void> {
    if (this.#timer !== null) clearTimeout(this.#timer)
    this.#timer = null
    const events = this.#untold
    if (events.length === 0) return
    this.#untold = []
    try {
      await this.#storage.appendTrail({ events, revocations: [] })
    } catch (error) {
      this.#onError(error, 'throttled addresses could not be told')
    }
  }
}

function toEvent({ subscriber, apiId, atMs, failures }: ThrottledAddress, withheld: number) {
  const address = subscriber.split('/')[0] ?? null
  return draftEvent(
    { id: 'anonymous', address, requestId: null },
    {
      tenant: apiId,
      action: 'address.throttled',
      outcome: 'denied',
      atMs,
      target: { kind: 'address', id: subscriber },
      details: {
        seen: `${countNoun(failures, 'attempt')} within a minute with a credential that is none.`,
        threshold:
          `From ${countNoun(failures, 'failed attempt')} a minute on, what is wrong from an ` +
          'address is told nothing but 429, and what can be guessed is refused unseen.',
        failures,
        windowMs: limits.failedAttemptsWindowMs,
        ...(withheld > 0 ? { withheld } : {}),
      },
    },
  )
}
