/** Decides which events a sink is told of: by what happened, how it ended, and to which API. */
import { AUDIT_ACTIONS, type AuditEvent } from '../../engine/audit/audit-event.ts'

/** Every member that is given must match; null takes all. */
export interface SinkFilter {
  readonly actions: ReadonlySet<string> | null
  readonly outcomes: ReadonlySet<string> | null
  readonly tenants: ReadonlySet<string> | null
}

export const EVERYTHING: SinkFilter = { actions: null, outcomes: null, tenants: null }

export function passesFilter(filter: SinkFilter, event: AuditEvent): boolean {
  return (
    (filter.actions === null || filter.actions.has(event.action)) &&
    (filter.outcomes === null || filter.outcomes.has(event.outcome)) &&
    (filter.tenants === null || filter.tenants.has(event.tenant))
  )
}

/** The actions that `key.revoked` or `key.*` stands for; none when there is no such action. */
export function expandAction(pattern: string): readonly string[] {
  const stem = pattern.endsWith('.*') ? pattern.slice(0, -1) : undefined
  return AUDIT_ACTIONS.filter((action) =>
    stem === undefined ? action === pattern : action.startsWith(stem),
  )
}
