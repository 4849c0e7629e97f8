/** Decides whether what proved a key still does: asked again and again of exchanges that last. */
import type { Engine } from '../engine.ts'
import { getKeyState } from './key-record.ts'
import type { LiveKey } from './live-key.ts'
import { currentSecretOf, isLiveSecret } from './secret-versions.ts'

/** False once the key, the secret or the token behind it has ended, by time or by a change. */
export async function isStillLive(engine: Engine, live: LiveKey): Promise<boolean> {
  const { storage, clock, tokens } = engine
  const key = await storage.findKey(live.stored.id)
  const nowMs = clock.nowMs()
  if (key === undefined || nowMs >= live.endsAtMs) return false
  const { token } = live.proof
  if (token !== null && tokens.revoked.has(token.claims)) return false
  // Whoever stole a signing key must not keep what a token of his own making opened.
  if (token !== null && token.epoch !== tokens.signingKeys.epoch) return false
  if (getKeyState(key, nowMs) !== 'active') return false
  const version = findSecretVersion(live, nowMs)
  const secret = key.secrets.find((each) => each.version === version)
  return secret !== undefined && isLiveSecret(secret, nowMs)
}

/** The version that was presented, or that its token was made from. */
export function findSecretVersion(live: LiveKey, nowMs: number): number | undefined {
  const named = live.token?.secretVersion ?? live.proof.endingSecretVersion
  return named ?? currentSecretOf(live.stored, nowMs)?.version
}
