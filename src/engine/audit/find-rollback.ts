/** Decides whether the log is the one that was signed last, or an older or another one. */
import type { Engine } from '../engine.ts'
import type { AuditSigner } from './audit-signer.ts'
import { type Checkpoint, parseCheckpoint, parseOrigin } from './checkpoint.ts'
import { findMerkleRoot } from './merkle-range.ts'
import { openNote, parseNote } from './signed-note.ts'

export interface Rollback {
  readonly tenant: string
  /** How many events there were when the checkpoint was kept. */
  readonly keptSize: number
  readonly size: number
  /** Events are gone, others are in their place, or another key signed them. */
  readonly kind: 'shorter' | 'different' | 'foreign'
}

/** `notes` were kept outside of the database, the newest last. Those by another key say nothing. */
export async function findRollbacks(
  engine: Engine,
  signer: AuditSigner,
  notes: readonly string[],
): Promise<readonly Rollback[]> {
  const newest = new Map<string, Checkpoint>()
  for (const note of notes.toReversed()) {
    const owner = parseOrigin(readCheckpoint(note)?.origin ?? '')
    if (owner?.authorityId !== signer.authorityId || newest.has(owner.tenant)) continue
    const kept = parseCheckpoint(openNote(note, signer.getLogKey(owner.tenant)) ?? '')
    // One that was not signed hides none that was.
    if (kept !== undefined) newest.set(owner.tenant, kept)
  }
  const found: Rollback[] = []
  for (const [tenant, kept] of newest) {
    const rollback = await findRollback(engine, tenant, kept)
    if (rollback !== undefined) found.push(rollback)
  }
  return [...found, ...(await findForeign(engine, signer))]
}

/** Who removes the kept notes and the key together leaves nothing to compare but this. */
async function findForeign({ storage }: Engine, signer: AuditSigner): Promise<Rollback[]> {
  const found: Rollback[] = []
  for (const { tenant, size } of await storage.listAuditHeads()) {
    const last = await storage.findAuditCheckpoint(tenant)
    if (last === undefined || openNote(last.note, signer.getLogKey(tenant)) !== undefined) continue
    found.push({ tenant, keptSize: last.size, size, kind: 'foreign' })
  }
  return found
}

async function findRollback(
  { storage }: Engine,
  tenant: string,
  { size: keptSize, root }: Checkpoint,
): Promise<Rollback | undefined> {
  const head = await storage.findAuditHead(tenant)
  const size = head?.size ?? 0
  if (head === undefined || size < keptSize) return { tenant, keptSize, size, kind: 'shorter' }
  if (keptSize < head.prunedSize) return undefined
  if (size === keptSize && findMerkleRoot(head.frontier) === root) return undefined
  // What is kept outside was in the database before: it is missing only in another one.
  const [stored] = await storage.listAuditCheckpoints(tenant, keptSize - 1, 1)
  const known = readCheckpoint(stored?.note ?? '')
  const isSame = size !== keptSize && known?.size === keptSize && known.root === root
  return isSame ? undefined : { tenant, keptSize, size, kind: 'different' }
}

/** Unchecked. */
function readCheckpoint(note: string): Checkpoint | undefined {
  return parseCheckpoint(parseNote(note)?.text ?? '')
}
