/** Says why an OAuth request is refused: the registered codes, and what a person is told. */

/** RFC 6749 §5.2, RFC 8693 §2.2.2, RFC 9449 §5, §8. */
export type OAuthErrorCode =
  | 'invalid_request'
  | 'invalid_client'
  | 'unauthorized_client'
  | 'unsupported_grant_type'
  | 'invalid_scope'
  | 'invalid_target'
  | 'invalid_dpop_proof'
  | 'use_dpop_nonce'

/** `detail` is one sentence, without anything of a secret. */
export interface OAuthRefusal {
  readonly outcome: 'refused'
  readonly code: OAuthErrorCode
  readonly detail: string
}

export function refuse(code: OAuthErrorCode, detail: string): OAuthRefusal {
  return { outcome: 'refused', code, detail }
}
