/** Decides the place of a new event in the chain and the tree of its tenant. */
import type { AuditDraft, AuditEvent } from './audit-event.ts'
import type { AuditHead } from './audit-storage.ts'
import { formatHashedEvent, hashAuditText } from './hash-audit-event.ts'
import { appendLeaf } from './merkle-range.ts'

/** What the first event of a chain has instead of a hash before it. */
export const NO_HASH = '0'.repeat(64)

export interface AppendedEvent {
  /** As it is to be stored: read by `readAuditText`. */
  readonly text: string
  readonly seq: number
  /** Where the chain stands with it. */
  readonly head: AuditHead
}

/** Changes nothing itself. */
export function appendAudit(head: AuditHead | undefined, draft: AuditDraft): AppendedEvent {
  const before = head ?? createAuditHead(draft.tenant)
  const seq = before.size + 1
  // What was hashed is what is stored and read back: it is written once.
  const hashed = formatHashedEvent({ ...draft, seq, previousHash: before.lastHash })
  const hash = hashAuditText(hashed)
  const frontier = appendLeaf(before.frontier, before.size, hash)
  const text = `${hashed.slice(0, -1)},"hash":"${hash}"}`
  return { text, seq, head: { ...before, size: seq, lastHash: hash, frontier } }
}

type StoredEvent = AuditEvent | (Omit<AuditEvent, 'atMs'> & { readonly at: string })

/** Older events were stored with `atMs` instead of `at`. */
export function readAuditText(text: string): AuditEvent {
  const stored: StoredEvent = JSON.parse(text)
  if ('atMs' in stored) return stored
  const { at, ...event } = stored
  return { ...event, atMs: Date.parse(at) }
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
