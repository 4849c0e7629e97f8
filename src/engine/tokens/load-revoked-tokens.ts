/** Brings back at the start which access tokens were revoked before their time. */
import { limits } from '../../base/limits.ts'
import type { Engine } from '../engine.ts'

/** They are kept as revocations, until the tokens would have ended anyway. */
export async function loadRevokedTokens({ storage, tokens, clock }: Engine): Promise<void> {
  const nowMs = clock.nowMs()
  for (let seq = 0; ; ) {
    const page = await storage.readRevocations(seq, limits.pageSizeMax)
    for (const { jti, keyId, forgetAtMs: untilMs } of page) {
      if (jti === null || keyId === null || untilMs <= nowMs) continue
      tokens.revoked.add(jti, { keyId, untilMs }, nowMs)
    }
    const last = page.at(-1)
    if (last === undefined || page.length < limits.pageSizeMax) return
    seq = last.seq
  }
}
