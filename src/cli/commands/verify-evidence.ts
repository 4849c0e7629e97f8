/** `keyward evidence verify`: checks evidence against its signature, with nothing else at hand. */
import { KeywardError } from '../../base/errors.ts'
import { limits } from '../../base/limits.ts'
import {
  formatFingerprint,
  formatVerifierKey,
  parseVerifierKey,
  type VerifierKey,
} from '../../engine/audit/verifier-key.ts'
import { checkEvidenceSeal } from '../../engine/evidence/evidence-seal.ts'
import type { Run } from '../command.ts'
import { type SealVerdictJson, viewSealVerdict } from '../evidence/seal-verdict-view.ts'
import { readBytes, readInput } from '../files/read-input.ts'
import type { verifyEvidenceShape } from '../specs/evidence-specs.ts'

export const verifyEvidence: Run<typeof verifyEvidenceShape> = async (_context, input) => {
  const { file } = input.arguments
  const { signature = `${file}.sig`, publicKey } = input.options
  const known = publicKey === undefined ? undefined : readKey(publicKey)
  const bytes = await readBytes(file, limits.evidenceBytesMax)
  const note = await readInput(signature, limits.auditNoteLengthMax)
  const { fault, key } = checkEvidenceSeal(bytes, note, known)
  const verdict: SealVerdictJson = {
    result: fault !== undefined ? 'tampered' : known === undefined ? 'consistent' : 'proven',
    file,
    fault: fault ?? null,
    publicKey: key === undefined ? null : formatVerifierKey(key),
    fingerprint: key === undefined ? null : formatFingerprint(key),
  }
  const exitCode = fault === undefined ? 0 : 1
  return { json: verdict, text: (style) => viewSealVerdict(verdict, style), exitCode }
}

function readKey(text: string): VerifierKey {
  const key = parseVerifierKey(text.trim())
  if (key !== undefined) return key
  const detail = '--public-key must be what `keyward audit key` shows'
  throw new KeywardError('usage_error', { detail })
}
