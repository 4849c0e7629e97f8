/** Decides whether a presented text is one of a key's live secrets. */
import { hash } from 'node:crypto'
import { equalsConstantTime } from '../../base/bytes.ts'
import type { Engine } from '../engine.ts'
import type { LiveKey } from './live-key.ts'
import { findPepper } from './pepper.ts'

/** Stands in for the digest of a key that does not exist, so that both take the same time. */
const NO_DIGEST = '0'.repeat(64)

/**
 * A salted one-shot SHA-256. The salt is random per process, so the digest is of no use outside
 * of it, and what a stranger presents cannot be steered towards a digest that is compared.
 */
export function digestWarm(engine: Engine, text: string): string {
  return hash('sha256', engine.warmSalt + text, 'hex')
}

/**
 * True when `text` is a version that has not ended. Once a text has proved itself against the
 * HMAC at rest, later ones are compared by the cheaper salted digest kept in this process.
 */
export function matchesSecret(engine: Engine, live: LiveKey, text: string, nowMs: number): boolean {
  const warmDigest = digestWarm(engine, text)
  let isMatch = false
  for (const secret of live.secrets) {
    const { expiresAtMs, algorithm } = secret.stored
    if (expiresAtMs !== null && nowMs >= expiresAtMs) continue
    if (secret.warmDigest !== '') {
      if (equalsConstantTime(secret.warmDigest, warmDigest)) isMatch = true
    } else if (algorithm === 'hmac-sha256') {
      const pepper = findPepper(engine.peppers, secret.stored.pepperId)
      if (pepper === undefined) continue
      if (equalsConstantTime(secret.stored.digest, pepper.hmac(text))) {
        secret.warmDigest = warmDigest
        isMatch = true
      }
    }
  }
  return isMatch
}

/** Spends the time of one comparison on a key that does not exist. */
export function matchNothing(engine: Engine, text: string): false {
  equalsConstantTime(NO_DIGEST, digestWarm(engine, text))
  return false
}
