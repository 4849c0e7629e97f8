/** Decides which credential a request carries: exactly one, in a header, or none (DESIGN §5). */

export type Credential =
  | { readonly kind: 'none' }
  | { readonly kind: 'several' }
  | {
      readonly kind: 'one'
      readonly text: string
      readonly field: CredentialField
      /** Sent as `Authorization: DPoP`: it is worth nothing without a proof (RFC 9449 §7.1). */
      readonly needsProof: boolean
    }

export type CredentialField = 'x-api-key' | 'authorization'

const NONE: Credential = { kind: 'none' }
const SEVERAL: Credential = { kind: 'several' }
const SCHEME = /^(bearer|dpop)(?: +|$)/i

/**
 * Takes header fields as they came over the wire, name and value in turn, because a parsed
 * header object has dropped or joined what was sent twice. `Authorization` counts when its
 * scheme is Bearer (RFC 6750 §2.1) or DPoP; other schemes are the upstream's affair. Two
 * credentials are never reconciled: which one a server behind would have taken cannot be known.
 */
export function readCredential(rawHeaders: readonly string[]): Credential {
  let found: Credential = NONE
  let authorizations = 0
  for (let index = 0; index + 1 < rawHeaders.length; index += 2) {
    const name = rawHeaders[index] as string
    if (name.length !== 9 && name.length !== 13) continue
    const field = name.toLowerCase()
    if (field !== 'x-api-key' && field !== 'authorization') continue
    const value = (rawHeaders[index + 1] as string).trim()
    let text = value
    let needsProof = false
    if (field === 'authorization') {
      if (++authorizations > 1) return SEVERAL
      const scheme = SCHEME.exec(value)
      if (scheme === null) continue
      text = value.slice(scheme[0].length)
      needsProof = scheme[1]?.length === 4
    }
    // A proxy joins what came twice with a comma; no key has one followed by a space.
    if (found !== NONE || text.includes(', ')) return SEVERAL
    found = { kind: 'one', text, field, needsProof }
  }
  return found
}
