/** Decides what stays of events that are forgotten: enough to prove those that follow. */
import { assert } from '../../base/assert.ts'
import type { AuditEvent } from './audit-event.ts'
import type { AuditHead } from './audit-storage.ts'
import { appendLeaf } from './merkle-range.ts'

/** `gone` are the oldest events that were still kept, all of them up to some place. */
export function pruneHead(head: AuditHead, gone: readonly AuditEvent[]): AuditHead {
  let { prunedSize, prunedHash, prunedFrontier } = head
  for (const event of gone) {
    assert(event.seq === prunedSize + 1, 'events are forgotten from the front, without a gap')
    prunedFrontier = appendLeaf(prunedFrontier, prunedSize, event.hash)
    prunedSize = event.seq
    prunedHash = event.hash
  }
  return { ...head, prunedSize, prunedHash, prunedFrontier }
}
