/** `keyward audit verify`: proves an export of the audit log, with nothing else at hand. */
import { KeywardError } from '../../base/errors.ts'
import {
  type AuditFault,
  type ExportHeader,
  readExportHeader,
} from '../../engine/audit/audit-verifier.ts'
import { TrustedCheckpoints } from '../../engine/audit/trusted-checkpoints.ts'
import {
  formatFingerprint,
  formatVerifierKey,
  parseVerifierKey,
  type VerifierKey,
} from '../../engine/audit/verifier-key.ts'
import { readFirstLine, verifyAuditExport } from '../../engine/audit/verify-audit-export.ts'
import { readCheckpoints } from '../audit/read-checkpoints.ts'
import { readPieces } from '../audit/read-pieces.ts'
import { type VerdictJson, viewVerdict } from '../audit/verdict-view.ts'
import type { Run } from '../command.ts'
import type { Outcome } from '../outcome.ts'
import type { verifyAuditShape } from '../specs/audit-specs.ts'

type Fault = AuditFault & { readonly file: string }

export const verifyAudit: Run<typeof verifyAuditShape> = async (_context, input) => {
  const { file } = input.arguments
  const { publicKey, checkpoint: checkpointFiles = [] } = input.options
  const known = publicKey === undefined ? undefined : readKey(publicKey)
  const read = readExportHeader((await readFirstLine(readPieces(file))) ?? NOTHING, known)
  if ('fault' in read) return toOutcome(createVerdict(file, at(file, 1, read.fault)))
  const { header } = read
  const trusted = new TrustedCheckpoints()
  const strange = await readAll(checkpointFiles, header, trusted)
  if (strange !== undefined) return toOutcome(createVerdict(file, strange, header))
  const { fault, counts } = await verifyAuditExport(readPieces(file), header, trusted)
  const { events, tenants, checkpoints, compared, notCompared } = counts
  const found = fault === undefined ? null : { ...fault, file }
  const isAnchored = known !== undefined || trusted.count > 0
  const result = found === null ? (isAnchored ? 'proven' : 'consistent') : 'tampered'
  const counted = { events, tenants, checkpoints, compared, notCompared }
  return toOutcome({ ...createVerdict(file, found, header), result, ...counted })
}

const NOTHING = new Uint8Array()

/** The first checkpoint that cannot be one of this log. */
async function readAll(
  files: readonly string[],
  { authority, key }: ExportHeader,
  trusted: TrustedCheckpoints,
): Promise<Fault | undefined> {
  for (const file of files) {
    for await (const { line, note } of readCheckpoints(file)) {
      const why = trusted.add(note, authority, key.material)
      if (why !== undefined) return at(file, line, why)
    }
  }
  return undefined
}

function readKey(text: string): VerifierKey {
  const key = parseVerifierKey(text.trim())
  if (key !== undefined) return key
  const detail = '--public-key must be what `keyward audit key` shows'
  throw new KeywardError('usage_error', { detail })
}

function at(file: string, line: number, why: string): Fault {
  return { file, line, tenant: null, seq: null, why }
}

function createVerdict(file: string, fault: Fault | null, header?: ExportHeader): VerdictJson {
  return {
    result: 'tampered',
    file,
    fault,
    publicKey: header === undefined ? null : formatVerifierKey(header.key),
    fingerprint: header === undefined ? null : formatFingerprint(header.key),
    exportedAt: header?.exportedAt ?? null,
    tenant: header?.tenant ?? null,
    from: header?.from ?? null,
    tenants: 0,
    events: 0,
    checkpoints: 0,
    compared: 0,
    notCompared: 0,
  }
}

function toOutcome(verdict: VerdictJson): Outcome {
  const exitCode = verdict.result === 'tampered' ? 1 : 0
  return { json: verdict, text: (style) => viewVerdict(verdict, style), exitCode }
}
