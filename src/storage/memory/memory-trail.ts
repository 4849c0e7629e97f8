/** Decides how the trail of a change is written in memory: events in their chains, revocations. */
import { appendAudit, readAuditText } from '../../engine/audit/append-audit.ts'
import type { Trail } from '../../engine/trail.ts'
import type { MemoryRevocations } from './memory-revocations.ts'
import type { MemoryTables } from './memory-tables.ts'

export class MemoryTrail {
  readonly #tables: MemoryTables
  readonly #revocations: MemoryRevocations

  constructor(tables: MemoryTables, revocations: MemoryRevocations) {
    this.#tables = tables
    this.#revocations = revocations
  }

  /** Cannot fail: whoever calls it has checked and written all else. */
  append({ events, revocations }: Trail): void {
    const { auditEvents, auditHeads } = this.#tables
    for (const draft of events) {
      const { text, head } = appendAudit(auditHeads.get(draft.tenant), draft)
      this.#tables.auditPosition++
      auditEvents.push({ position: this.#tables.auditPosition, event: readAuditText(text) })
      auditHeads.set(head.tenant, head)
    }
    for (const revocation of revocations) this.#revocations.insert(revocation)
  }
}
