/** Makes DPoP proofs as a client would, and as an attacker would, for tests. */
import { createHash, randomUUID } from 'node:crypto'
import { calculateJwkThumbprint, exportJWK, generateKeyPair, type JWK, SignJWT } from 'jose'

export interface ProofParts {
  readonly method?: string
  readonly url?: string
  readonly accessToken?: string | null
  readonly nonce?: string
  readonly iat?: number
  readonly jti?: string
  /** Instead of or beside what an honest proof says; undefined leaves a member out. */
  readonly claims?: Readonly<Record<string, unknown>>
  readonly header?: Readonly<Record<string, unknown>>
}

export interface DpopHolder {
  readonly jkt: string
  readonly publicJwk: JWK
  readonly privateJwk: JWK
  makeProof(parts?: ProofParts): Promise<string>
}

/** `nowMs` is what the holder's clock says. */
export async function createDpopHolder(
  nowMs: () => number,
  alg: 'EdDSA' | 'Ed25519' | 'ES256' = 'ES256',
): Promise<DpopHolder> {
  const { privateKey, publicKey } = await generateKeyPair(alg, { extractable: true })
  const publicJwk = await exportJWK(publicKey)
  return {
    jkt: await calculateJwkThumbprint(publicJwk),
    publicJwk,
    privateJwk: await exportJWK(privateKey),
    makeProof({
      method = 'GET',
      url = 'https://shop.example/orders',
      accessToken = null,
      nonce,
      iat = Math.floor(nowMs() / 1_000),
      jti = randomUUID(),
      claims = {},
      header = {},
    } = {}) {
      const ath =
        accessToken === null
          ? undefined
          : createHash('sha256').update(accessToken).digest('base64url')
      return new SignJWT({ jti, htm: method, htu: url, iat, ath, nonce, ...claims })
        .setProtectedHeader({ typ: 'dpop+jwt', alg, jwk: publicJwk, ...header })
        .sign(privateKey)
    },
  }
}
