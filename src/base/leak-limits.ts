/** Every bound on the search for leaked secrets; part of `limits`. */
import { GIB, KIB, MIB, MINUTE_MS } from './units.ts'

export const leakLimits = {
  /** Enough to know a form of content by, and the whole of most small files. */
  contentHeadBytes: 4 * KIB,
  /** Of the line of a sighting as much is kept as a remark in it needs. */
  sightingLineLength: 2_000,
  /** Archives within archives: an application within a bundle, a library in it, one to spare. */
  contentDepthMax: 6,
  /** A content of unknown length is kept in memory up to this, beyond in a private file. */
  contentMemoryBytesMax: 16 * MIB,
  /** Such a file is an image of a phone; one that is longer fills a disk before it is read. */
  contentKeptBytesMax: 16 * GIB,
  /** Read at once: larger pieces are no faster, and every worker holds a few. */
  contentChunkBytes: 256 * KIB,
  /** A large application or an image of a container has tens of thousands of files. */
  archiveEntriesMax: 250_000,
  /** Names are shown; the longest that file systems allow is shorter. */
  archiveNameLengthMax: 1_024,
  /** Of the names and attributes that go before an entry of tar. */
  tarHeaderBytesMax: MIB,
  /** Of one part of an office document: a sheet of a million rows. */
  officePartBytesMax: 256 * MIB,
  /** Elements within elements: tables within tables of a document reach a hundred. */
  officeDepthMax: 1_000,
  /** Databases and documents are read by a process of its own, which may have this much. */
  apartProcessMib: 1_024,
  /** Of that, what is no plain bytes. */
  apartHeapMib: 512,
  /** How often that is looked at: a few hundred mebibytes are taken meanwhile. */
  apartWatchMs: 50,
  /** A page of a PDF takes milliseconds; a drawing of a city, seconds. */
  apartAnswerMs: 20_000,
  /** All of one file, what others do with it not counted. */
  apartFileMs: 2 * MINUTE_MS,
  /** Whoever makes one file that takes too long or too much makes thousands. */
  apartFailuresMax: 10,
  /** Out of an archive such a file is copied to the disk first. */
  apartCopyBytesMax: 4 * GIB,
  sqliteColumnsMax: 500,
  /** A value that is longer is a film. */
  sqliteCellBytesMax: 32 * MIB,
  /** In each table; maps and images have more, and hold nothing. */
  sqliteBlobsMax: 10_000,
  /** A database has fewer rows than bytes, and a few more where all of them are empty. */
  sqliteRowsMin: 10_000,
  /** It is held in memory as a whole. */
  pdfBytesMax: 128 * MIB,
  pdfPagesMax: 5_000,
  /** The list of files of an application of Electron, and the folders in each other there. */
  asarListBytesMax: 64 * MIB,
  asarDepthMax: 64,
  /** Where entries are looked for one by one: noise with many marks has no end of broken ones. */
  brokenEntriesMax: 1_000,
  /** Of one reason, in one archive; of the others only their number is told. */
  skipsPerReasonMax: 20,
  /** One entry: logs reach 100 to 1, zeros 1,000 to 1 and, by other methods than ZIP's, more. */
  entryRatioMax: 200,
  /** So much comes of an entry before its ratio counts: an empty database, a bitmap. */
  entryUnpackedBytesMin: 64 * MIB,
  /** All that comes of one file, archives within archives counted each time. */
  unpackedRatioMax: 100,
  /** So much may come of the smallest file: a few seconds. */
  unpackedBytesMin: GIB,
  /** Around a keyword, on either side, a pattern is tried; formats that are longer say so. */
  secretReach: 256,
  /** Of one secret, with what must stand round it: the private key of the longest certificate. */
  secretLengthMax: 16 * KIB,
  /** A stream is searched in such pieces: the margins on both sides cost three in a hundred. */
  secretBlockBytes: MIB,
  /** Of a `.gitignore`: real ones have hundreds of lines, and each is tried on each file. */
  ignoreRulesMax: 5_000,
  ignoreRuleLengthMax: 1_000,
  ignoreFileBytesMax: MIB,
  /** A table of strings is read as a whole; what is larger than any real one, as plain strings. */
  binaryBytesMax: 64 * MIB,
  /** Strings of a table may overlap: all together are this many times as long as their file. */
  binaryTextGrowthMax: 4,
  /** Added to that, for files of a few hundred bytes. */
  binaryTextBytesMin: 64 * KIB,
  /** A long binary is read in pieces of this size. */
  binaryPieceBytes: 256 * KIB,
  /** Shorter runs of printable characters are chance, and hold no secret. */
  binaryRunLengthMin: 6,
  /** Shorter strings of a table hold no secret, with their name or without. */
  binaryStringLengthMin: 8,
  /** Values of a property list nest a dozen deep; one that goes deeper is made to hurt. */
  plistDepthMax: 64,
  /** Strings of one table that may be broken before the table counts as broken itself. */
  brokenStringsMax: 100,
  /** Of strings in a program without ends; a program of 100 MB has half a million. */
  stringStartsMax: 4_000_000,
  /** Layouts of applications nest some twenty deep. */
  compiledXmlDepthMax: 100,
  /** What git says when it fails is a line or two. */
  gitComplaintLengthMax: 4_000,
  /** Names of staged or ignored files; a list of a million of them is shorter. */
  gitAnswerBytesMax: 256 * MIB,
  /** Given to a thread at once: enough that messages cost nothing, few enough to share well. */
  leakBatchBytes: 2 * MIB,
  leakBatchFilesMax: 200,
  /** Nobody reads so many; a report of them takes a dozen megabytes. */
  leaksPerFileMax: 10_000,
  /** Of all files; what is kept of one leak takes a kilobyte or two. */
  leaksMax: 50_000,
  /** A longer text is read in parts by several threads, if there are several. */
  leakPartedBytesMin: 16 * MIB,
  /** Blocks of a part: enough that its margins and its message cost nothing. */
  leakPartBlocks: 8,
  /** Memory of one thread: what needs more breaks the thread, and not the search. */
  leakThreadMib: 1_024,
  /** Of that, for what lives shortly: more of it makes nothing faster here. */
  leakThreadYoungMib: 8,
  /** More threads than this wait for the disk and for each other. */
  leakWorkersMax: 8,
  /** Without a word for so long, git waits for something that never comes. */
  gitSilenceMs: 2 * MINUTE_MS,
  /** One process reads so many contents, in a few milliseconds more than it needs to start. */
  gitBlobsPerTask: 500,
  gitTaskBytes: 16 * MIB,
  gitStashesMax: 1_000,
  commitRangeLengthMax: 500,
  commitAuthorLengthMax: 200,
  /** A URL with more is no honest one; the rest is still searched as text. */
  urlParametersMax: 200,
  /** Of one log or recording: different keys that are counted one by one. */
  sentKeysMax: 10_000,
  /** Of a recording, one request with its answer; base64 makes bodies a third longer. */
  harEntryBytesMax: 32 * MIB,
  /** Names of entries that are shown: method, host and path. */
  entryNameLengthMax: 200,
  /** Different parameters of a log that are remembered with what they carry. */
  logParametersCached: 4_000,
  /** Notebooks and environment files are read as a whole; longer ones as text. */
  parsedTextBytesMax: 32 * MIB,
  /** Of one source within a source map; a longer one is searched as the text of the map. */
  mapSourceBytesMax: 16 * MIB,
  /** A large application has some ten thousand. */
  leakMapSourcesMax: 100_000,
  /** To say where a secret comes from, a map is taken in whole. */
  sourceMapBytesMax: 32 * MIB,
  /** Each takes about a hundred bytes once it is decoded. */
  sourceMapSegmentsMax: 1_000_000,
  /** Code that is longer is parsed in windows round places that put a text together. */
  foldedWholeLengthMax: 32 * KIB,
  foldedReach: KIB,
  /** Keys are shorter, and so are the files that hold several of them. */
  foldedTextLengthMax: 16 * KIB,
  /** Of one expression: more than a window of code can hold. */
  foldedPartsMax: 20_000,
  /** Of one file: what is more comes out of an obfuscator. */
  foldedTextsMax: 2_000,
  /** Names that stand for names, and calls within calls. */
  foldedDepthMax: 50,
  /** At the end of a bundle: the name of its source map. */
  mapRemarkBytesMax: 8 * KIB,
  /** Longer lines are searched as text only; the longest honest ones hold a request's body. */
  logLineBytesMax: MIB,
  /** For one page: a large application has two hundred chunks, each with a map. */
  pageRequestsMax: 1_000,
  /** Scripts that name scripts: the page, its entry, its chunks, what those import. */
  pageDepthMax: 6,
  /** Names of scripts in one script; the manifest of a large application has some thousand. */
  pageLinksPerAnswerMax: 5_000,
  pageRedirectsMax: 5,
  /** What a URL answers with, such as an application: kept in a private file while it is read. */
  pageFileBytesMax: GIB,
  pageFileTimeoutMs: 10 * MINUTE_MS,
  /** Of an expression that puts the names of chunks together; one name takes thirty bytes. */
  chunkNamesLengthMax: 256 * KIB,
} as const
