/** Says what one entry of the audit log is: who did what to which thing, from where. */

/** Verb last, as `<thing>.<what happened>`; a fixed set, so that filters and sinks can trust it. */
export const AUDIT_ACTIONS = [
  'api.created',
  'api.updated',
  'api.deleted',
  'key.created',
  'key.imported',
  'key.updated',
  'key.revoked',
  'key.rotated',
  'key.rotation_finished',
  'key.rotation_cancelled',
  'key.rotation_due',
  'key.expiring',
  'key.quarantined',
  'key.released',
  'key.exposed',
  'key.leak_reported',
  'key.unusual_use',
  'key.scopes_narrowed',
  'role.created',
  'role.updated',
  'role.deleted',
  'scan.created',
  'scan.cancelled',
  'scan_schedule.created',
  'scan_schedule.deleted',
  'token.revoked',
  'signing_key.rotated',
  'pepper.rotated',
  'admin.denied',
  'address.throttled',
  'access_review.done',
  'audit.pruned',
  'audit.rolled_back',
  'audit.sink_behind',
  'clock.doubted',
  'server.started',
  'server.stopped',
] as const

export type AuditAction = (typeof AUDIT_ACTIONS)[number]

/**
 * - `admin_key`: `id` is the id of a key of the built-in API.
 * - `key`: the holder of that key, by what it did itself.
 * - `local`: the command line on the data directory. `system`: Keyward by itself.
 * - `anonymous`: nobody that was known; `id` is `anonymous`.
 */
export interface AuditActor {
  readonly kind: 'admin_key' | 'key' | 'local' | 'system' | 'anonymous'
  readonly id: string
}

export interface AuditTarget {
  readonly kind:
    | 'api'
    | 'key'
    | 'role'
    | 'scan'
    | 'scan_schedule'
    | 'token'
    | 'signing_key'
    | 'pepper'
    | 'address'
    | 'server'
  /** Of a role: its name. Of the management API as a whole: `keyward`. */
  readonly id: string
}

/** An event before it has its place in the log. Never holds a secret. */
export interface AuditDraft {
  /** The API that it is about; `keyward` for what is about none or the built-in one. */
  readonly tenant: string
  readonly action: AuditAction
  readonly outcome: 'done' | 'denied' | 'noticed'
  readonly atMs: number
  readonly actor: AuditActor
  readonly target: AuditTarget
  /** Only the members that changed; null when there was nothing before, or nothing is after. */
  readonly before: Readonly<Record<string, unknown>> | null
  readonly after: Readonly<Record<string, unknown>> | null
  /** JSON values: why, how often, what was seen. */
  readonly details: Readonly<Record<string, unknown>>
  readonly address: string | null
  readonly requestId: string | null
}

/** An event in the chain of its tenant. */
export interface AuditEvent extends AuditDraft {
  /** From 1, without a gap, in each tenant. */
  readonly seq: number
  /** Hex; of the event before, or 64 zeros. */
  readonly previousHash: string
  /** Hex SHA-256 of the canonical JSON (RFC 8785) of all the other members, as exported. */
  readonly hash: string
}
