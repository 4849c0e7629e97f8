/** Decides how many slow password hashes strangers can make us compute: few, and none twice. */
import { KeywardError } from '../../base/errors.ts'
import { limits } from '../../base/limits.ts'
import type { KeyRecord, SecretVersion } from './key-record.ts'

export interface SlowHashMatch {
  readonly key: KeyRecord
  readonly secret: SecretVersion
}

/**
 * Keys imported as bcrypt or argon2id cannot be looked up, only tried one after the other. Each
 * credential that matched none is remembered by a digest, so that a repeat is free; who
 * presents one that is being tried waits for that; and only so many are tried at once. The native
 * libraries are loaded when the first one is needed.
 */
export class SlowHashGate {
  readonly #misses = new Set<string>()
  readonly #underWay = new Map<string, Promise<SlowHashMatch | undefined>>()

  /**
   * The key whose slow hash `text` matches. `attempt` names text and candidates. Error
   * `overloaded` when too many are under way.
   */
  async findMatch(
    candidates: readonly KeyRecord[],
    text: string,
    attempt: string,
    nowMs: number,
  ): Promise<SlowHashMatch | undefined> {
    if (candidates.length === 0 || this.#misses.has(attempt)) return undefined
    const sameAttempt = this.#underWay.get(attempt)
    if (sameAttempt !== undefined) return sameAttempt
    if (this.#underWay.size >= limits.slowHashConcurrencyMax) {
      throw new KeywardError('overloaded', { detail: 'Too many imported hashes are being tried.' })
    }
    const trying = this.#try(candidates, text, attempt, nowMs)
    this.#underWay.set(attempt, trying)
    try {
      return await trying
    } finally {
      this.#underWay.delete(attempt)
    }
  }

  async #try(
    candidates: readonly KeyRecord[],
    text: string,
    attempt: string,
    nowMs: number,
  ): Promise<SlowHashMatch | undefined> {
    for (const key of candidates.slice(0, limits.slowHashCandidatesMax)) {
      for (const secret of key.secrets) {
        const isLive = secret.expiresAtMs === null || nowMs < secret.expiresAtMs
        if (isLive && (await matchesSlowHash(secret, text))) return { key, secret }
      }
    }
    this.#remember(attempt)
    return undefined
  }

  #remember(attempt: string): void {
    if (this.#misses.size >= limits.slowHashMissesMax) {
      const [oldest] = this.#misses
      if (oldest !== undefined) this.#misses.delete(oldest)
    }
    this.#misses.add(attempt)
  }
}

/** False for anything but a match; a hash that cannot be read matches nothing. */
async function matchesSlowHash(secret: SecretVersion, text: string): Promise<boolean> {
  if (secret.algorithm === 'bcrypt') {
    const { verify } = await import('@node-rs/bcrypt')
    return verify(text, secret.digest).catch(() => false)
  }
  if (secret.algorithm === 'argon2id') {
    const { verify } = await import('@node-rs/argon2')
    return verify(secret.digest, text).catch(() => false)
  }
  return false
}
