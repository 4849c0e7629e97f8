/** Brings a secret that just proved right to the current pepper: imports and retired peppers. */
import type { Engine } from '../engine.ts'
import { hashSecret } from './hash-secret.ts'
import type { KeyRecord, SecretVersion } from './key-record.ts'

/** Must not change the answer: when it cannot be written now, the next use does it. */
export async function rehashSecret(
  engine: Engine,
  key: KeyRecord,
  secret: SecretVersion,
  text: string,
): Promise<void> {
  if (isCurrentHash(engine, secret)) return
  const hashed = hashSecret(engine.peppers.current, text, {
    version: secret.version,
    nowMs: secret.createdAtMs,
    isImported: secret.lookup !== null || secret.algorithm !== 'hmac-sha256',
  })
  try {
    const renewed = { ...hashed, expiresAtMs: secret.expiresAtMs }
    await engine.storage.replaceSecret(key.id, secret.digest, renewed)
  } catch (error) {
    engine.onBackgroundError(error, 'a secret could not be hashed anew')
  }
}

export function isCurrentHash(engine: Engine, secret: SecretVersion): boolean {
  return secret.algorithm === 'hmac-sha256' && secret.pepperId === engine.peppers.current.id
}
