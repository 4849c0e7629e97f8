/** The bounds of the life of keys, of rotations and of access tokens, with their reasons. */
import { DAY_MS, HOUR_MS, MINUTE_MS, SECOND_MS } from './units.ts'

export const rotationLimits = {
  /** Shorter-lived credentials are tokens. */
  keyLifetimeMsMin: MINUTE_MS,
  /** A hundred years: longer is a mistake in the unit. */
  keyLifetimeMsMax: 36_525 * DAY_MS,
  /** More often than hourly a token is the better thing. */
  rotateEveryMsMin: HOUR_MS,
  /** Time enough to deploy the new secret on a working day. */
  rotationGraceMsDefault: DAY_MS,
  /** An overlap longer than a quarter of a year is a second key. */
  rotationGraceMsMax: 92 * DAY_MS,
  /** An old secret that nobody used for so long is likely not used any more. */
  rotationQuietMs: HOUR_MS,
  /** Secrets of one key that may work at the same time: each is one more that can leak. */
  liveSecretsMax: 3,
  /** Ended secrets of a key that stay in its record, so that its history can be read. */
  endedSecretsKeptMax: 5,

  /** Steps at which an expiry is told of, nearest first: to plan, to act, and the last call. */
  reminderDaysBefore: [1, 7, 30],
  reminderDayMs: DAY_MS,
  /** A reminder may come that much late; looking through a million keys takes some seconds. */
  reminderIntervalMs: HOUR_MS,

  tokenLifetimeMsMin: 10 * SECOND_MS,
  /** Minutes, as RFC 9068 and RFC 9700 have it of bearer tokens. */
  tokenLifetimeMsDefault: 15 * MINUTE_MS,
  /** A token that lives longer than a day is a key. */
  tokenLifetimeMsMax: DAY_MS,
  tokenAudiencesMax: 20,
  tokenAudienceLengthMax: 200,
} as const
