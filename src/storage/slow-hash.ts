/** Decides which digests cannot be looked up, only tried: those that are slow on purpose. */
import type { DigestAlgorithm } from '../engine/keys/key-record.ts'

export const SLOW_HASHES = ['bcrypt', 'argon2id'] as const satisfies readonly DigestAlgorithm[]

export function isSlowHash(algorithm: DigestAlgorithm): boolean {
  return (SLOW_HASHES as readonly DigestAlgorithm[]).includes(algorithm)
}
