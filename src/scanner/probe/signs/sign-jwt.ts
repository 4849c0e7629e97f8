/** Decides what signature a token has under a guessed secret: offline, for tokens we were given. */
import { createHmac } from 'node:crypto'
import type { ParsedJwt } from './parse-jwt.ts'

const DIGESTS: Readonly<Record<string, string>> = {
  HS256: 'sha256',
  HS384: 'sha384',
  HS512: 'sha512',
}

/** Null for algorithms that use no shared secret. */
export function findDigest({ header }: ParsedJwt): string | null {
  return DIGESTS[String(header['alg'])] ?? null
}

export function isSignedBy({ parts }: ParsedJwt, digest: string, secret: string): boolean {
  const [header, claims, signature] = parts
  const hmac = createHmac(digest, secret).update(`${header}.${claims}`)
  return hmac.digest('base64url') === signature
}
