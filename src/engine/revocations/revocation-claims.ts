/** Says how a revocation is told to verifiers: as claims, in the names and times of JWTs. */
import type { Revocation } from './revocation.ts'

/** Times are seconds since 1970, with fractions (RFC 7519 §2, NumericDate). Absent: no matter. */
export interface RevocationClaims {
  readonly seq: number
  readonly api: string
  /** `sub` and `client_id` of its tokens. Absent: tokens of any key of the API. */
  readonly keyId?: string
  /** Tokens whose `scope_roles` name it. */
  readonly role?: string
  readonly jti?: string
  /** Tokens with this `sv` or a lower one. */
  readonly svMax?: number
  /** Tokens whose `iat` is before. */
  readonly issuedBefore?: number
  readonly effectiveAt: number
  readonly forgetAt: number
  readonly reason: Revocation['reason']
}

export function toRevocationClaims(revocation: Revocation): RevocationClaims {
  const { seq, apiId, keyId, role, jti, secretVersionMax, issuedBeforeMs, reason } = revocation
  return {
    seq,
    api: apiId,
    ...(keyId === null ? {} : { keyId }),
    ...(role === null ? {} : { role }),
    ...(jti === null ? {} : { jti }),
    ...(secretVersionMax === null ? {} : { svMax: secretVersionMax }),
    ...(issuedBeforeMs === null ? {} : { issuedBefore: issuedBeforeMs / 1_000 }),
    effectiveAt: revocation.effectiveAtMs / 1_000,
    forgetAt: revocation.forgetAtMs / 1_000,
    reason,
  }
}
