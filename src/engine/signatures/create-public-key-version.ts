/** Makes the version of a key that holds no secret but the public key of whoever will sign. */
import type { JWK } from 'jose'
import { KeywardError } from '../../base/errors.ts'
import { BUILTIN_API_ID } from '../apis/api-record.ts'
import type { SecretVersion } from '../keys/key-record.ts'
import { parsePublicKey } from './parse-public-key.ts'

/** What is shown in place of the beginning of a key text: there is none to be shown. */
export const SIGNING_KEY_HINT = 'signs with Ed25519'

export interface PublicKeyVersion {
  readonly publicKey: string | JWK
  readonly version: number
  readonly nowMs: number
  /** The versions that the key has already. */
  readonly others: readonly SecretVersion[]
}

/**
 * Error `invalid_request` for what is no safe public key, and for one that the key has already:
 * a rotation to the same key would be none.
 */
export function createPublicKeyVersion(request: PublicKeyVersion): SecretVersion {
  const digest = parsePublicKey(request.publicKey)
  if (request.others.some((each) => each.algorithm === 'ed25519' && each.digest === digest)) {
    throw new KeywardError('invalid_request', {
      errors: [{ at: '/publicKey', message: 'is one that the key has already' }],
    })
  }
  return {
    version: request.version,
    algorithm: 'ed25519',
    digest,
    pepperId: null,
    lookup: null,
    createdAtMs: request.nowMs,
    expiresAtMs: null,
  }
}

/** Admin keys are told from others by their text, before anything else is known of a request. */
export function refuseSigningAdmin(apiId: string): void {
  if (apiId !== BUILTIN_API_ID) return
  const message = 'is not for admin keys: the management API takes no signatures'
  throw new KeywardError('invalid_request', { errors: [{ at: '/publicKey', message }] })
}
