/** Decides whether a signed request may pass: its nonce is taken, then the one list of checks. */
import { createOverloaded } from '../../base/create-overloaded.ts'
import { KeywardError } from '../../base/errors.ts'
import { limits } from '../../base/limits.ts'
import { SECOND_MS } from '../../base/units.ts'
import type { Engine } from '../engine.ts'
import type { Decision } from '../keys/decision.ts'
import { prepareProven } from '../keys/live-key.ts'
import { isLiveSecret } from '../keys/secret-versions.ts'
import { subjectOf } from '../keys/subject-of.ts'
import { type ProvenRequest, verifyProvenKey } from '../keys/verify-key.ts'
import type { Signer } from './identify-signer.ts'
import type { SignatureRefusal } from './signature-refusal.ts'

/**
 * The key is looked up again: its body may have taken long to come, and a key that was revoked
 * meanwhile must not pass. Errors: as of `verifyKey`, and `overloaded` when nobody can say whether
 * the nonce was used, or remember that it is.
 */
export async function verifySigner(
  engine: Engine,
  signer: Signer,
  request: ProvenRequest,
): Promise<Decision | SignatureRefusal> {
  const source = await engine.storage.findApi(request.api)
  if (source === undefined) throw new KeywardError('api_not_found')
  const key = await engine.storage.findKey(signer.key.id)
  const nowMs = engine.clock.nowMs()
  const secret = key?.secrets.find(({ version }) => version === signer.secret.version)
  const isStill = secret?.digest === signer.secret.digest && isLiveSecret(secret, nowMs)
  if (key === undefined || !isStill || key.apiId !== source.api.id) return 'wrong_signature'
  const { nonce, createdMs } = signer
  const subject = subjectOf(key, 'owner')
  const use = { keyId: key.id, subject, nonce, createdMs, keyCreatedMs: secret.createdAtMs }
  // What is refused for now was signed rightly: nobody else gets to know of it.
  switch (engine.nonces.use(use, nowMs)) {
    case 'used':
      return 'replayed'
    case 'full':
      throw createOverloaded(
        'Too many signed requests of this key and its owner are remembered.',
        1,
      )
    case 'unknown':
      throw createOverloaded(
        'The server has just begun, and does not know what was signed and used before: sign anew.',
        limits.signatureAheadMsMax / SECOND_MS + 1,
      )
    case 'fresh':
      return verifyProvenKey(engine, prepareProven(key, source, secret), request)
  }
}
