/** The bounds of the feed of revocations, with their reasons. */
import { HOUR_MS, SECOND_MS } from './units.ts'

export const revocationLimits = {
  /** Kept this long after the last token could have ended, for verifiers whose clock is behind. */
  revocationSlackMs: HOUR_MS,
  /** Entries of one signed batch: about 100 KB. */
  revocationsPerBatchMax: 500,
  /** Batches of one moment that are signed once for all who ask for them. */
  revocationBatchesSharedMax: 100,
  /** How often a stream is told that there is nothing new (DESIGN, promise 3). */
  revocationHeartbeatMs: SECOND_MS,
  /** For how long a verifier may rely on the last that it heard (DESIGN, promise 3). */
  revocationLeaseMs: 5 * SECOND_MS,
  /** Below the minute after which proxies cut a silent answer. */
  revocationWaitSecondsMax: 30,
  /** Long polls and event streams that are open at once: one for each verifier. */
  revocationReadersMax: 1_000,
  /** Who takes nothing for this long has gone, or might as well have. */
  revocationStreamSilenceMs: 30 * SECOND_MS,
  /** How often entries that no token could match any more are forgotten. */
  revocationSweepIntervalMs: HOUR_MS,
} as const
