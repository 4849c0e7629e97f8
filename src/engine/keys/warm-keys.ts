/** Remembers, in this process only, which texts have proved to be the secret of which key. */
import { hash } from 'node:crypto'
import { GenerationalCache } from '../../base/generational-cache.ts'
import { limits } from '../../base/limits.ts'
import type { LiveKey } from './live-key.ts'

/**
 * Texts are kept as their SHA-256, in memory only. An entry is made by nothing but a text that
 * matched the HMAC at rest, and found by nothing but the same text again: to come near one takes
 * the whole digest, and the order in which a Map compares is drawn anew in each process, so the
 * time of a look-up tells nothing that could be used to guess. Whoever finds an entry must check
 * that its key is still the stored one, and that what proved it has not ended (`endsAtMs`).
 */
export class WarmKeys {
  #byDigest = new GenerationalCache<string, LiveKey>(limits.cachedKeysMax)

  /** SHA-256 of a text, a byte for each character: half as much to hash and compare as hex. */
  digest(text: string): string {
    return hash('sha256', text, 'binary')
  }

  find(digest: string): LiveKey | undefined {
    return this.#byDigest.find(digest)
  }

  remember(digest: string, live: LiveKey): void {
    this.#byDigest.set(digest, live)
  }

  forget(digest: string): void {
    this.#byDigest.delete(digest)
  }

  /** Whatever was proven has to be proven again. */
  clear(): void {
    this.#byDigest = new GenerationalCache<string, LiveKey>(limits.cachedKeysMax)
  }
}
