/** Decides what the management API shows of the signing keys. */
import type { Engine } from '../engine/engine.ts'

export function toSigningKeysJson({ tokens, clock }: Engine) {
  const items = tokens.signingKeys.list(clock.nowMs()).map((key) => ({
    kid: key.kid,
    algorithm: key.algorithm,
    state: key.state,
    createdAt: toInstant(key.createdAtMs),
    currentSince: toInstant(key.currentSinceMs),
    retiredAt: toInstant(key.retiredAtMs),
  }))
  return { items }
}

function toInstant(ms: number | null): string | null {
  return ms === null ? null : new Date(ms).toISOString()
}
