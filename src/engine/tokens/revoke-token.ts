/** Ends one access token before its time, from the moment that this returns. */
import { KeywardError } from '../../base/errors.ts'
import { draftEvent } from '../audit/draft-event.ts'
import type { Engine } from '../engine.ts'
import type { Principal } from '../principal.ts'
import { revokedToken } from '../revocations/draft-revocation.ts'
import type { AccessToken } from './access-token.ts'

/**
 * What was exchanged from it ends too. Revoking what is revoked changes nothing. Error
 * `overloaded` when no more can be kept.
 */
export async function revokeToken(
  engine: Engine,
  principal: Principal,
  token: AccessToken,
  why: 'requested' | 'exposed' = 'requested',
  where?: 'query' | 'cookie',
): Promise<void> {
  const { revoked } = engine.tokens
  const { jti, keyId, apiId, expiresAtSeconds } = token
  const nowMs = engine.clock.nowMs()
  const expiresAtMs = expiresAtSeconds * 1_000
  if (revoked.has(token) || expiresAtMs <= nowMs) return
  if (revoked.isFullFor(keyId, nowMs)) throw new KeywardError('overloaded')
  const event = draftEvent(principal, {
    tenant: apiId,
    action: 'token.revoked',
    atMs: nowMs,
    target: { kind: 'token', id: jti },
    details: {
      why,
      ...(where === undefined ? {} : { where }),
      keyId,
      expiresAt: new Date(expiresAtMs).toISOString(),
    },
  })
  const isHolder = principal.id === keyId
  await engine.storage.appendTrail({
    events: [isHolder ? { ...event, actor: { kind: 'key', id: keyId } } : event],
    revocations: [revokedToken({ id: keyId, apiId }, { jti, expiresAtMs }, nowMs)],
  })
  revoked.add(jti, { keyId, untilMs: expiresAtMs }, nowMs)
}
