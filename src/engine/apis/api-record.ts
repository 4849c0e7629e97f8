/** Says what is kept of an API: its prefix, routes, scope catalogue, defaults and roles. */
import type { Quota, RateLimit } from '../limits/limit-policy.ts'

/** The API that guards the management API itself. Its keys are the admin keys. */
export const BUILTIN_API_ID = 'keyward'

/** Method + path template → what a request needs. */
export interface RoutePolicy {
  /** An HTTP method in capitals, or `*` for any. `GET` covers `HEAD` too. */
  readonly method: string
  /** `/v1/users/{id}`; a last segment `{rest*}` stands for one or more segments. */
  readonly path: string
  /** All of these are needed. */
  readonly scopes: readonly string[]
  /** True: no key is asked for. */
  readonly public: boolean
  /** Units taken from limits and quota by one request. */
  readonly cost: number
}

export interface ScopeDescription {
  readonly name: string
  readonly description: string
}

/** Ways in which imported keys of an API may have to be looked up. */
export type ImportedForm = 'raw' | 'sha256' | 'foreign-hmac-sha256' | 'slow'

/**
 * What follows when a key is seen where it must not be.
 * - `notify`: an audit event, for whoever is told of those. - `quarantine`: stopped until released.
 * - `rotate`: its secret ends after the grace of a rotation. - `revoke`: ended for good.
 */
export type LeakReaction = 'notify' | 'quarantine' | 'rotate' | 'revoke'

/** What the keys of an API have to keep to. */
export interface KeyPolicy {
  /** Longest life of a key, from its creation. Null: any. */
  readonly maxLifetimeMs: number | null
  /** Life of a key for which none was named. Null: the longest there may be. */
  readonly defaultLifetimeMs: number | null
  /** How old a secret may get before it is due for rotation. Null: never. */
  readonly rotateEveryMs: number | null
  /** Overlap of old and new secret when a rotation names none. */
  readonly rotationGraceMs: number
  /** A key was sent in a URL or cookie. */
  readonly onExposure: LeakReaction
  /** A key was reported as leaked. */
  readonly onLeak: LeakReaction
  /** Longest life of an access token. */
  readonly tokenLifetimeMsMax: number
  /** Audiences that a token may name, beside the id of the API. */
  readonly tokenAudiences: readonly string[]
  /** Tokens are made only for whoever proves a key of their own (RFC 9449). */
  readonly requireDpop: boolean
}

export interface ApiRecord {
  readonly id: string
  readonly name: string
  readonly prefix: string
  readonly upstream: string | null
  /** The catalogue. When it is not empty, only these scopes can be granted. */
  readonly scopes: readonly ScopeDescription[]
  /** Empty: the REST convention applies (DESIGN §2). */
  readonly routes: readonly RoutePolicy[]
  readonly rateLimits: readonly RateLimit[]
  readonly quota: Quota | null
  readonly keyPolicy: KeyPolicy
  /** Empty until keys are imported: then only look-ups that can succeed are tried. */
  readonly importedForms: readonly ImportedForm[]
  readonly createdAtMs: number
  readonly updatedAtMs: number
  readonly version: number
}

export interface RoleRecord {
  readonly apiId: string
  readonly name: string
  readonly description: string
  readonly scopes: readonly string[]
  readonly createdAtMs: number
  readonly updatedAtMs: number
  readonly version: number
}

/** An API with its roles, as one immutable value: what a decision needs to know of it. */
export interface ApiWithRoles {
  readonly api: ApiRecord
  readonly roles: ReadonlyMap<string, RoleRecord>
}
