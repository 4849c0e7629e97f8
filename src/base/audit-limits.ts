/** Bounds of the audit log, each with its reason; a part of `limits`. */
import { DAY_MS, HOUR_MS, KIB, MIB, MINUTE_MS, SECOND_MS } from './units.ts'

export const auditLimits = {
  /** Of one member before or after a change; a longer one is told by its digest and its count. */
  auditMemberLengthMax: 16 * KIB,
  /** Values in values: metadata may have two thousand, and the stack takes twice as many. */
  auditDepthMax: 2_500,
  /** What was noticed in this span is proven at the latest when it ends. */
  auditSignIntervalMs: MINUTE_MS,
  /** A log is pruned once a day: more often would fill it with its own prunings. */
  auditPruneIntervalMs: DAY_MS,
  /** Events forgotten in one transaction, unless a checkpoint stands for more: 50 ms or so. */
  auditPrunedAtOnce: 5_000,
  /** Time is trusted, for what is forgotten for good, to run so many times as fast as it does. */
  clockCatchUpFactor: 2,
  /** How far a clock may stray, in all, and still count as one that runs evenly. */
  clockStrayMsMax: DAY_MS,
  /** A clock that ran evenly for so long, while Keyward ran, is believed whatever it says. */
  clockEvenMsMin: 30 * DAY_MS,
  /** A machine that starts at some time of its own has asked others for it by then. */
  clockSettleMs: HOUR_MS,
  /** How often what is known of the clock is put down. */
  clockWatchIntervalMs: 10 * MINUTE_MS,
  /** An outage is a few days; a clock that is further ahead than that is told. */
  clockDoubtMsMin: 7 * DAY_MS,
  /** Events whose times are known together, so that others need not be looked through. */
  auditSpanLength: 1_024,
  /** Shorter, and events are gone before anybody has looked at them. */
  auditRetentionMsMin: DAY_MS,
  auditRetentionMsMax: 100 * 365 * DAY_MS,
  /** After so much in the file beside the database the newest of each log is said again there. */
  auditKeptBytesMax: MIB,
  /** And after this many times what that takes, so that the file grows by a quarter at most. */
  auditRestateFactor: 4,
  /** A note at its longest, escaped. */
  auditKeptLineBytesMax: 256 * KIB,
  /** Pieces in which that file is read from its end. */
  auditKeptPieceBytes: 256 * KIB,
  /** Events or checkpoints read at once: a few milliseconds. */
  auditPageSize: 500,
  /** How much of an export is gathered before it is sent on. */
  auditExportChunkLength: 64 * KIB,
  /** A note with the signatures of sixteen witnesses, which may be 5 KB each, is accepted. */
  auditNoteLengthMax: 128 * KIB,
  /** All members of an event at their longest, before and after; a longer line is hostile. */
  auditLineBytesMax: 4 * MIB,
  /** Two years of checkpoints, one a minute; they take about 150 MB when they are compared. */
  auditCheckpointsReadMax: 1_000_000,
  /** How often `audit tail` asks for what is new. */
  auditTailIntervalMs: SECOND_MS,
  /** Refusals of one kind that are told as one: the first at once, the rest when it ends. */
  auditDenialSpanMs: MINUTE_MS,
  /** Kinds of refusals that are counted apart; the rest is counted together. */
  auditDenialKindsMax: 1_000,
  /** Strangers decide how many kinds of refusals there are, not how fast the log grows. */
  auditDenialsPerSpanMax: 120,
  /** How often it is looked whether such a span has ended. */
  auditDenialCheckMs: 5 * SECOND_MS,
  /** How soon the first refusal of a kind is in the log; those of a flood share a write. */
  auditDenialDelayMs: 200,
} as const
