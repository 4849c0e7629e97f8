/** Decides what the management API shows of the signing keys. */
import type { Engine } from '../engine/engine.ts'
import { formatInstantOrNull } from './schemas/instant-schema.ts'

export function toSigningKeysJson({ tokens, clock }: Engine) {
  const items = tokens.signingKeys.list(clock.nowMs()).map((key) => ({
    kid: key.kid,
    algorithm: key.algorithm,
    state: key.state,
    createdAt: formatInstantOrNull(key.createdAtMs),
    currentSince: formatInstantOrNull(key.currentSinceMs),
    retiredAt: formatInstantOrNull(key.retiredAtMs),
  }))
  return { items }
}
