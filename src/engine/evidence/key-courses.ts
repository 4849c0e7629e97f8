/** Follows keys through the audit log: how long rotations took, and what followed a leak. */
import { limits } from '../../base/limits.ts'
import { formatElapsed } from '../../base/text/format-elapsed.ts'
import { formatSpan } from '../../base/text/format-span.ts'
import type { AuditAction, AuditEvent } from '../audit/audit-event.ts'
import type { EvidencePart } from './evidence-facts.ts'
import { TableBuilder } from './evidence-table.ts'
import { formatMoment } from './format-moment.ts'

/** What was begun for a key and has not ended yet, in the order of the log. */
interface Begun {
  readonly event: AuditEvent
}

/** A secret that was seen, and what was done about it that still holds: the first of each kind. */
interface Seen {
  readonly event: AuditEvent
  answers: readonly AuditEvent[]
}

/** What is done about a leak, as it is told. */
const REACTIONS: Readonly<Partial<Record<AuditAction, string>>> = {
  'key.revoked': 'revoked',
  'key.rotated': 'rotated',
  'key.quarantined': 'quarantined',
}

/** A policy may give the secret an end and ask for a rotation; a reminder of one has no end. */
function reactionOf({ action, details }: AuditEvent): string | undefined {
  const isEnding = action === 'key.rotation_due' && typeof details['endsAt'] === 'string'
  return isEnding ? 'given an end' : REACTIONS[action]
}

/** What takes an answer back: then whoever saw the secret can use it again. */
const UNDONE: Readonly<Partial<Record<AuditAction, readonly AuditAction[]>>> = {
  'key.rotation_cancelled': ['key.rotated', 'key.rotation_due'],
  'key.released': ['key.quarantined'],
}

export class KeyCourses {
  readonly #nowMs: number
  /** By key; the oldest is given up when there are as many as a table has rows. */
  readonly #rotating = new Map<string, Begun>()
  readonly #leaked = new Map<string, Seen>()
  readonly #rotations = new TableBuilder('rotations', 'Rotations of keys', {
    at: 'Begun',
    by: 'By',
    key: 'Key',
    api: 'API',
    grace: 'Grace',
    ended: 'Old secret ended',
    how: 'How',
    took: 'Took',
  })
  readonly #revocations = new TableBuilder('revocations', 'Keys that were revoked', {
    at: 'When',
    by: 'By',
    key: 'Key',
    api: 'API',
    reason: 'Reason',
    afterLeak: 'After it was seen',
  })
  readonly #leaks = new TableBuilder('leaks', 'Keys that were exposed or reported as leaked', {
    at: 'Seen',
    key: 'Key',
    api: 'API',
    what: 'What',
    where: 'Where',
    reaction: 'What followed',
    by: 'By',
    took: 'After',
  })
  #unanswered = 0
  #slowestMs: number | null = null

  constructor(nowMs: number) {
    this.#nowMs = nowMs
  }

  add(event: AuditEvent): void {
    const { action, target, atMs } = event
    const seen = this.#leaked.get(target.id)
    if (action === 'key.revoked') this.#addRevocation(event, seen)
    if (seen !== undefined) answerLeak(seen, event)
    if (action === 'key.rotated') this.#beginRotation(event)
    else if (action === 'key.rotation_finished') this.#endRotation(target.id, atMs, 'finished')
    else if (action === 'key.rotation_cancelled') this.#endRotation(target.id, null, 'cancelled')
    else if (action === 'key.revoked') this.#endRotation(target.id, atMs, 'key revoked')
    else if (action === 'key.exposed' || action === 'key.leak_reported') this.#beginLeak(event)
  }

  finish(): EvidencePart {
    for (const id of [...this.#rotating.keys()]) this.#endRotation(id, Infinity, '')
    for (const seen of [...this.#leaked.values()]) this.#endLeak(seen)
    const figures = {
      rotations: this.#rotations.total,
      revocations: this.#revocations.total,
      leaks: this.#leaks.total,
      leaksUnanswered: this.#unanswered,
      slowestReaction: formatElapsed(this.#slowestMs),
    }
    const tables = [this.#rotations, this.#revocations, this.#leaks]
    return { figures, tables: tables.map((each) => each.build()) }
  }

  /** A rotation that meets another one ends it no earlier than its own grace does. */
  #beginRotation(event: AuditEvent): void {
    const { id } = event.target
    this.#endRotation(id, Infinity, '')
    forgetOldest(this.#rotating, (oldest) => this.#endRotation(oldest, Infinity, ''))
    this.#rotating.set(id, { event })
  }

  /** `atMs` of null: the old secret goes on. Nothing happens where no rotation was begun. */
  #endRotation(id: string, atMs: number | null, how: string): void {
    const begun = this.#rotating.get(id)
    if (begun === undefined) return
    this.#rotating.delete(id)
    const { event } = begun
    const { graceMs } = event.details
    const grace = typeof graceMs === 'number' ? graceMs : null
    const byItselfMs = grace === null ? Infinity : event.atMs + grace
    const endMs = atMs === null ? Infinity : Math.min(atMs, byItselfMs)
    const isOver = endMs <= this.#nowMs
    this.#rotations.add({
      at: formatMoment(event.atMs),
      by: event.actor.id,
      key: id,
      api: event.tenant,
      grace: formatSpan(grace),
      ended: Number.isFinite(endMs) ? formatMoment(endMs) : null,
      how: endMs === byItselfMs && atMs !== null ? tellGrace(isOver) : how,
      took: isOver ? formatElapsed(endMs - event.atMs) : null,
    })
  }

  #addRevocation({ atMs, actor, target, tenant, details }: AuditEvent, seen?: Seen): void {
    const { reason } = details
    const leak = seen?.answers.length === 0 ? seen.event : undefined
    this.#revocations.add({
      at: formatMoment(atMs),
      by: actor.id,
      key: target.id,
      api: tenant,
      reason: typeof reason === 'string' ? reason : null,
      afterLeak: leak === undefined ? null : formatElapsed(atMs - leak.atMs),
    })
  }

  /** The first sighting counts: whoever reads it later can do no more than the first. */
  #beginLeak(event: AuditEvent): void {
    const { target, details } = event
    const known = this.#leaked.get(target.id)
    if (details['reaction'] === 'none') {
      this.#addLeak(event, 'had ended before', null)
      return
    }
    if (details['reaction'] === 'notify' && details['tokenId'] !== undefined) {
      this.#addLeak(event, 'token revoked', null)
      return
    }
    if (known !== undefined && isOfSameSecret(known.event, event)) return
    if (known !== undefined) this.#endLeak(known)
    forgetOldest(this.#leaked, (oldest) => {
      const begun = this.#leaked.get(oldest)
      if (begun !== undefined) this.#endLeak(begun)
    })
    this.#leaked.set(target.id, { event, answers: [] })
  }

  #endLeak({ event, answers }: Seen): void {
    const answer = answers[0] ?? null
    this.#leaked.delete(event.target.id)
    if (answer === null) this.#unanswered++
    else this.#slowestMs = Math.max(this.#slowestMs ?? 0, answer.atMs - event.atMs)
    const reaction = answer === null ? undefined : reactionOf(answer)
    this.#addLeak(event, reaction ?? 'nothing yet', answer)
  }

  #addLeak(event: AuditEvent, reaction: string, answer: AuditEvent | null): void {
    const { atMs, target, tenant, action, details } = event
    const where = details['where'] ?? details['reporter']
    this.#leaks.add({
      at: formatMoment(atMs),
      key: target.id,
      api: tenant,
      what: action === 'key.exposed' ? 'exposed' : 'reported',
      where: typeof where === 'string' ? where : null,
      reaction,
      by: answer === null ? null : answer.actor.id,
      took: formatElapsed(answer === null ? null : answer.atMs - atMs),
    })
  }
}

function answerLeak(seen: Seen, event: AuditEvent): void {
  const { action } = event
  const isNew =
    reactionOf(event) !== undefined && !seen.answers.some((each) => each.action === action)
  if (isNew) seen.answers = [...seen.answers, event]
  if (!isOfSameSecret(seen.event, event)) return
  const undone = (UNDONE[action] ?? []).filter((each) => !isKept(each, event))
  seen.answers = seen.answers.filter((each) => !undone.includes(each.action))
}

/** The end that a policy gave to a secret outlives a rotation that is cancelled. */
function isKept(answer: AuditAction, { details }: AuditEvent): boolean {
  return answer === 'key.rotation_due' && typeof details['endsAt'] === 'string'
}

/** True as well where one of them is about the key as a whole. */
function isOfSameSecret({ details: left }: AuditEvent, { details: right }: AuditEvent): boolean {
  const [one, other] = [left['secretVersion'], right['secretVersion']]
  return one === undefined || other === undefined || one === other
}

function tellGrace(isOver: boolean): string {
  return isOver ? 'grace over' : 'still in grace'
}

function forgetOldest(begun: ReadonlyMap<string, Begun>, forget: (id: string) => void): void {
  if (begun.size < limits.evidenceRowsMax) return
  const [oldest] = begun.keys()
  if (oldest !== undefined) forget(oldest)
}
