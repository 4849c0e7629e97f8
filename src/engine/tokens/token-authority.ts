/** Holds what the access tokens of this authority have in common: who signs, with what. */
import { RevokedTokens } from './revoked-tokens.ts'
import type { SigningKeySet } from './signing-key-set.ts'
import type { SigningAlgorithm } from './signing-key-store.ts'

export class TokenAuthority {
  readonly signingKeys: SigningKeySet
  readonly revoked = new RevokedTokens()
  /** Of new tokens; those signed with another of our keys are valid all the same. */
  algorithm: SigningAlgorithm = 'EdDSA'
  /**
   * `iss` of every token: the public URL, without a slash at its end (RFC 8414 §2). Set once it
   * is known where the server is reached; tokens of another issuer are void.
   */
  issuer = 'http://localhost'

  constructor(signingKeys: SigningKeySet) {
    this.signingKeys = signingKeys
  }
}
