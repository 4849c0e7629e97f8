/** Reads an export of the audit log once, from its first byte to its last or to the first fault. */
import { limits } from '../../base/limits.ts'
import { type AuditFault, AuditVerifier, type ExportHeader } from './audit-verifier.ts'
import { LineSplitter } from './line-splitter.ts'
import type { TrustedCheckpoints } from './trusted-checkpoints.ts'

export type Chunks = AsyncIterable<Uint8Array> | Iterable<Uint8Array>

export interface AuditVerdict {
  /** Undefined: nothing was altered, removed or reordered. */
  readonly fault: AuditFault | undefined
  readonly counts: Pick<
    AuditVerifier,
    'events' | 'checkpoints' | 'tenants' | 'compared' | 'notCompared'
  >
}

export async function verifyAuditExport(
  chunks: Chunks,
  header: ExportHeader,
  trusted: TrustedCheckpoints,
): Promise<AuditVerdict> {
  const verifier = new AuditVerifier(header, trusted)
  const fault = await findFault(chunks, verifier)
  return { fault, counts: verifier }
}

async function findFault(chunks: Chunks, verifier: AuditVerifier): Promise<AuditFault | undefined> {
  const splitter = new LineSplitter(limits.auditLineBytesMax)
  for await (const chunk of chunks) {
    for (const line of splitter.push(chunk)) {
      const fault = verifier.add(line)
      if (fault !== undefined) return fault
    }
    if (splitter.isTooLong) return verifier.refuseLongLine()
  }
  const { rest } = splitter
  if (rest.length === 0) return verifier.finish(true)
  return verifier.add(rest) ?? verifier.finish(false)
}

/** Null when there is none, or none that could be ours. */
export async function readFirstLine(chunks: Chunks): Promise<Uint8Array | null> {
  const splitter = new LineSplitter(limits.auditLineBytesMax)
  for await (const chunk of chunks) {
    for (const line of splitter.push(chunk)) return line
    if (splitter.isTooLong) return null
  }
  return splitter.rest.length === 0 ? null : splitter.rest
}
