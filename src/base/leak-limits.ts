/** Every bound on the search for leaked secrets; part of `limits`. */
import { KIB, MIB } from './units.ts'

export const leakLimits = {
  /** Enough to know a form of content by, and the whole of most small files. */
  contentHeadBytes: 4 * KIB,
  /** Of the line of a sighting as much is kept as a remark in it needs. */
  sightingLineLength: 2_000,
  /** Archives within archives: an application within a bundle, a library in it, one to spare. */
  contentDepthMax: 6,
  /** A content of unknown length is kept in memory up to this, beyond in a private file. */
  contentMemoryBytesMax: 16 * MIB,
  /** Around a keyword, on either side, a pattern is tried; formats that are longer say so. */
  secretReach: 256,
} as const
