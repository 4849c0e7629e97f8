/** Decides which credential a request carries: exactly one, in a header, or none (DESIGN §5). */

export type Credential =
  | { readonly kind: 'none' }
  | { readonly kind: 'several' }
  | { readonly kind: 'one'; readonly text: string; readonly field: CredentialField }

export type CredentialField = 'x-api-key' | 'authorization'

const NONE: Credential = { kind: 'none' }
const SEVERAL: Credential = { kind: 'several' }
const BEARER = /^bearer(?: +|$)/i

/**
 * Takes header fields as they came over the wire, name and value in turn, because a parsed
 * header object has dropped or joined what was sent twice. `Authorization` counts when its
 * scheme is Bearer (RFC 6750 §2.1); other schemes are the upstream's affair. Two credentials are
 * never reconciled: which one a server behind would have taken cannot be known.
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
    if (field === 'authorization') {
      if (++authorizations > 1) return SEVERAL
      if (!BEARER.test(value)) continue
      text = value.replace(BEARER, '')
    }
    // A proxy joins what came twice with a comma; no key has one followed by a space.
    if (found !== NONE || text.includes(', ')) return SEVERAL
    found = { kind: 'one', text, field }
  }
  return found
}
