/** Proves the audit log as it is now: its chains, roots and checkpoints, by an export of it. */
import { limits } from '../../base/limits.ts'
import type { AuditSigner } from '../audit/audit-signer.ts'
import type { AuditFault } from '../audit/audit-verifier.ts'
import { readExportHeader } from '../audit/audit-verifier.ts'
import { exportAudit } from '../audit/export-audit.ts'
import { findMerkleRoot } from '../audit/merkle-range.ts'
import { TrustedCheckpoints } from '../audit/trusted-checkpoints.ts'
import { verifyAuditExport } from '../audit/verify-audit-export.ts'
import type { Engine } from '../engine.ts'
import type { EvidencePart } from './evidence-facts.ts'
import { TableBuilder } from './evidence-table.ts'
import { formatMoment } from './format-moment.ts'

const COLUMNS = {
  api: 'API',
  events: 'Events',
  kept: 'Of these kept',
  root: 'Merkle root',
  lastHash: 'Hash of the last event',
  checkpointAt: 'Signed',
  checkpoint: 'Signed checkpoint',
}

/** All heads must have been signed just before. */
export async function proveAudit(
  engine: Engine,
  signer: AuditSigner,
  apiId: string | null,
): Promise<EvidencePart> {
  const table = new TableBuilder('auditChains', 'Chains of the audit log', COLUMNS)
  let kept = 0
  let forgotten = 0
  for (const head of await engine.storage.listAuditHeads()) {
    const { tenant, size, lastHash, prunedSize } = head
    if (apiId !== null && tenant !== apiId) continue
    const checkpoint = await engine.storage.findAuditCheckpoint(tenant)
    kept += size - prunedSize
    forgotten += prunedSize
    table.add({
      api: tenant,
      events: size,
      kept: size - prunedSize,
      root: findMerkleRoot(head.frontier),
      lastHash,
      checkpointAt: formatMoment(checkpoint?.atMs ?? null),
      checkpoint: checkpoint?.note ?? null,
    })
  }
  const auditProof = await tellProof(engine, signer, apiId, kept)
  const figures = {
    auditEventsKept: kept,
    auditEventsForgotten: forgotten,
    auditOldest: await findOldest(engine, apiId),
    auditProof,
  }
  return { figures, tables: [table.build()] }
}

/** The day from which on there is a log. */
async function findOldest(engine: Engine, apiId: string | null): Promise<string | null> {
  const filter = apiId === null ? {} : { tenant: apiId }
  const [oldest] = await engine.storage.readAuditEvents(filter, 0, 1)
  return formatMoment(oldest?.event.atMs ?? null)?.slice(0, 10) ?? null
}

async function tellProof(
  engine: Engine,
  signer: AuditSigner,
  apiId: string | null,
  kept: number,
): Promise<string> {
  if (kept > limits.evidenceEventsProvenMax) {
    return 'not proven here: the log is long, so export it and use keyward audit verify'
  }
  const fault = await findFault(engine, signer, apiId)
  if (fault === undefined) return 'proven: nothing was altered, removed or reordered'
  const { seq, tenant, line, why } = fault
  const place = seq === null ? `line ${line} of its export` : `event ${seq} of ${tenant}`
  return `NOT PROVEN: ${place} ${why}`
}

async function findFault(
  engine: Engine,
  signer: AuditSigner,
  apiId: string | null,
): Promise<Pick<AuditFault, 'line' | 'tenant' | 'seq' | 'why'> | undefined> {
  const chunks = exportAudit(engine, signer, { tenant: apiId ?? undefined })
  const first = await chunks.next()
  const begin = Buffer.from(first.done === true ? '' : first.value)
  const read = readExportHeader(begin.subarray(0, begin.indexOf('\n')), signer.verifierKey)
  if ('fault' in read) return { line: 1, tenant: null, seq: null, why: read.fault }
  const all = joinChunks(begin, chunks)
  return (await verifyAuditExport(all, read.header, new TrustedCheckpoints())).fault
}

async function* joinChunks(first: Buffer, rest: AsyncIterable<string>): AsyncGenerator<Buffer> {
  yield first
  for await (const each of rest) yield Buffer.from(each)
}
