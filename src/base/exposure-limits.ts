/** The bounds of reports of leaked keys, with their reasons; part of `limits`. */
import { HOUR_MS, KIB, MIB, MINUTE_MS, SECOND_MS } from './units.ts'

export const exposureLimits = {
  /** A scanner of one's own; it may ask several times. */
  leakReportsMax: 500,
  /** So many, each with a long address. */
  leakReportBodyBytesMax: 1_024 * KIB,
  /** GitHub wants "a large number" taken at once; so many take a second of its half minute. */
  githubMatchesMax: 10_000,
  /** So many, each with an address of some hundred bytes. */
  githubReportBodyBytesMax: 4 * MIB,
  /** Tokens that are looked up before others get their turn. */
  leakReportsPerTurn: 20,
  /** Of what a reporter says of the place, so much goes into the audit log. */
  leakUrlLengthMax: 2 * KIB,
  leakSourceLengthMax: 100,
  leakNoteLengthMax: 500,
  /** Events of a key in which a report that came before is looked for. */
  leakRepeatsLookedAtMax: 100,

  /** GitHub changes its keys seldom; this is how soon a key that it withdrew is forgotten. */
  githubKeysFreshMs: HOUR_MS,
  /** While they cannot be fetched, older ones are trusted for so long. */
  githubKeysTrustedMs: 24 * HOUR_MS,
  /** Whoever names keys that nobody knows has them fetched no more often than this. */
  githubKeysRetryMs: MINUTE_MS,
  githubKeysTimeoutMs: 10 * SECOND_MS,
  /** A few keys; they are some hundred bytes each. */
  githubKeysBytesMax: 64 * KIB,
  githubKeysMax: 100,
  /** Both fields are shorter; what is longer is nothing of GitHub's. */
  githubSignatureLengthMax: 200,
} as const
