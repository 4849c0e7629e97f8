/** Decides which key signed a request: a real one of this API, or none. */
import { createPublicKey, verify } from 'node:crypto'
import { andThen, type MaybePromise } from '../../base/maybe-promise.ts'
import type { Engine } from '../engine.ts'
import type { KeyRecord, SecretVersion } from '../keys/key-record.ts'
import { isLiveSecret } from '../keys/secret-versions.ts'
import { readSignatureTerms, type SignatureTerms } from './check-signature-policy.ts'
import type { FoundSignature, ParsedSignature } from './parse-signatures.ts'
import { preparePublicKey } from './prepare-public-key.ts'
import { createSignatureBase } from './signature-base.ts'
import type { SignatureRefusal } from './signature-refusal.ts'
import type { SignedMessage } from './signed-message.ts'

export interface SignedQuestion {
  readonly apiId: string
  readonly message: SignedMessage
  readonly signature: FoundSignature
  /** Undefined where nobody can see: at forward-auth. */
  readonly hasBody: boolean | undefined
}

/** A signature that is right, and was not used before; it has not been taken yet. */
export interface Signer extends SignatureTerms {
  readonly key: KeyRecord
  /** Whose public key it was that fitted. */
  readonly secret: SecretVersion
}

/** RFC 9421 appendix B.1.4: stands in for the key that does not exist, so that it takes as long. */
const NOBODY = createPublicKey({
  key: { kty: 'OKP', crv: 'Ed25519', x: 'JrQLj5P_89iXES9-vFgrIy29clF9CC_oPPsw3c5D0bs' },
  format: 'jwk',
})

/**
 * Changes nothing, so that a body may be looked at before anything is spent. The reason is for our
 * log: whoever asked is told `not_found`, whatever it was. Synchronous when the storage is warm.
 */
export function identifySigner(
  engine: Engine,
  { apiId, message, signature, hasBody }: SignedQuestion,
): MaybePromise<Signer | SignatureRefusal> {
  if (signature.kind !== 'one') return 'unreadable'
  const nowMs = engine.clock.nowMs()
  const terms = readSignatureTerms(message, signature.signature, hasBody, nowMs)
  if (typeof terms === 'string') return terms
  const base = createSignatureBase(message, signature.signature)
  if (base === undefined) return 'missing_component'
  return andThen(engine.storage.findKey(signature.keyId), (key) => {
    if (key === undefined || key.apiId !== apiId) {
      verify(null, base, NOBODY, signature.signature.signature)
      return 'unknown_key'
    }
    const secret = findSigningVersion(key, base, signature.signature, nowMs)
    if (secret === undefined) return 'wrong_signature'
    return engine.nonces.isUsed({ ...terms, keyId: key.id })
      ? 'replayed'
      : { ...terms, key, secret }
  })
}

function findSigningVersion(
  key: KeyRecord,
  base: Buffer,
  { signature }: ParsedSignature,
  nowMs: number,
): SecretVersion | undefined {
  let tried = 0
  for (const secret of key.secrets) {
    if (secret.algorithm !== 'ed25519' || !isLiveSecret(secret, nowMs)) continue
    tried++
    if (verify(null, base, preparePublicKey(secret), signature)) return secret
  }
  if (tried === 0) verify(null, base, NOBODY, signature)
  return undefined
}
