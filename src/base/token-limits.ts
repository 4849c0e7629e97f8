/** The bounds of access tokens, their endpoints and the keys that sign them, with their reasons. */
import { DAY_MS, HOUR_MS, KIB, MINUTE_MS } from './units.ts'

export const tokenLimits = {
  /** Proxies take header lines of 8 KiB; more scopes than fit are a case for a wildcard. */
  accessTokenLengthMax: 4 * KIB,
  /** All that a token request can rightly say: two tokens and two hundred scopes. */
  formBytesMax: 64 * KIB,
  /** RFC 6749, 7009, 7662 and 8693 have a dozen; some may be repeated. */
  formParametersMax: 40,
  /** Of `client_id`, encoded for Basic or not: key ids have 16 characters. */
  clientIdLengthMax: 200,
  /** A JWT with a handful of claims. */
  clientAssertionLengthMax: 4 * KIB,
  /** Blocks of addresses that a token names for itself; they are part of its length. */
  tokenAddressesMax: 20,
  /** Exchanges from token to token: each is named in the next, which ends with all of them. */
  tokenExchangesMax: 8,
  /** A restart may find the machine's clock a little behind the one that wrote a token. */
  tokenClockSkewSeconds: 5,
  /** About 100 bytes each. Only holders of a key make tokens, and each costs them a request. */
  revokedTokensMax: 100_000,
  /** Of one key: whoever ends more than that should end the key. */
  revokedTokensPerKeyMax: 10_000,
  revokedTokensSweepIntervalMs: HOUR_MS,

  /** How long a JWK set may be kept by those who fetched it. */
  jwksMaxAgeSeconds: 300,
  /** How long a signing key is published before it signs: twice as long as a set may be kept. */
  signingKeyPublishedMsMin: 10 * MINUTE_MS,
  /** A signing key is replaced a few times a year; doing it often keeps it a habit. */
  signingKeyAgeMsMax: 90 * DAY_MS,
  signingKeyCheckMs: HOUR_MS,
} as const
