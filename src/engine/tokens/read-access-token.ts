/** Decides whether a text is an access token of ours: signed by a key of ours, for what it says. */
import { decodeJwt, decodeProtectedHeader, errors, type JWTPayload, jwtVerify } from 'jose'
import { limits } from '../../base/limits.ts'
import { ACCESS_TOKEN_TYPE, type AccessToken } from './access-token.ts'
import type { SigningKey } from './signing-key-set.ts'
import type { TokenAuthority } from './token-authority.ts'

/** Three parts of base64url, the first of which begins a JSON object (RFC 7515 §7.1). */
const FORM = /^eyJ[\w-]+\.[\w-]+\.[\w-]+$/

/** All that we ever write in a header: a `jwk`, `jku`, `x5u` or `crit` is somebody else's. */
const HEADER_MEMBERS = new Set(['alg', 'kid', 'typ'])

export function isTokenForm(text: string): boolean {
  return text.length <= limits.accessTokenLengthMax && text.startsWith('eyJ') && FORM.test(text)
}

/**
 * True when the text names a key of ours in the header of an access token. Nothing is proven by
 * it: it only decides whether the text is to be checked as a token, or as the text of a key.
 */
export function isOurToken(authority: TokenAuthority, text: string, nowMs: number): boolean {
  return isTokenForm(text) && findSigner(authority, text, nowMs) !== undefined
}

/** The API that the text claims to be for, unproven: where to begin to check it. */
export function findClaimedApi(text: string): string | undefined {
  if (!isTokenForm(text)) return undefined
  try {
    const { api } = decodeJwt(text)
    return typeof api === 'string' ? api : undefined
  } catch {
    return undefined
  }
}

/**
 * The token, signature, issuer and times checked; undefined when it is none. One that has expired
 * is answered all the same: its end is the caller's to look at. Which algorithm is used depends
 * on the key that we look up by its name in a map, never on what the header says.
 */
export async function readAccessToken(
  authority: TokenAuthority,
  text: string,
  nowMs: number,
): Promise<AccessToken | undefined> {
  const signer = isTokenForm(text) ? findSigner(authority, text, nowMs) : undefined
  if (signer === undefined) return undefined
  const payload = await verify(authority, signer, text, nowMs)
  // While that was under way, the key may have been thrown away.
  if (payload === undefined || authority.signingKeys.find(signer.kid, nowMs) !== signer) {
    return undefined
  }
  const nowSeconds = nowMs / 1_000
  const { issuedAtSeconds } = payload
  return issuedAtSeconds <= nowSeconds + limits.tokenClockSkewSeconds ? payload : undefined
}

function findSigner(
  { signingKeys }: TokenAuthority,
  text: string,
  nowMs: number,
): SigningKey | undefined {
  try {
    const header = decodeProtectedHeader(text)
    if (Object.keys(header).some((member) => !HEADER_MEMBERS.has(member))) return undefined
    if (header.typ !== ACCESS_TOKEN_TYPE || typeof header.kid !== 'string') return undefined
    return signingKeys.find(header.kid, nowMs)
  } catch {
    return undefined
  }
}

async function verify(
  { issuer }: TokenAuthority,
  { algorithm, publicKey }: SigningKey,
  text: string,
  nowMs: number,
): Promise<AccessToken | undefined> {
  try {
    const { payload } = await jwtVerify(text, publicKey, {
      algorithms: [algorithm],
      typ: ACCESS_TOKEN_TYPE,
      issuer,
      currentDate: new Date(nowMs),
      clockTolerance: 0,
    })
    return parseClaims(payload)
  } catch (error) {
    // The end is looked at last: all else of such a token is right.
    const hasExpired = error instanceof errors.JWTExpired && error.claim === 'exp'
    return hasExpired ? parseClaims(error.payload) : undefined
  }
}

function parseClaims(payload: JWTPayload): AccessToken | undefined {
  const { sub, jti, iat, exp, aud } = payload
  const {
    client_id: clientId,
    api,
    sv,
    scope,
    scope_roles: roles,
    owner,
    addresses,
    cnf,
    via,
  } = payload
  const audience = typeof aud === 'string' ? [aud] : aud
  if (!isText(sub) || sub !== clientId || !isText(jti) || !isText(api)) return undefined
  if (!isCount(iat) || !isCount(exp) || !isCount(sv) || typeof scope !== 'string') return undefined
  if (!isTexts(audience) || !(addresses === undefined || isTexts(addresses))) return undefined
  if (!(via === undefined || isTexts(via))) return undefined
  if (!(roles === undefined || isTexts(roles))) return undefined
  if (!(owner === undefined || isText(owner))) return undefined
  const jkt = (cnf as { readonly jkt?: unknown } | undefined)?.jkt
  if (!(cnf === undefined || isText(jkt))) return undefined
  return {
    jti,
    via: via ?? [],
    keyId: sub,
    apiId: api,
    secretVersion: sv,
    owner: owner ?? null,
    audience,
    scopes: scope === '' ? [] : scope.split(' '),
    roles: roles ?? [],
    addresses: addresses ?? [],
    issuedAtSeconds: iat,
    expiresAtSeconds: exp,
    jkt: isText(jkt) ? jkt : null,
  }
}

function isText(value: unknown): value is string {
  return typeof value === 'string' && value !== ''
}

function isTexts(value: unknown): value is readonly string[] {
  return Array.isArray(value) && value.length > 0 && value.every(isText)
}

function isCount(value: unknown): value is number {
  return Number.isSafeInteger(value) && (value as number) >= 0
}
