/** Decides whether a text is a JSON Web Token (RFC 7519), and what it says. */

export interface JwtParts {
  readonly header: Readonly<Record<string, unknown>>
  readonly claims: Readonly<Record<string, unknown>>
}

/** Undefined when it is none: both parts are JSON objects, and the header names an algorithm. */
export function decodeJwt(text: string): JwtParts | undefined {
  const [header, claims] = text.split('.', 2).map(decodePart)
  if (header === undefined || claims === undefined || typeof header['alg'] !== 'string') {
    return undefined
  }
  return { header, claims }
}

function decodePart(part: string): Readonly<Record<string, unknown>> | undefined {
  try {
    const value: unknown = JSON.parse(Buffer.from(part, 'base64url').toString('utf8'))
    return isRecord(value) ? value : undefined
  } catch {
    return undefined
  }
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
