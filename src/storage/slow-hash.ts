/** Decides which digests cannot be looked up, only tried: those that are slow on purpose. */
import type { DigestAlgorithm } from '../engine/keys/key-record.ts'

const SLOW_HASHES: readonly DigestAlgorithm[] = ['bcrypt', 'argon2id']

export function isSlowHash(algorithm: DigestAlgorithm): boolean {
  return SLOW_HASHES.includes(algorithm)
}
