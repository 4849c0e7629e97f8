/** Says what a sink is: something outside that is told of audit events, in their order. */
import type { AuditEvent } from '../../engine/audit/audit-event.ts'

/**
 * Delivery is at least once: whenever a sink is not sure, it throws, and what it did not vouch for
 * comes again. Its receiver knows an event by its `hash`.
 */
export interface Sink {
  /** Where it leads, for logs: without path and query of a URL, which may hold a secret. */
  readonly destination: string
  /** Events that are handed over at once. */
  readonly batchMax: number
  /**
   * How long after its delivery an event may still turn out to be lost, if `confirm` throws. Null
   * where `deliver` waits for the receiver's word.
   */
  readonly settleMs: number | null
  /** Throws when not all of them are known to have arrived. */
  deliver(events: readonly AuditEvent[]): Promise<void>
  /** Throws when something that was delivered since the last call may be lost after all. */
  confirm(): Promise<void>
  /** Looks for its file again, where it has one. */
  reopen(): void
  /** As `confirm`, and for the last time. */
  close(): Promise<void>
}

/** Why a sink could not deliver: in words that tell no secret. */
export class SinkFailure extends Error {
  override readonly name = 'SinkFailure'
  /** When the receiver asked for it: how long to leave it alone. */
  readonly retryAfterMs: number | null

  constructor(why: string, options: { cause?: unknown; retryAfterMs?: number | null } = {}) {
    super(why, options)
    this.retryAfterMs = options.retryAfterMs ?? null
  }
}
