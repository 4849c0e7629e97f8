/** Decides whether a text is a signed JSON Web Token (RFC 7519), and what it says. */

export interface ParsedJwt {
  readonly header: Readonly<Record<string, unknown>>
  readonly claims: Readonly<Record<string, unknown>>
  /** The three parts as they stand in the text, without padding. */
  readonly parts: readonly [header: string, claims: string, signature: string]
}

/** Null when it is none. Nothing is verified: who holds the token may read it. */
export function parseJwt(text: string): ParsedJwt | null {
  const [header = '', claims = '', signature = '', ...more] = text.split('.')
  if (more.length > 0 || !/^[\w-]+$/.test(header) || !/^[\w-]+$/.test(claims)) return null
  const readHeader = parsePart(header)
  const readClaims = parsePart(claims)
  if (readHeader === null || readClaims === null || typeof readHeader['alg'] !== 'string')
    return null
  return { header: readHeader, claims: readClaims, parts: [header, claims, signature] }
}

export function encodeJwtPart(value: unknown): string {
  return Buffer.from(JSON.stringify(value)).toString('base64url')
}

function parsePart(part: string): Readonly<Record<string, unknown>> | null {
  try {
    const value: unknown = JSON.parse(Buffer.from(part, 'base64url').toString('utf8'))
    return isRecord(value) ? value : null
  } catch {
    return null
  }
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
