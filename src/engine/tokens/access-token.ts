/** Says what an access token tells: which key it stands for, how far, and until when. */

/**
 * A JWT by the profile of RFC 9068, read or about to be signed. Its claims: `iss`; `sub` and
 * `client_id`, the key id; `aud`; `scope`; `iat`; `exp`; `jti`; and ours, `api`, `sv`, `via`,
 * `scope_roles`, `addresses`, `owner`, and `cnf.jkt` (RFC 9449 §6).
 */
export interface AccessToken {
  readonly jti: string
  /** Ids of the tokens that it was exchanged from, oldest first (`via`): it ends with each. */
  readonly via: readonly string[]
  readonly keyId: string
  readonly apiId: string
  /** The version of the secret that it was obtained with: it ends no later (`sv`). */
  readonly secretVersion: number
  readonly owner: string | null
  readonly audience: readonly string[]
  /** `*` may stand for a segment, as in those of keys. */
  readonly scopes: readonly string[]
  /**
   * Roles of the key that some of the scopes come from: offline, the token ends when one gives
   * less. Told as `scope_roles` and not as `roles`, by which frameworks grant more than the scopes.
   */
  readonly roles: readonly string[]
  /** CIDR blocks, canonical; an empty list says no more than the key does. */
  readonly addresses: readonly string[]
  readonly issuedAtSeconds: number
  readonly expiresAtSeconds: number
  /** Thumbprint of the key that its sender has to prove; null: whoever bears it may use it. */
  readonly jkt: string | null
}

/** RFC 9068 §2.1: keeps it apart from identity tokens and whatever else we sign. */
export const ACCESS_TOKEN_TYPE = 'at+jwt'
