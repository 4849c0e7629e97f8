/** Every bound in the product, with its reason. A bound that is not here is a bug. */

const KIB = 1024
const MIB = 1024 * KIB
const SECOND_MS = 1_000
const MINUTE_MS = 60 * SECOND_MS
const HOUR_MS = 60 * MINUTE_MS
const DAY_MS = 24 * HOUR_MS

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
  /** Credentials known not to match any slow hash, kept so that a repeat costs nothing. */
  slowHashMissesMax: 10_000,

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
  /** Pages of the database kept in memory: enough for the upper levels of every index. */
  databaseCacheKib: 16 * KIB,
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
  /** Values that YAML aliases may add to those written out: a walk over all of them stays short. */
  aliasedValuesMax: 1_000_000,
  /** Longer chains of references are a mistake, or an attempt to keep us busy. */
  referenceChainMax: 32,
  /** A reference is a short address and the path within it. */
  referenceLengthMax: 2 * KIB,
  /** Names copied from where references lead, because something stands beside the reference. */
  referencedNamesCopiedMax: 1_000_000,
  /** Files or addresses that one document may be spread over. */
  referencedDocumentsMax: 1_000,
  /** Operations of one scanned document; a scan of more would take hours. */
  documentOperationsMax: 10_000,
  documentParametersMax: 200,
  /** Members of one mapping that is looked through for each operation, such as its responses. */
  documentMembersMax: 1_000,
  /** Whoever has this many mends those first. */
  documentProblemsMax: 100,
  /** Of summary and description together. */
  operationTextLengthMax: 500,
  tagsMax: 50,
  schemesMax: 100,
  /** Of one body: JSON and forms stand among the first ones. */
  mediaTypesMax: 100,
  serversMax: 50,
  /** Values for one parameter; the first ones are tried. */
  examplesMax: 20,
  /** An example is sent as a body: as large as an honest one is. */
  exampleValuesMax: 1_000,
  exampleTextLengthMax: 10_000,
  /** Schemas within one schema, the uppermost first: what is deeper, no rule looks at. */
  schemaValuesMax: 300,
  schemaDepthMax: 12,
  /** Members of `allOf`, those of its members included, that are read as one. */
  schemaPartsMax: 50,
  schemaTextLengthMax: 500,
  /** Fields within one schema that are named at least, although they are not looked into. */
  schemaNamesMax: 2_000,
  /** Of every schema, when there are very many of them. */
  schemaValuesMin: 20,
  /** Keywords of one schema: the standards have about sixty. */
  schemaKeywordsMax: 200,
  /** Schemas of one document together: keeps what it costs in memory near 100 MiB. */
  schemaValuesTotalMax: 1_000_000,

  /** Fields of one answer that rules look at: enough for a page of full records. */
  probeJsonFieldsMax: 5_000,
  /** Items from which on a list without pages is worth telling; pages are rarely longer. */
  probeListItemsMin: 25,
  /** A list this long in one answer hurts both sides. */
  probeLongListItemsMin: 100,
  /** An answer of data above this is more than a caller can have meant to ask for. */
  probeLargeAnswerBytes: MIB,
  /** What an over-long page is asked with; a sound API gives its own maximum instead. */
  probePageSizeAsked: 100_000,
  /** More items than the usual maxima of pages: the asked size was honoured. */
  probePageSizeHonoured: 1_000,
  /** Places that are asked about cross-origin rules; an API has one set of them, or two. */
  probeCorsOperationsMax: 8,
  /** Odd values tried on one operation to see whether its errors talk. */
  probeOddRequestsMax: 12,
  /** Parameters of one operation that are tried for injection. */
  probeInjectionPointsMax: 4,
  /** Asked of a database or shell to wait: well above jitter, short enough to be repeated. */
  probeInjectedDelaySeconds: 2,
  /** A burst this size shows whether use is limited, and harms nobody. */
  probeBurstRequests: 60,
  probeBurstConcurrency: 12,
  /** Guesses after which a sound API has long begun to refuse (PCI DSS 8.3.4 says ten). */
  probeKeyGuesses: 40,
  probeKeyGuessConcurrency: 8,
  /** A delay that grew by this much within a burst is meant. */
  probeSlowedDownMs: 400,
  /** Bits of a key that no guessing reaches, however fast. */
  probeStrongKeyBits: 96,
  /** Below this, an unlimited API gives its keys away within weeks. */
  probeWeakKeyBits: 64,
  /** How long a fetch of our listener may come after the answer: queues take their time. */
  probeFetchWaitMs: 1_500,
  /** Requests that our listener answers before it closes. */
  probeFetchesMax: 50,
  /** Places where a value that was sent is looked for again. */
  probeReadBacksMax: 6,
  /** Language models answer slowly and at a price: so many questions to one operation. */
  probePromptsMax: 4,
  /** Secrets told of one answer: whoever mends these mends the rest. */
  probeLeaksToldMax: 5,
  /** Of a file that should not be served: the start is enough to know it by. */
  exposedFileBytesRead: 8 * KIB,
  /** Parameters of links in one answer whose values are searched for secrets. */
  linkValuesSearchedMax: 2_000,
  /** A key below this is found by trying; a rented machine tests 2^40 hashes in minutes. */
  keyBitsPoor: 40,
  /** Below this a stolen table of fast hashes gives it away. NIST SP 800-131A asks for 112. */
  keyBitsFair: 80,
  /** Original files of one source map that are searched; a large bundle has some thousand. */
  sourceMapFilesMax: 5_000,
  /** Texts from scripts that are tried as keys, each with one request. */
  probeBundledKeysTried: 10,
  /** Operations named in one finding; the others are counted. */
  probeOperationsNamedMax: 5,
  /** Guarded operations that are asked with a revoked key: the check is usually one for all. */
  probeRevokedOperationsMax: 8,

  /** Of one answer of a scanned target: large bundles and API documents fit, endless ones end. */
  probeBodyBytesMax: 8 * MIB,
  /** More header than this is a flood. */
  probeHeaderBytesMax: 64 * KIB,
  /** All bodies that a scan keeps together; the oldest are then shortened. */
  probeKeptBodiesBytesMax: 96 * MIB,
  /** What is left of a body that was shortened: enough for evidence. */
  probeShortenedBodyBytesMax: 16 * KIB,
  /** Answers and failures that a scan remembers; later ones push out the oldest. */
  probeAnswersMax: 20_000,
  probeFailuresMax: 1_000,
  /** `Content-Encoding: gzip, gzip, …`: nobody honest codes more often. */
  probeContentCodingsMax: 3,
  /** JSON of a target that is deeper is not read: rules walk it recursively. */
  probeJsonDepthMax: 128,
  /** An event stream never ends, so its beginning has to do. */
  probeEventStreamMs: 2 * SECOND_MS,
  /** How long all of a scan waits when a target asks for it by Retry-After. */
  probeRetryAfterMsMax: 5 * SECOND_MS,
  /** The same after a 429 that does not say how long. */
  probeRetryAfterMsDefault: SECOND_MS,
  /** How often a request that met a rate limit is repeated. */
  probeLimitedRetriesMax: 2,
  /** Requests that were refused again after all waiting; then waiting is given up. */
  probeVainWaitsMax: 2,
  /** Failures to connect in a row after which a target that has answered counts as gone. */
  probeGoneFailuresMax: 6,
  /** Before that it is given time to start again, once. */
  probeGoneWaitMs: 2 * SECOND_MS,
  /** Connections of one burst; more is an attack and not a test. */
  probeBurstConcurrencyMax: 64,
  /** One TLS handshake of those that look for old protocols and weak ciphers. */
  probeHandshakeTimeoutMs: 5 * SECOND_MS,

  /** Of a path, a name or an address that is taken apart; longer ones are hostile. */
  signTextLengthMax: 512,
  /** Of a plain answer (CSV, XML, text) that is searched for signs of data. */
  signPlainTextLengthMax: 20_000,

  /** Of two bodies of this length, the starts are enough to tell whether they are alike. */
  comparedBodyLengthMax: 20 * KIB,
  /** Fields of an answer that are compared; an answer with more of them is no message. */
  comparedFieldsMax: 2_000,
  /** The items of a list are alike: the first ones stand for all. */
  comparedItemsMax: 50,
  /** Texts by which an API refuses are short; longer ones are data that happens to say "token". */
  refusalLengthMax: 1_000,
  /** Messages that are read of one answer. */
  messagesReadMax: 20,
  /** A plain text shorter than this (`pong`, `ok`) is a nod, no data. */
  plainDataLengthMin: 40,
  /** Identifiers noted per caller: what lists show first is enough to ask for items. */
  identifiersSeenMax: 5_000,
  identifiersPerParameterMax: 50,
  /** UUIDs, hashes and the longest signed identifiers are shorter; longer texts are content. */
  identifierLengthMax: 128,
  /** Path parameters below each other; deeper operations are asked together, as the last. */
  wavesMax: 6,
  /** What a finding says of itself: a rule's own texts are a third of it. */
  findingTextLengthMax: 2_500,
  /** What evidence shows of a request or an answer: its head and the start of its body, */
  evidenceLengthMax: 1_500,
  /** with this many fields, */
  evidenceFieldsMax: 20,
  evidenceFieldLengthMax: 300,
  /** out of this much, masked before it is cut. */
  evidenceReadMax: 4 * KIB,
  /** Operations with which a key is first tried at every place where keys are read, */
  keyTrialOperationsMax: 3,
  /** and then at the likeliest places: one of them is open to it, or it opens nothing. */
  keyProofOperationsMax: 40,
  /** Nesting of a made-up body; recursive schemas end here. */
  filledDepthMax: 6,
  /** Values in one made-up body: more is a schema that was made to exhaust whoever fills it. */
  filledValuesMax: 500,
  filledItemsMax: 20,
  /** A longer `minLength` is not served: the sample would be the attack. */
  filledTextLengthMax: KIB,
  /** Items of one list that are looked at for identifiers. */
  identifiersPerListMax: 100,
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
  /** Memory of the thread of one scan: document, bodies and report fit; an attack ends there. */
  scanThreadMib: 1_024,
  /** Written in one go, about twenty milliseconds; without evidence five times more fits. */
  scanReportBytesMax: 8 * MIB,
  /** Reports that are formatted or compared at once; each takes a thread meanwhile. */
  reportThreadsMax: 2,
  /** And those that wait for it. */
  reportThreadsWaitingMax: 20,
  /** Formatting the longest report takes a few seconds. */
  reportThreadMsMax: 30 * SECOND_MS,
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

  /** The inventory spends one part of the budget; the rules get what is left of three. */
  inventoryBudgetDivisor: 3,
  /** What one operation costs for each caller, at least: what is beyond it could not be judged. */
  inventoryRequestsPerCaller: 2,
  /** Operations of one scan; a document with more is scanned in parts. */
  scannedOperationsMax: 5_000,
  /** Known operations, those of a document and found ones together. */
  inventoryOperationsMax: 20_000,
  /** Documented operations that are asked for links while the inventory is taken. */
  inventoryDocumentedMax: 60,
  /** Values remembered for one parameter of an operation that was found. */
  inventoryExamplesMax: 5,
  inventoryParametersMax: 20,
  /** Things of one list by whose names paths are recognised. */
  inventoryItemsPerListMax: 200,
  /** Fields by which a thing may be asked: its id, its slug, its name. */
  itemNamesMax: 3,
  /** Lists whose things are asked for once. */
  derivedListsMax: 40,
  /** Keys and refusals with which places for a key are tried; the core proves every key later. */
  inventoryKeysTriedMax: 2,
  inventoryKeyTrialsMax: 2,
  /** Words below each usual prefix with which places are tried where all is hidden. */
  hiddenPathsTriedMax: 6,
  /** Paths that cannot exist have names of this many random letters. */
  inventedNameLength: 14,
  /** Links taken of one answer; a page with more of them is a trap or an index of one. */
  linksPerAnswerMax: 300,
  inlineScriptsMax: 50,
  /** Names with texts in one script, looked up in its templates. */
  scriptNamesMax: 2_000,
  /** Bases that the paths of one script may lie below. */
  scriptBasesMax: 3,
  /** Sources of one map; its text is bounded as every body is. */
  mapSourcesMax: 500,
  /** Where a document says that it is one. */
  documentSignLengthMax: 2 * KIB,
  /** Links followed one after the other; deeper ones are calendars and loops. */
  crawlDepthMax: 6,
  crawlVisitsMax: 250,
  /** Paths that differ in values only are asked this often: one is enough, three are sure. */
  crawlPerTemplateMax: 3,
  /** Names in one folder; ever new ones are made up as they are asked. */
  crawlPerFolderMax: 60,
  /** Visits that are repeated with a key. */
  closedVisitsMax: 200,
  pagesMax: 300,
  /** Operations that scripts and forms speak of and that no GET can show. */
  claimsMax: 200,
  /** Operations on other hosts that are listed as skipped. */
  elsewhereMax: 20,
  /** Guesses in all, so that a scan of a small API takes seconds. */
  guessesMax: 420,
  guessPrefixesMax: 5,
  /** Guesses below a prefix that nothing speaks for, unless one hits. */
  unspokenGuessesMax: 20,
  /** Operations side by side that make a folder worth guessing in. */
  prefixChildrenMin: 3,
  /** A target that asked to slow down this often is not guessed at any more. */
  limitedGuessesMax: 3,
  /** Paths that are asked for their methods (OPTIONS). */
  methodsAskedMax: 40,
  /** Specification pages and addresses in them that are read while a document is looked for. */
  documentCandidatesMax: 12,
} as const
