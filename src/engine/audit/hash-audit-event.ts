/** Decides what of an audit event is hashed, and how an event is written on a line. */
import { hash as digest } from 'node:crypto'
import type { AuditEvent } from './audit-event.ts'
import { formatCanonicalJson } from './format-canonical-json.ts'

/** An event as the world sees it: `at` is a text of RFC 3339, in UTC, with milliseconds. */
export function toAuditJson(event: AuditEvent) {
  return { ...toHashed(event), hash: event.hash }
}

/** The event as one line of an export, without its end: canonical JSON (RFC 8785). */
export function toAuditLine(event: AuditEvent): string {
  return formatCanonicalJson(toAuditJson(event))
}

/** Hex SHA-256 of the canonical JSON of every member but `hash` itself. */
export function hashAuditEvent(event: Omit<AuditEvent, 'hash'>): string {
  return hashAuditText(formatHashedEvent(event))
}

/** Everything of an event that is hashed, as canonical JSON. */
export function formatHashedEvent(event: Omit<AuditEvent, 'hash'>): string {
  return formatCanonicalJson(toHashed(event))
}

export function hashAuditText(text: string): string {
  return digest('sha256', text, 'hex')
}

function toHashed(event: Omit<AuditEvent, 'hash'>) {
  const { tenant, seq, action, outcome, actor, target } = event
  const { before, after, details, address, requestId, previousHash } = event
  return {
    tenant,
    seq,
    at: new Date(event.atMs).toISOString(),
    action,
    outcome,
    actor: { kind: actor.kind, id: actor.id },
    target: { kind: target.kind, id: target.id },
    before,
    after,
    details,
    address,
    requestId,
    previousHash,
  }
}
