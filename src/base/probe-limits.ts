/** Every bound on asking a target and on judging its answers, with its reason; part of `limits`. */
import { KIB, MIB, SECOND_MS } from './units.ts'

export const probeLimits = {
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
  /** Operations that a key for reading alone is tried on. */
  probeForbiddenWritesMax: 4,
  /** Odd values tried on one operation to see whether its errors talk. */
  probeOddRequestsMax: 12,
  /** Parameters of one operation that are tried for injection. */
  probeInjectionPointsMax: 4,
  /** Asked of a database or shell to wait: well above jitter, short enough to be repeated. */
  probeInjectedDelaySeconds: 2,
  /** Above the limits that are usual for a minute (60, 100, 120), and harms nobody. */
  probeBurstRequests: 125,
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
  /** Text and values of a body that is larger are let go, since they can be read again, */
  probeReadBodyBytesKept: 128 * KIB,
  /** but for those of the last few: the values of the largest may take 200 MB each. */
  probeReadBodiesMax: 2,
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
  /** Answers that did not end in time; from then on no body is waited for longer than a stream. */
  probeUnfinishedAnswersMax: 5,
  /** And after so many of them it is plain that none will end: their beginning comes at once. */
  probeEndlessAnswersMax: 25,
  probeEndlessAnswerMs: 500,
  /** How long all of a scan waits when a target asks for it by Retry-After. */
  probeRetryAfterMsMax: 5 * SECOND_MS,
  /** Waiting, all told, for answers without which there is no scan: most limits are per minute. */
  probePatienceMsMax: 65 * SECOND_MS,
  /** How often one of those is repeated. */
  probePatientRetriesMax: 8,
  /** The first wait after a 429 that does not say how long. */
  probeRetryAfterMsDefault: SECOND_MS,
  /** Half as fast after each limit that was met, but never slower: the scan is to end. */
  probeSlowedPerSecondMin: 10,
  /** How often a request that met a rate limit is repeated. */
  probeLimitedRetriesMax: 2,
  /** Requests that were refused again after all waiting; then waiting is given up. */
  probeVainWaitsMax: 2,
  /** Failures to connect in a row after which a target that has answered counts as gone. */
  probeGoneFailuresMax: 6,
  /** Failures after which one that has never answered is not tried any longer. */
  probeSilentFailuresMax: 10,
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

  /**
   * Of two bodies of this length, the starts are enough to tell whether they are alike. No more
   * than what is left of one that was shortened: it would no longer be like itself.
   */
  comparedBodyLengthMax: 16 * KIB,
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
} as const
