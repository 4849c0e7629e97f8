/** Says what tells offline verifiers that tokens which look valid are no longer so. */

/**
 * From `effectiveAtMs` on, these tokens of the API are void: those that match every member that
 * is not null. With `keyId`: those of that key. With `role`: those whose scopes come from that role
 * of the API (claim `scope_roles`). With `jti`: that token, and those that were exchanged from it
 * (claim `via`). With `secretVersionMax`: those obtained by that version of the secret or an older
 * one (claim `sv`). With `issuedBeforeMs`: those issued before.
 */
export interface RevocationDraft {
  /** When it was written. */
  readonly atMs: number
  readonly apiId: string
  /** Null: of whatever key of the API. */
  readonly keyId: string | null
  readonly role: string | null
  readonly jti: string | null
  readonly secretVersionMax: number | null
  readonly issuedBeforeMs: number | null
  readonly effectiveAtMs: number
  /** From then on no such token could be valid anyway, so that the entry can be forgotten. */
  readonly forgetAtMs: number
  readonly reason: 'revoked' | 'rotated' | 'changed' | 'disabled' | 'token_revoked'
}

export interface Revocation extends RevocationDraft {
  /** From 1, ascending over all APIs, in the order of commits. */
  readonly seq: number
}
