/** Signs the short-lived token by which an upstream knows which key a request came with. */
import { SignJWT } from 'jose'
import { limits } from '../../base/limits.ts'
import type { MaybePromise } from '../../base/maybe-promise.ts'
import type { ApiWithRoles } from '../apis/api-record.ts'
import type { KeyRecord } from '../keys/key-record.ts'
import { listEffectiveScopes } from '../keys/list-effective-scopes.ts'
import type { SigningKeySet } from './signing-key-set.ts'

interface CachedToken {
  readonly token: string
  readonly source: ApiWithRoles
  readonly kid: string
  readonly expiresAtMs: number
}

/**
 * Makes JWTs (RFC 7519) signed with Ed25519 (`alg: EdDSA`, RFC 8037): `iss` and `sub` name
 * Keyward and the key id, `aud` the API, `scope` the granted scopes (RFC 8693 §4.2), `owner` the
 * owner. A token is used for several requests of the same key until half of its life is over.
 */
export class IdentitySigner {
  readonly #signingKeys: SigningKeySet
  readonly #issuer: string
  readonly #cached = new WeakMap<KeyRecord, CachedToken>()

  constructor(signingKeys: SigningKeySet, issuer: string) {
    this.#signingKeys = signingKeys
    this.#issuer = issuer
  }

  /** Synchronous while the last token of this version of the key is fresh. */
  sign(key: KeyRecord, source: ApiWithRoles, nowMs: number): MaybePromise<string> {
    const cached = this.#cached.get(key)
    const isFresh =
      cached !== undefined &&
      cached.source === source &&
      cached.kid === this.#signingKeys.current('EdDSA').kid &&
      cached.expiresAtMs - nowMs >= limits.identityTokenRenewSeconds * 1_000
    return isFresh ? cached.token : this.#signNew(key, source, nowMs)
  }

  async #signNew(key: KeyRecord, source: ApiWithRoles, nowMs: number): Promise<string> {
    const { kid, privateKey } = this.#signingKeys.current('EdDSA')
    const issuedAt = Math.floor(nowMs / 1_000)
    const lifeEnd = issuedAt + limits.identityTokenTtlSeconds
    const keyEnd = key.expiresAtMs === null ? lifeEnd : Math.ceil(key.expiresAtMs / 1_000)
    const expiresAt = Math.min(lifeEnd, keyEnd)
    const scope = [...new Set(listEffectiveScopes(key, source))].join(' ')
    const token = await new SignJWT({ scope, ...(key.owner === null ? {} : { owner: key.owner }) })
      .setProtectedHeader({ alg: 'EdDSA', kid, typ: 'JWT' })
      .setIssuer(this.#issuer)
      .setSubject(key.id)
      .setAudience(key.apiId)
      .setIssuedAt(issuedAt)
      .setExpirationTime(expiresAt)
      .sign(privateKey)
    this.#cached.set(key, { token, source, kid, expiresAtMs: expiresAt * 1_000 })
    return token
  }
}
