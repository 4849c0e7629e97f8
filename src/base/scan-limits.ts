/** Every bound on a whole scan, its report and its place in a server; part of `limits`. */
import { DAY_MS, HOUR_MS, KIB, MIB, MINUTE_MS, SECOND_MS } from './units.ts'

export const scanLimits = {
  /** Requests of one scan where nobody says otherwise: a twenty-operation API takes half of it. */
  scanRequestsDefault: 2_000,
  scanRequestsMax: 1_000_000,
  /** Requests a second: a guest's pace elsewhere, and what a development server bears here. */
  scanRateDefault: 50,
  scanLocalRateDefault: 500,
  scanRateMax: 10_000,
  /** Requests under way at once; a development server often answers one by one. */
  scanConcurrencyDefault: 10,
  scanConcurrencyMax: 64,
  /** Silence after which an answer is given up. */
  scanTimeoutMsDefault: 10 * SECOND_MS,
  /** Who waits longer for one answer waits for a target that is dead. */
  scanTimeoutMsMax: HOUR_MS,
  /** Keys of one scan: each is tried on each operation. */
  scanKeysMax: 20,
  /** Longer than any token that a header field of a usual server holds. */
  scanKeyLengthMax: 8 * KIB,
  /** A file of as many keys. */
  scanKeyFileBytesMax: 256 * KIB,
  /** PEM of a few certificate authorities. */
  scanCaBytesMax: MIB,
  /** How often a progress line is drawn anew: faster than one reads it is only work. */
  scanProgressIntervalMs: 100,
  /** Scans by the server: two at once leave decisions a core on small machines, */
  scansRunningMax: 2,
  /** and so many wait; whoever is told to come later still knows what was not done. */
  scansQueuedMax: 20,
  /** All of one scan; five thousand operations at a guest's pace take less. */
  scanRunMsMax: 2 * HOUR_MS,
  /** How long a scan that is stopped has to hand in what it knows so far. */
  scanStopGraceMs: 5 * SECOND_MS,
  /** Memory of the process of one scan: document, bodies and report fit; an attack ends there. */
  scanProcessMib: 1_024,
  /** Written in one go, about twenty milliseconds; without evidence five times more fits. */
  scanReportBytesMax: 8 * MIB,
  /** Reports that are formatted or compared at once; each takes a process meanwhile. */
  reportTasksMax: 2,
  /** And those that wait for it. */
  reportTasksWaitingMax: 20,
  /** Formatting the longest report takes a few seconds. */
  reportTaskMsMax: 30 * SECOND_MS,
  /** One sentence on why a scan failed. */
  scanProblemLengthMax: 500,
  scanTargetLengthMax: 512,
  /** Rules that a request may choose or leave out; there are fewer. */
  scanRulesNamedMax: 200,
  /** Entries of the list of allowed targets. */
  scanTargetsMax: 1_000,
  /** Scans kept for comparison: daily ones of more than a year, of a few targets. */
  scansKeptMs: 400 * DAY_MS,
  scansPerTargetMax: 400,
  scansMax: 2_000,
  /** More often would be a load test; what changes faster is scanned from CI. */
  scanScheduleEveryMsMin: HOUR_MS,
  scanScheduleEveryMsMax: 366 * DAY_MS,
  /** The first run of a schedule comes within this time, so that not all run together. */
  scanScheduleOffsetMsMax: 10 * MINUTE_MS,
  scanScheduleCheckMs: 30 * SECOND_MS,
  /** What code scanning takes of one run; the least heavy findings are left out. */
  sarifResultsMax: 25_000,
  /** Findings that a baseline may know: four times what one report may tell. */
  baselineFindingsMax: 100_000,
  /** A report of as many findings, each with its evidence. */
  baselineBytesMax: 256 * MIB,
} as const
