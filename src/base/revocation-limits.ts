/** The bounds of the feed of revocations, with their reasons. */
import { HOUR_MS, MIB, SECOND_MS } from './units.ts'

export const revocationLimits = {
  /** Kept this long after the last token could have ended, for verifiers whose clock is behind. */
  revocationSlackMs: HOUR_MS,
  /** Entries of one signed batch: about 100 KB. */
  revocationsPerBatchMax: 500,
  /** Below the minute after which proxies cut a silent answer. */
  revocationWaitMsMax: 30 * SECOND_MS,
  /** How often a stream is told that there is nothing new (DESIGN, promise 3). */
  revocationHeartbeatMs: SECOND_MS,
  /** Long polls and event streams that are open at once: one for each verifier. */
  revocationReadersMax: 1_000,
  /** What a reader that does not read may leave in our memory before it is cut. */
  revocationStreamBytesMax: MIB,
  /** How often entries that no token could match any more are forgotten. */
  revocationSweepIntervalMs: HOUR_MS,
} as const
