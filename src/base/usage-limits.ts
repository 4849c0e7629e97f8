/** The bounds of what is kept of use, of what counts as unusual, and of failed attempts. */
import { DAY_MS, HOUR_MS, MINUTE_MS } from './units.ts'

export const usageLimits = {
  /** Two days by the minute: time enough to look into what happened last night. */
  usageMinutesKeptMs: 48 * HOUR_MS,
  /** A year by the hour and a month to look back on it: what PCI DSS asks of logs, and more. */
  usageHoursKeptMs: 400 * DAY_MS,
  usageSweepIntervalMs: 10 * MINUTE_MS,
  /** Deleted in one transaction, a few milliseconds; requests wait no longer than that. */
  usageSweepRows: 2_000,
  /** Scopes that are needed together, as one label; a longer one is counted as `other`. */
  usageScopeLengthMax: 256,
  /** Of an API without routes and catalogue: names that paths bring along, told apart. */
  usageResourcesMax: 500,
  usageResourceLengthMax: 24,
  /** Counts of one key between two writes; what comes on top is counted as scope `other`. */
  usageCountsPerFlushMax: 64,
  /** Ended secrets that are presented between two writes: 2 MB; others are counted after it. */
  refusedSecretsMax: 10_000,
  /** Networks of one key between two writes, and in all; the rest is one counter. */
  usageNetworksMax: 32,
  usageUserAgentsMax: 16,
  /** A user agent is the sender's choice: more of it would fill the store, not tell more. */
  usageUserAgentLengthMax: 200,
  /** A place in a full list of networks is given up when nothing came from there for so long. */
  usageSightingIdleMs: 30 * DAY_MS,
  /** Profiles that are read at once: each is up to `unusualHistoryMs` of hours. */
  usageProfilesReadMax: 25,
  /** What is known of a key is read again after this long, so that its history stays recent. */
  usageProfileKeptMs: DAY_MS,

  /** A key must be this old by its use before a network can be new to it: habits take a week. */
  unusualNetworkAgeMs: 7 * DAY_MS,
  /** And used this often: a few tries from one desk are no habit. */
  unusualNetworkUsesMin: 100,
  /** A key with more networks than this roams by nature: one more says nothing. */
  unusualNetworksMax: 16,
  /** Nothing that runs weekly or monthly sleeps for longer. */
  unusualSleepMs: 35 * DAY_MS,
  /** The history that a rate is compared with: two weeks hold each hour of the week twice. */
  unusualHistoryMs: 14 * DAY_MS,
  /** Hours with use that make a history. */
  unusualRateHoursMin: 24,
  /** So many times its busiest hour is no growth any more. */
  unusualRateFactor: 5,
  /** Below this many uses an hour it does not matter how sudden they are. */
  unusualRateUsesMin: 500,
  /** Denials in one minute, but for limits: a client that was set up wrongly tries less often. */
  unusualDenialsPerMinute: 30,
  /** An ended secret is presented still: by then whoever is in the middle of a change is done. */
  unusualRefusedLateMs: DAY_MS,
  /** A secret that has ended: what runs daily with it, or on working days, is told of once. */
  unusualRefusedQuietMs: 7 * DAY_MS,
  /** Of one that leaked: whoever comes back the next day has not given up. */
  unusualLeakedQuietMs: DAY_MS,
  /** An event of one kind for one key, once in so long. */
  unusualQuietMs: HOUR_MS,
  /** Events of unusual use an hour, of all keys: an outage makes every key unusual at once. */
  unusualEventsPerHourMax: 500,

  /** Failed attempts of one address a minute before what could be guessed is refused unseen. */
  failedAttemptsPerMinute: 20,
  failedAttemptsPerMinuteMax: 10_000,
  failedAttemptsWindowMs: MINUTE_MS,
  /** Addresses that are watched; each costs up to a kilobyte. The longest idle one goes first. */
  throttledAddressesMax: 20_000,
  /** Signatures and tokens beyond that: 60 ms of checking a minute, room for real ones. */
  spareLooksPerMinute: 600,
  /** Events of throttled addresses a minute: strangers decide how many addresses they use. */
  throttleEventsPerMinuteMax: 30,
} as const
