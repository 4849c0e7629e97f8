/** Decides whether a signed request may pass: its nonce is taken, then the one list of checks. */
import { KeywardError } from '../../base/errors.ts'
import type { Engine } from '../engine.ts'
import { type Decision, deny } from '../keys/decision.ts'
import { prepareProven } from '../keys/live-key.ts'
import { type ProvenRequest, verifyProvenKey } from '../keys/verify-key.ts'
import { hasEnded, type Signer } from './identify-signer.ts'

/**
 * The key is looked up again: its body may have taken long to come, and a key that was revoked
 * meanwhile must not pass. Errors: as of `verifyKey`, and `overloaded` when the nonce cannot be
 * remembered.
 */
export async function verifySigner(
  engine: Engine,
  signer: Signer,
  request: ProvenRequest,
): Promise<Decision> {
  const source = await engine.storage.findApi(request.api)
  if (source === undefined) throw new KeywardError('api_not_found')
  const key = await engine.storage.findKey(signer.key.id)
  const nowMs = engine.clock.nowMs()
  const secret = key?.secrets.find(({ version }) => version === signer.secret.version)
  const isStill = secret?.digest === signer.secret.digest && !hasEnded(secret, nowMs)
  if (key === undefined || !isStill || key.apiId !== source.api.id) return deny('not_found', null)
  const { nonce, createdMs } = signer
  const use = { keyId: key.id, nonce, createdMs, keyCreatedMs: secret.createdAtMs }
  const answer = engine.nonces.use(use, nowMs)
  if (answer === 'used') return deny('not_found', null)
  if (answer === 'full') {
    const detail = 'Too many signed requests are remembered at once.'
    throw new KeywardError('overloaded', { detail, headers: { 'retry-after': '1' } })
  }
  return verifyProvenKey(engine, prepareProven(key, source, secret), request)
}
