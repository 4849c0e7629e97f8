/** Says what is told of a secret that leaked: which kind, where it stood, how often, since when. */
import type { Finding, Location } from '../finding.ts'
import type { SecretKind } from '../secrets/secret-format.ts'

export interface LeakFinding extends Finding {
  readonly location: Location
  readonly kind: SecretKind
  /** Such as `sk_live_51H…`; never more than the public beginning and three characters. */
  readonly masked: string
  /** Who issues such secrets, such as `Stripe`. */
  readonly provider: string
  /** How often it stands in this file, in this way. */
  readonly occurrences: number
  /** Left out where it stands in plain text. */
  readonly seen?: LeakContext
  /** What it opened, where `--try` was asked for. */
  readonly impact?: LeakImpact
  /** What became of it, where `--revoke` was asked for. */
  readonly revocation?: LeakRevocation
}

/** In which part of a message a secret went over the wire. */
export type LeakPart =
  | 'query'
  | 'path'
  | 'header'
  | 'cookie'
  | 'referer'
  | 'request-body'
  | 'response-body'
  | 'response-header'

/** What a log or a recording tells of a secret beside the line. */
export interface LeakContext {
  readonly part: LeakPart
  /** Of the parameter, field or cookie: `api_key`; null where it has none. */
  readonly name: string | null
  /** Whose API it opens, such as `api.example.com`; null where the log does not say. */
  readonly host: string | null
  /** RFC 3339, UTC; null where the log has no times. */
  readonly firstSeen: string | null
  readonly lastSeen: string | null
}

export interface LeakImpact {
  /** Where it was tried, such as `https://api.example.com`. */
  readonly target: string
  /** Operations that it opened and that are closed without it: `GET /v1/users`. */
  readonly opens: readonly string[]
  /** Operations that it was tried on. */
  readonly tried: number
}

export interface LeakRevocation {
  /** Null: the server did not issue this key, or not with this secret. */
  readonly keyId: string | null
  readonly outcome: 'revoked' | 'already-revoked' | 'not-issued-here'
}
