/** Collects what the audit log tells of a period: changes, denials, reviews, courses of keys. */
import { setImmediate } from 'node:timers/promises'
import { limits } from '../../base/limits.ts'
import type { AuditEvent } from '../audit/audit-event.ts'
import type { Engine } from '../engine.ts'
import type { EvidencePart, EvidenceRequest } from './evidence-facts.ts'
import { TableBuilder } from './evidence-table.ts'
import { formatMoment } from './format-moment.ts'
import { KeyCourses } from './key-courses.ts'
import { tellChange } from './tell-change.ts'

const WHO = { at: 'When', by: 'By' }

export async function collectEvents(
  engine: Engine,
  { fromMs, toMs, apiId }: EvidenceRequest,
): Promise<EvidencePart> {
  const book = new EventBook(engine.clock.nowMs())
  const filter = { fromMs, toMs, ...(apiId === null ? {} : { tenant: apiId }) }
  let position = 0
  for (;;) {
    const page = await engine.storage.readAuditEvents(filter, position, limits.auditPageSize)
    for (const { event } of page) book.add(event)
    // A store that answers at once would otherwise keep everybody else from their turn.
    await setImmediate()
    const last = page.at(-1)
    if (last === undefined) return book.finish()
    position = last.position
  }
}

class EventBook {
  readonly #actions = new Map<string, number>()
  readonly #courses: KeyCourses
  readonly #policies = new TableBuilder('policyChanges', 'Changes of APIs, policies and roles', {
    ...WHO,
    action: 'Change',
    target: 'Of',
    api: 'API',
    before: 'Before',
    after: 'After',
  })
  readonly #denials = new TableBuilder('adminDenials', 'Admins that were refused', {
    ...WHO,
    address: 'From',
    code: 'Why',
    operation: 'Operation',
    missing: 'Scopes that were missing',
    times: 'Times',
  })
  readonly #reviews = new TableBuilder('accessReviews', 'Access reviews that were recorded', {
    ...WHO,
    api: 'API',
    keys: 'Keys',
    withFindings: 'With findings',
    findings: 'Findings',
    note: 'Note',
  })
  readonly #unusual = new TableBuilder('unusualUse', 'Use of keys that was unusual', {
    at: 'When',
    key: 'Key',
    api: 'API',
    kind: 'Kind',
    seen: 'What was seen',
  })
  #deniedTimes = 0

  constructor(nowMs: number) {
    this.#courses = new KeyCourses(nowMs)
  }

  add(event: AuditEvent): void {
    const { action } = event
    this.#actions.set(action, (this.#actions.get(action) ?? 0) + 1)
    this.#courses.add(event)
    if (/^(?:api|role)\./.test(action)) this.#addPolicyChange(event)
    else if (action === 'admin.denied') this.#addDenial(event)
    else if (action === 'access_review.done') this.#addReview(event)
    else if (action === 'key.unusual_use') this.#addUnusual(event)
  }

  finish(): EvidencePart {
    const events = new TableBuilder('auditEvents', 'Events in the audit log, by kind', {
      action: 'Event',
      count: 'Times',
    })
    const sorted = [...this.#actions].sort(([left], [right]) => (left < right ? -1 : 1))
    for (const [action, count] of sorted) events.add({ action, count })
    const count = (...names: string[]) =>
      names.reduce((sum, name) => sum + (this.#actions.get(name) ?? 0), 0)
    const courses = this.#courses.finish()
    const figures = {
      events: sorted.reduce((sum, [, each]) => sum + each, 0),
      policyChanges: this.#policies.total,
      adminDenials: this.#deniedTimes,
      accessReviews: this.#reviews.total,
      unusualUses: this.#unusual.total,
      keysCreated: count('key.created', 'key.imported'),
      keysNarrowed: count('key.scopes_narrowed'),
      addressesThrottled: count('address.throttled'),
      signingKeyRotations: count('signing_key.rotated'),
      rollbacks: count('audit.rolled_back'),
      ...courses.figures,
    }
    const own = [this.#policies, this.#denials, this.#reviews, this.#unusual, events]
    return { figures, tables: [...own.map((each) => each.build()), ...courses.tables] }
  }

  #addPolicyChange({ atMs, actor, action, target, tenant, before, after }: AuditEvent): void {
    this.#policies.add({
      at: formatMoment(atMs),
      by: actor.id,
      action,
      target: target.id,
      api: tenant,
      before: tellChange(before, after),
      after: tellChange(after, before),
    })
  }

  /** One event may stand for many refusals of one kind. */
  #addDenial({ atMs, actor, address, details }: AuditEvent): void {
    const { code, operation, missing, count } = details
    const times = typeof count === 'number' ? count : 1
    this.#deniedTimes += times
    this.#denials.add({
      at: formatMoment(atMs),
      by: actor.id,
      address,
      code: toText(code),
      operation: toText(operation),
      missing: Array.isArray(missing) ? missing.join(' ') : null,
      times,
    })
  }

  #addReview({ atMs, actor, tenant, details }: AuditEvent): void {
    const { reviewed, withFindings, findings, note } = details
    const counts = Object.entries((findings ?? {}) as Readonly<Record<string, unknown>>)
    this.#reviews.add({
      at: formatMoment(atMs),
      by: actor.id,
      api: tenant,
      keys: toNumber(reviewed),
      withFindings: toNumber(withFindings),
      findings: counts.map(([kind, count]) => `${kind} ${count}`).join(', '),
      note: toText(note),
    })
  }

  #addUnusual({ atMs, target, tenant, details }: AuditEvent): void {
    const { kind, seen } = details
    const at = formatMoment(atMs)
    this.#unusual.add({ at, key: target.id, api: tenant, kind: toText(kind), seen: toText(seen) })
  }
}

function toText(value: unknown): string | null {
  return typeof value === 'string' ? value : null
}

function toNumber(value: unknown): number | null {
  return typeof value === 'number' ? value : null
}
