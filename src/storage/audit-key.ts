/** Keeps the key that signs the audit log of a data directory: made once, mode 0600. */
import { generateKeyPairSync } from 'node:crypto'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { type FillRandom, isBase62 } from '../base/base62.ts'
import { KeywardError } from '../base/errors.ts'
import { createPublicId, PUBLIC_ID_LENGTH } from '../base/ids.ts'
import { AuditSigner } from '../engine/audit/audit-signer.ts'
import { CHECKPOINT_FILE } from './checkpoint-log.ts'
import { readPrivate, writePrivate } from './private-file.ts'

const AUDIT_KEY_FILE = 'audit-key.json'

/**
 * Reads the key, or makes it. Not where checkpoints were signed already: another key would make
 * them worthless without a word. Error `secrets_file_invalid`.
 */
export function openAuditKey(directory: string, fillRandom: FillRandom): AuditSigner {
  const path = join(directory, AUDIT_KEY_FILE)
  if (!existsSync(path)) {
    if (existsSync(join(directory, CHECKPOINT_FILE))) {
      throw new KeywardError('secrets_file_invalid', {
        detail: `${path} is missing, but ${CHECKPOINT_FILE} was signed with it.`,
      })
    }
    const { privateKey } = generateKeyPairSync('ed25519')
    const jwk = privateKey.export({ format: 'jwk' })
    writePrivate(path, { authorityId: createPublicId(fillRandom), ...jwk })
  }
  const { authorityId, kty, crv, x, d } = readPrivate(path)
  try {
    const isId = typeof authorityId === 'string' && authorityId.length === PUBLIC_ID_LENGTH
    if (!isId || !isBase62(authorityId) || kty !== 'OKP' || crv !== 'Ed25519') throw new Error()
    return new AuditSigner({ authorityId, jwk: { kty, crv, x: String(x), d: String(d) } })
  } catch {
    throw new KeywardError('secrets_file_invalid', { detail: `${path} is no audit key.` })
  }
}
