/** Signs the state of every chain that has moved since it was signed last. */
import type { Engine } from '../engine.ts'
import type { AuditSigner } from './audit-signer.ts'
import type { AuditCheckpoint } from './audit-storage.ts'

/** Adds what is new to `signed`, each checkpoint once it is stored, even if the next one fails. */
export async function signAuditHeads(
  { storage, clock }: Engine,
  signer: AuditSigner,
  signed: AuditCheckpoint[] = [],
): Promise<void> {
  for (const head of await storage.listAuditHeads()) {
    const { tenant, size } = head
    const last = await storage.findAuditCheckpoint(tenant)
    if (last?.size === size) continue
    const note = signer.signHead(head)
    const checkpoint: AuditCheckpoint = { tenant, size, atMs: clock.nowMs(), note }
    await storage.insertAuditCheckpoint(checkpoint)
    signed.push(checkpoint)
  }
}
