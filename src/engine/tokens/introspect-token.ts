/** Decides what is told of a token or key to whoever has to judge requests by it (RFC 7662). */
import type { Engine } from '../engine.ts'
import { getKeyState } from '../keys/key-record.ts'
import type { LiveKey } from '../keys/live-key.ts'
import { identifySubject } from './identify-subject.ts'

/** RFC 7662 §2.2, with `api`, `owner`, `addresses` and `cnf` (RFC 9449 §6.2) of ours. */
export type Introspection =
  | { readonly active: false }
  | {
      readonly active: true
      readonly scope?: string
      readonly client_id: string
      readonly sub: string
      readonly api: string
      readonly aud: readonly string[]
      readonly iss: string
      readonly token_type: 'Bearer' | 'DPoP'
      readonly exp?: number
      readonly iat: number
      readonly jti?: string
      readonly owner?: string
      readonly addresses?: readonly string[]
      readonly cnf?: { readonly jkt: string }
    }

/** Takes nothing from limits. Of what may not be used now nothing is told but that. */
export async function introspectToken(
  engine: Engine,
  text: string,
  apiIds: readonly string[],
): Promise<Introspection> {
  const live = await identifySubject(engine, text, apiIds)
  const nowMs = engine.clock.nowMs()
  if (live === undefined || nowMs >= live.endsAtMs) return { active: false }
  if (getKeyState(live.key, nowMs) !== 'active') return { active: false }
  // As where it is presented: a token that is bound to nothing is void once its API asks for more.
  const { token, source } = live
  if (token?.jkt === null && source.api.keyPolicy.requireDpop) return { active: false }
  return describe(live, engine.tokens.issuer)
}

function describe({ key, grants, token, endsAtMs }: LiveKey, issuer: string): Introspection {
  const endMs = Math.min(key.expiresAtMs ?? Number.POSITIVE_INFINITY, endsAtMs)
  const jkt = token?.jkt ?? null
  const scopes = new Set(grants.grants.map((grant) => grant.scope))
  return {
    active: true,
    ...(scopes.size === 0 ? {} : { scope: [...scopes].join(' ') }),
    client_id: key.id,
    sub: key.id,
    api: key.apiId,
    aud: token?.audience ?? [key.apiId],
    iss: issuer,
    token_type: jkt === null ? 'Bearer' : 'DPoP',
    ...(Number.isFinite(endMs) ? { exp: Math.floor(endMs / 1_000) } : {}),
    iat: token?.issuedAtSeconds ?? Math.floor(key.createdAtMs / 1_000),
    ...(token === null ? {} : { jti: token.jti }),
    ...(key.owner === null ? {} : { owner: key.owner }),
    ...(key.addresses.length === 0 ? {} : { addresses: key.addresses }),
    ...(jkt === null ? {} : { cnf: { jkt } }),
  }
}
