/** Remembers, in this process only, which texts have proved to be the secret of which key. */
import { hash } from 'node:crypto'
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
 * Texts are kept as their SHA-256, in memory only. An entry is made by nothing but a text that
 * matched the HMAC at rest, and found by nothing but the same text again: to come near one takes
 * the whole digest, and the order in which a Map compares is drawn anew in each process, so the
 * time of a look-up tells nothing that could be used to guess. Whoever finds an entry must check
 * that its key is still the stored one.
 */
export class WarmKeys {
  readonly #byDigest = new GenerationalCache<string, WarmKey>(limits.cachedKeysMax)

  /** SHA-256 of a text, in hex. */
  digest(text: string): string {
    return hash('sha256', text, 'hex')
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
