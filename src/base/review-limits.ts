/** The bounds of reviews of keys and of evidence for auditors, each with its reason. */
import { DAY_MS } from './units.ts'

export const reviewLimits = {
  /** A quarter: what runs monthly has run three times in it. */
  reviewDaysDefault: 90,
  /** What runs once a year has run in it, and hours of use are kept for longer. */
  reviewDaysMax: 366,
  /** A key that nobody has put to use for so long after it was made was not needed. */
  reviewNeverUsedMs: 14 * DAY_MS,
  /** Time enough to tell whoever uses a key that it will end. */
  reviewExpiringMs: 14 * DAY_MS,
  /** One service behind two providers has four networks; twice that is more than one service. */
  reviewNetworksMin: 8,
  /** Keys with findings in one answer, the worst first: about a megabyte at most. */
  reviewItemsDefault: 100,
  reviewItemsMax: 1_000,
  /** Keys whose order is kept between the pages of reviews: about ten megabytes. */
  reviewOrderedKeysMax: 100_000,
  reviewNoteLengthMax: 1_000,
  /** What PCI DSS asks of logs is a year; of more than three an auditor asks another way. */
  evidencePeriodMsMax: 1_100 * DAY_MS,
  /** Of each table; how many there were is always told. A page of more is not read or printed. */
  evidenceRowsMax: 2_000,
  /** Two seconds or so of hashing; a longer log is proven by an export. */
  evidenceEventsProvenMax: 200_000,
  /** A document with all its tables full has about 8 MB; a longer file is none of ours. */
  evidenceBytesMax: 64 * 1_024 * 1_024,
} as const
