/** Decides the place of a new event in the chain and the tree of its tenant. */
import type { AuditDraft, AuditEvent } from './audit-event.ts'
import type { AuditHead } from './audit-storage.ts'
import { formatCanonicalJson } from './format-canonical-json.ts'
import { hashAuditEvent } from './hash-audit-event.ts'
import { appendLeaf } from './merkle-range.ts'

/** What the first event of a chain has instead of a hash before it. */
export const NO_HASH = '0'.repeat(64)

/** The event as it is to be stored, and where the chain stands with it. Changes nothing itself. */
export function appendAudit(
  head: AuditHead | undefined,
  draft: AuditDraft,
): { readonly event: AuditEvent; readonly head: AuditHead } {
  const before = head ?? createAuditHead(draft.tenant)
  const placed = {
    ...toWellFormed(draft),
    seq: before.size + 1,
    previousHash: before.lastHash,
  }
  const event: AuditEvent = { ...placed, hash: hashAuditEvent(placed) }
  const frontier = appendLeaf(before.frontier, before.size, event.hash)
  return { event, head: { ...before, size: event.seq, lastHash: event.hash, frontier } }
}

function createAuditHead(tenant: string): AuditHead {
  return {
    tenant,
    size: 0,
    lastHash: NO_HASH,
    frontier: [],
    prunedSize: 0,
    prunedHash: NO_HASH,
    prunedFrontier: [],
  }
}

/** What was hashed is what is read back: a database keeps no lone surrogates, JSON no undefined. */
function toWellFormed(draft: AuditDraft): AuditDraft {
  return JSON.parse(formatCanonicalJson(draft))
}
