/** Decides what is stored of a secret: its digest under the current pepper. */

import type { DigestAlgorithm, SecretVersion } from './key-record.ts'
import type { Pepper } from './pepper.ts'

/** What an imported key is found by, see `SecretVersion.lookup`. */
export function lookupOf(
  algorithm: DigestAlgorithm,
  pepperId: string | null,
  digest: string,
): string {
  return `${algorithm}:${pepperId ?? ''}:${digest}`
}

/** `isImported`: the text has no id in it, so the digest is also what it is found by. */
export function hashSecret(
  pepper: Pepper,
  text: string,
  options: { version: number; nowMs: number; isImported: boolean },
): SecretVersion {
  const digest = pepper.hmac(text)
  return {
    version: options.version,
    algorithm: 'hmac-sha256',
    digest,
    pepperId: pepper.id,
    lookup: options.isImported ? lookupOf('hmac-sha256', pepper.id, digest) : null,
    createdAtMs: options.nowMs,
    expiresAtMs: null,
  }
}
