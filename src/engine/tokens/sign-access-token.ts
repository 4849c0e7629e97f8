/** Writes an access token down as a signed JWT (RFC 9068, RFC 7519). */
import { SignJWT } from 'jose'
import { SecretText } from '../../base/secret-text.ts'
import { ACCESS_TOKEN_TYPE, type AccessToken } from './access-token.ts'
import type { TokenAuthority } from './token-authority.ts'

export async function signAccessToken(
  authority: TokenAuthority,
  token: AccessToken,
): Promise<SecretText> {
  const alg = authority.algorithm
  const { kid, privateKey } = authority.signingKeys.current(alg)
  const [onlyAudience, ...others] = token.audience
  const isOnly = onlyAudience !== undefined && others.length === 0
  const text = await new SignJWT({
    client_id: token.keyId,
    scope: token.scopes.join(' '),
    api: token.apiId,
    sv: token.secretVersion,
    ...(token.via.length === 0 ? {} : { via: token.via }),
    ...(token.roles.length === 0 ? {} : { scope_roles: token.roles }),
    ...(token.owner === null ? {} : { owner: token.owner }),
    ...(token.addresses.length === 0 ? {} : { addresses: token.addresses }),
    ...(token.jkt === null ? {} : { cnf: { jkt: token.jkt } }),
  })
    .setProtectedHeader({ typ: ACCESS_TOKEN_TYPE, alg, kid })
    .setIssuer(authority.issuer)
    .setSubject(token.keyId)
    .setAudience(isOnly ? onlyAudience : [...token.audience])
    .setIssuedAt(token.issuedAtSeconds)
    .setExpirationTime(token.expiresAtSeconds)
    .setJti(token.jti)
    .sign(privateKey)
  return new SecretText(text)
}
