/** Decides which refusals of admins the audit log tells: the first at once, then a count. */

import { limits } from '../../base/limits.ts'
import { isPromise } from '../../base/maybe-promise.ts'
import { BUILTIN_API_ID } from '../../engine/apis/api-record.ts'
import type { AuditDraft } from '../../engine/audit/audit-event.ts'
import { draftEvent } from '../../engine/audit/draft-event.ts'
import type { Engine } from '../../engine/engine.ts'
import { networkOf } from '../../engine/usage/network-of.ts'

export interface Denial {
  readonly code: string
  readonly operation: string
  /** Absent: of nobody that is known. */
  readonly keyId?: string | undefined
  readonly missing?: readonly string[] | undefined
  readonly address: string | undefined
  readonly requestId: string
}

/** Refusals of one kind since the first of them. */
interface Tally {
  readonly first: Denial
  readonly sinceMs: number
  last: Denial
  repeats: number
}

/**
 * Nobody waits for it: what is noted is written a moment later, in one transaction with whatever
 * came meanwhile. Memory and growth of the log are bounded, however many strangers knock.
 */
export class DenialTrail {
  readonly #engine: Engine
  readonly #tallies = new Map<string, Tally>()
  #drafts: AuditDraft[] = []
  #timer: NodeJS.Timeout | undefined
  #spanStartMs = 0
  #kindsInSpan = 0
  #isClosed = false

  constructor(engine: Engine) {
    this.#engine = engine
  }

  note(denial: Denial): void {
    if (this.#isClosed) return
    const nowMs = this.#engine.clock.nowMs()
    const kind = this.#chooseKind(denial, nowMs)
    const tally = this.#tallies.get(kind)
    if (tally !== undefined) {
      tally.repeats++
      tally.last = denial
      return
    }
    this.#tallies.set(kind, { first: denial, sinceMs: nowMs, last: denial, repeats: 0 })
    const { missing = [], code, operation } = denial
    const isOne = kind !== OTHERS
    const details = { code, operation, ...(missing.length > 0 ? { missing } : {}) }
    if (isOne) this.#drafts.push(this.#draft(denial, nowMs, details))
    else this.#drafts.push(this.#draftOthers(nowMs, { code: 'several' }))
    this.#arm(limits.auditDenialDelayMs)
  }

  /** Writes what is still counted. */
  async close(): Promise<void> {
    clearTimeout(this.#timer)
    this.#isClosed = true
    this.#endTallies(Number.POSITIVE_INFINITY)
    await this.#write()
  }

  #chooseKind({ keyId, address, code, operation }: Denial, nowMs: number): string {
    const who = keyId ?? networkOf(address ?? '') ?? 'unknown'
    const kind = `${who} ${code} ${operation}`
    if (this.#tallies.has(kind)) return kind
    if (nowMs - this.#spanStartMs >= limits.auditDenialSpanMs) {
      this.#spanStartMs = nowMs
      this.#kindsInSpan = 0
    }
    const isFull = this.#tallies.size >= limits.auditDenialKindsMax
    if (isFull || this.#kindsInSpan >= limits.auditDenialsPerSpanMax) return OTHERS
    this.#kindsInSpan++
    return kind
  }

  /** One timer, and none while nobody is refused. */
  #arm(delayMs: number): void {
    if (this.#timer !== undefined || this.#isClosed) return
    this.#timer = setTimeout(() => {
      this.#timer = undefined
      this.#endTallies(this.#engine.clock.nowMs() - limits.auditDenialSpanMs)
      void this.#write()
      if (this.#tallies.size > 0) this.#arm(limits.auditDenialCheckMs)
    }, delayMs)
    this.#timer.unref()
  }

  #endTallies(startedUntilMs: number): void {
    const nowMs = this.#engine.clock.nowMs()
    for (const [kind, { first, last, sinceMs, repeats }] of this.#tallies) {
      if (sinceMs > startedUntilMs) continue
      this.#tallies.delete(kind)
      if (repeats === 0) continue
      const counted = { count: repeats, since: new Date(sinceMs).toISOString() }
      const { code, operation } = first
      this.#drafts.push(
        kind === OTHERS
          ? this.#draftOthers(nowMs, { code: 'several', ...counted })
          : this.#draft(last, nowMs, { code, operation, ...counted }),
      )
    }
  }

  /** What cannot be written is lost, like what a crash catches: a refusal changes nothing. */
  async #write(): Promise<void> {
    const events = this.#drafts
    this.#drafts = []
    if (events.length === 0) return
    try {
      const written = this.#engine.storage.appendTrail({ events, revocations: [] })
      if (isPromise(written)) await written
    } catch (error) {
      this.#engine.onBackgroundError(error, 'refusals of admins are not in the audit log')
    }
  }

  #draft(denial: Denial, atMs: number, details: AuditDraft['details']): AuditDraft {
    const { keyId, address, requestId } = denial
    const doer = { id: keyId ?? 'anonymous', address: address ?? null, requestId }
    return draftEvent(doer, { ...DENIED, atMs, details })
  }

  #draftOthers(atMs: number, details: AuditDraft['details']): AuditDraft {
    const doer = { id: 'anonymous', address: null, requestId: null }
    return draftEvent(doer, { ...DENIED, atMs, details })
  }
}

/** More kinds of refusals than are told apart. */
const OTHERS = 'others'

const DENIED = {
  tenant: BUILTIN_API_ID,
  action: 'admin.denied',
  outcome: 'denied',
  target: { kind: 'api', id: BUILTIN_API_ID },
} as const
