/** Remembers, in this process only, which texts have proved to be the secret of which key. */
import { hash } from 'node:crypto'
import { type FillRandom, randomBase62 } from '../../base/base62.ts'
import { GenerationalCache } from '../../base/generational-cache.ts'
import { limits } from '../../base/limits.ts'
import type { LiveKey } from './live-key.ts'

/** A proof, and until when it holds: a secret version may end before its key does. */
export interface WarmKey {
  readonly live: LiveKey
  readonly expiresAtMs: number | null
  /** The generation of the storage in which the record was last seen to be the stored one. */
  readonly generation: number | undefined
}

/**
 * Texts are kept as a SHA-256 under a salt that is drawn at start and dies with the process: of
 * no use outside of it, and nothing that a stranger presents can be steered towards a digest
 * that is held, so the time of the look-up tells nothing. Only a text that matched the HMAC at
 * rest is ever remembered, and whoever finds one must check that its key is still the stored one.
 */
export class WarmKeys {
  readonly #salt: string
  readonly #byDigest = new GenerationalCache<string, WarmKey>(limits.cachedKeysMax)

  constructor(fillRandom: FillRandom) {
    this.#salt = randomBase62(32, fillRandom)
  }

  /** The salted digest of a text, in hex. */
  digest(text: string): string {
    return hash('sha256', this.#salt + text, 'hex')
  }

  find(digest: string): WarmKey | undefined {
    return this.#byDigest.find(digest)
  }

  remember(digest: string, warm: WarmKey): void {
    this.#byDigest.set(digest, warm)
  }

  forget(digest: string): void {
    this.#byDigest.delete(digest)
  }
}
