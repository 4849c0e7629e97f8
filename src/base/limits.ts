/** Every bound in the product, with its reason. A bound that is not here is a bug. */

import { auditLimits } from './audit-limits.ts'
import { codeLimits } from './code-limits.ts'
import { documentLimits } from './document-limits.ts'
import { dpopLimits } from './dpop-limits.ts'
import { exposureLimits } from './exposure-limits.ts'
import { inventoryLimits } from './inventory-limits.ts'
import { leakLimits } from './leak-limits.ts'
import { probeLimits } from './probe-limits.ts'
import { reviewLimits } from './review-limits.ts'
import { revocationLimits } from './revocation-limits.ts'
import { rotationLimits } from './rotation-limits.ts'
import { scanLimits } from './scan-limits.ts'
import { signatureLimits } from './signature-limits.ts'
import { sinkLimits } from './sink-limits.ts'
import { tokenLimits } from './token-limits.ts'
import { DAY_MS, HOUR_MS, KIB, MIB, MINUTE_MS, SECOND_MS } from './units.ts'
import { usageLimits } from './usage-limits.ts'

export const limits = {
  /** DESIGN §4: long enough to name product and environment, short enough to read at a glance. */
  keyPrefixLengthMin: 2,
  keyPrefixLengthMax: 24,
  /** Imported keys come in any form; a longer text is not a key but an attempt to burn CPU. */
  presentedKeyLengthMax: 512,
  /** Importing a shorter raw key is refused: it is guessed in seconds (62^8 is 2^47). */
  importedKeyLengthMin: 4,
  /** Of an imported key shorter than this no character is shown: it has none to spare. */
  importedKeyStrongLength: 22,
  /** bcrypt and argon2id cannot be looked up: each unknown credential has to try them all. */
  slowHashCandidatesMax: 16,
  /** Slow hashes under way at once: one of Node's four threads stays free of strangers. */
  slowHashConcurrencyMax: 3,
  /** Addresses that wait for their turn: ten seconds or so, if each has the dearest of attempts. */
  slowHashAddressesMax: 30,
  /** Of one address, with the one under way: ten seconds of hashing, for clients long gone too. */
  slowHashTurnsMax: 100,
  /** Credentials known not to match any slow hash, kept so that a repeat costs nothing. */
  slowHashMissesMax: 10_000,
  /** Of one address, until others have ended: each is a request in memory, a few kilobytes. */
  attemptsWaitingMax: 200,

  nameLengthMax: 200,
  ownerLengthMax: 200,
  idLengthMax: 64,
  /** Shorter than any key text, so that none can pass for a scope and be stored or shown as one. */
  scopeSegmentLengthMax: 48,
  scopesPerKeyMax: 200,
  rolesPerKeyMax: 50,
  scopesPerRoleMax: 200,
  rolesPerApiMax: 500,
  /** Entries of a scope catalogue; a key that needs more of them holds a wildcard. */
  scopesPerApiMax: 1_000,
  apisMax: 1_000,
  routesPerApiMax: 5_000,
  rateLimitsPerKeyMax: 8,
  addressesPerKeyMax: 100,
  metadataBytesMax: 4 * KIB,
  /** The end of the year 9999: RFC 3339 has four digits for it. */
  timeMsMax: 253_402_300_799_999,
  importRowsMax: 100_000,
  /** About ten milliseconds of hashing. */
  importRowsPerTurn: 500,

  /** The exact sliding log keeps one entry per millisecond in use, so this also bounds memory. */
  rateLimitMax: 1_000_000,
  rateLimitWindowMsMin: 100,
  /** Longer spans are quotas: they are durable, windows are not. */
  rateLimitWindowMsMax: DAY_MS,
  quotaMax: Number.MAX_SAFE_INTEGER,
  /** RFC 9651 §3.3.1: an integer with more digits makes a header field void. */
  structuredIntegerMax: 999_999_999_999_999,
  costMax: 1_000_000,
  /** A crash costs a key at most this share of its quota (never gives it more). */
  quotaReserveDivisor: 100,
  /** No reservation above this, whatever the quota. */
  quotaReserveMax: 10_000,
  countersSweepIntervalMs: MINUTE_MS,

  pathLengthMax: 8 * KIB,
  pathSegmentsMax: 64,
  routePathLengthMax: 512,

  /** Keys, APIs with roles, and look-ups kept warm. A key costs about 2 KiB. */
  cachedKeysMax: 100_000,
  cachedApisMax: 1_000,
  /** Distinct sets of scopes and roles of one API that are kept prepared. */
  sharedGrantSetsMax: 10_000,
  /** Resources of one API without routes whose policies are kept prepared. */
  conventionRoutesMax: 1_000,

  /** Usage is written once per interval: a crash loses at most this much of it (promise 6). */
  usageFlushIntervalMs: 5 * SECOND_MS,
  /** Written in one transaction, a few milliseconds; requests wait no longer than that. */
  usageFlushKeysMax: 250,
  usageBufferMax: 100_000,

  /** A change that must win (revoking) is repeated on newer records this often. */
  conflictRetriesMax: 16,
  /** How long a write waits for a stranger's lock on the database: all of it blocks the process. */
  storageBusyTimeoutMs: SECOND_MS,
  /** Rows that one statement inserts, when there are as many: more of them gain nothing. */
  rowsPerInsert: 32,
  /** Pages of the database kept in memory: enough for the upper levels of every index. */
  databaseCacheKib: 16 * KIB,
  /** Copied from the write-ahead log at once, 16 MiB: an import writes the same pages often. */
  databaseCheckpointPages: 4_000,
  /** The write-ahead log is cut back to this after a large import. */
  databaseLogBytesMax: 64 * MIB,
  /** The fixed queries and the usual combinations of list filters. */
  preparedStatementsMax: 500,
  /** Rows that a search looks at before others get their turn: about two milliseconds. */
  keyListSliceRows: 2_000,
  /** So few matches of a prefix are sorted; more are met soon enough on a walk by age. */
  keyListSortedMax: 1_000,

  pageSizeDefault: 50,
  pageSizeMax: 500,
  cursorLengthMax: 512,
  idempotencyKeyLengthMax: 255,
  idempotencyKeptMs: DAY_MS,
  /** How often the older ones are forgotten. */
  idempotencySweepIntervalMs: HOUR_MS,

  /** Management bodies are small; imports get more. */
  bodyBytesMax: 256 * KIB,
  importBodyBytesMax: 32 * MIB,
  /** `routesPerApiMax` routes with their scopes and descriptions are more than a small body. */
  apiBodyBytesMax: 4 * MIB,
  /** Deeper JSON is an attempt to exhaust the stack of whoever walks it. */
  jsonDepthMax: 32,
  /** A request line; the longest honest one is a search with a cursor. */
  urlLengthMax: 8 * KIB,
  /** A caller that got this many fields wrong mends those first. */
  problemErrorsMax: 100,
  /** The secret of imported HMACs; HMAC itself hashes whatever is longer than 64 bytes. */
  hmacSecretBytesMax: KIB,
  /** Strangers decide how many requests are refused, not how fast our disk fills. */
  denialLogLinesPerSecondMax: 20,
  headerBytesMax: 16 * KIB,
  headersMax: 200,
  connectionsMax: 10_000,
  headersTimeoutMs: 10 * SECOND_MS,
  requestTimeoutMs: 30 * SECOND_MS,
  keepAliveTimeoutMs: 65 * SECOND_MS,
  drainTimeoutMs: 30 * SECOND_MS,

  upstreamConnectionsMax: 1_024,
  /** A longer silence is no silence any more; and timers of Node end at 24 days. */
  upstreamTimeoutMsMax: DAY_MS,
  upstreamConnectTimeoutMs: 5 * SECOND_MS,
  upstreamHeadersTimeoutMs: 60 * SECOND_MS,
  /** Silence inside a body; a slow but steady stream of any length goes on. */
  upstreamBodyTimeoutMs: 5 * MINUTE_MS,
  /** Below the 5 s after which Node and uvicorn hang up: a POST that meets that is lost. */
  upstreamKeepAliveMs: 4 * SECOND_MS,
  /** Large sets of cookies come back from some upstreams; more is a broken one. */
  upstreamHeaderBytesMax: 64 * KIB,
  /** Requests that wait for one of the upstream's connections; more only wait in vain. */
  upstreamWaitingMax: 1_024,
  /** How long such a request waits: event streams may hold every connection for hours. */
  upstreamWaitTimeoutMs: 5 * SECOND_MS,
  /** An answer this short that came in one piece leaves in one piece, copied to join its head. */
  onePieceBytesMax: 16 * KIB,
  /** An upload this short is taken in whole before the upstream hears of it. */
  collectedBodyBytesMax: 16 * KIB,
  /** How long the rest of an upload is thrown away, so that its sender gets to read our answer. */
  uploadDiscardMs: 10 * SECOND_MS,
  /** How long one direction of a tunnel (WebSocket) may outlive the other. */
  tunnelHalfClosedMs: 30 * SECOND_MS,
  /** A vanished peer of a tunnel is noticed by TCP after this much silence and a few probes. */
  tunnelKeepAliveMs: 30 * SECOND_MS,
  /** How far a client's silence in the middle of an exchange may exceed the upstream's. */
  clientSilenceExtraMs: 5 * SECOND_MS,
  /** How often clients that are late with their header are looked for. */
  connectionsCheckMs: 5 * SECOND_MS,
  /** What becomes of a header field is remembered by its name; names are the sender's choice. */
  fieldNamesCachedMax: 1_024,
  fieldNameCachedLengthMax: 64,
  /** How soon a stream or WebSocket that is already open notices that its key was revoked. */
  openExchangeCheckMs: SECOND_MS,
  /** A check that takes longer than this counts as failed: the lease of DESIGN, promise 3. */
  openExchangeCheckTimeoutMs: 5 * SECOND_MS,

  /** The identity token outlives the request that it came with by no more than this. */
  identityTokenTtlSeconds: 60,
  /** A cached identity token is renewed when it has less than this left. */
  identityTokenRenewSeconds: 30,

  tlsReloadCheckMs: 2 * SECOND_MS,
  /** A year, as browsers ask of those that want to be trusted with it (RFC 6797). */
  hstsMaxAgeSeconds: (365 * DAY_MS) / SECOND_MS,
  /** Long enough for a development server, short enough that nobody keeps it. */
  selfSignedDays: 30,
  configBytesMax: 4 * MIB,
  /** More secrets than this in one text: the rest says nothing new, and costs memory. */
  secretSightingsMax: 1_000,
  openapiBytesMax: 32 * MIB,
  ...auditLimits,
  ...reviewLimits,
  ...rotationLimits,
  ...revocationLimits,
  ...documentLimits,
  ...dpopLimits,
  ...exposureLimits,
  ...inventoryLimits,
  ...probeLimits,
  ...codeLimits,
  ...leakLimits,
  ...scanLimits,
  ...signatureLimits,
  ...sinkLimits,
  ...tokenLimits,
  ...usageLimits,
} as const
