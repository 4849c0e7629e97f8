/** Decides how many slow password hashes strangers can make us compute: few, and none twice. */
import { KeywardError } from '../../base/errors.ts'
import { limits } from '../../base/limits.ts'
import type { KeyRecord, SecretVersion } from './key-record.ts'

/**
 * Keys imported as bcrypt or argon2id cannot be looked up, only tried one after the other. Each
 * credential that matched none is remembered by a salted digest, so that a repeat is free, and
 * only so many are tried at once. The native libraries are loaded when the first one is needed.
 */
export class SlowHashGate {
  readonly #misses = new Set<string>()
  #active = 0

  /** The key whose slow hash `text` matches. Error `overloaded` when too many are under way. */
  async findMatch(
    candidates: readonly KeyRecord[],
    text: string,
    missDigest: string,
  ): Promise<KeyRecord | undefined> {
    if (candidates.length === 0 || this.#misses.has(missDigest)) return undefined
    if (this.#active >= limits.slowHashConcurrencyMax) {
      throw new KeywardError('overloaded', { detail: 'Too many imported hashes are being tried.' })
    }
    this.#active++
    try {
      for (const candidate of candidates.slice(0, limits.slowHashCandidatesMax)) {
        for (const secret of candidate.secrets) {
          if (await matchesSlowHash(secret, text)) return candidate
        }
      }
    } finally {
      this.#active--
    }
    this.#remember(missDigest)
    return undefined
  }

  /** Forgets the misses: a key was imported, and what matched nothing may match now. */
  forget(): void {
    this.#misses.clear()
  }

  #remember(missDigest: string): void {
    if (this.#misses.size >= limits.slowHashMissesMax) {
      const [oldest] = this.#misses
      if (oldest !== undefined) this.#misses.delete(oldest)
    }
    this.#misses.add(missDigest)
  }
}

/** False for anything but a match; a hash that cannot be read matches nothing. */
export async function matchesSlowHash(secret: SecretVersion, text: string): Promise<boolean> {
  try {
    if (secret.algorithm === 'bcrypt') {
      const { verify } = await import('@node-rs/bcrypt')
      return await verify(text, secret.digest)
    }
    if (secret.algorithm === 'argon2id') {
      const { verify } = await import('@node-rs/argon2')
      return await verify(secret.digest, text)
    }
    return false
  } catch {
    return false
  }
}
