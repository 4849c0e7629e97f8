/** The bounds of what is told to sinks of audit events, with their reasons; part of `limits`. */
import { DAY_MS, KIB, MINUTE_MS, SECOND_MS } from './units.ts'

export const sinkLimits = {
  /** Each has a loop and a connection of its own. */
  auditSinksMax: 20,
  /** Letters of a name, which also stands in metrics and in the store. */
  sinkNameLengthMax: 40,
  /** Events read at once: the longest fit into memory together, for each sink. */
  sinkReadMax: 100,
  /** How often a sink looks for events that nobody told it of, such as those of a failed read. */
  sinkPollMs: SECOND_MS,
  /** How often it is written down how far a sink has come: a crash sends this much again. */
  sinkSaveMs: SECOND_MS,
  /** Between attempts after a failure: twice as long each time, up to the most. */
  sinkRetryMsMin: SECOND_MS,
  sinkRetryMsMax: MINUTE_MS,
  /** A receiver may ask for more time than that, but not for ever. */
  sinkRetryAfterMsMax: 10 * MINUTE_MS,
  /** A failure that goes on is told this often. */
  sinkWarnMs: 5 * MINUTE_MS,
  /** No receiver is mended for so long: it is gone, and holds up what is to be forgotten. */
  sinkBehindMsMin: 3 * DAY_MS,
  /** How often that is told, and how soon after the start: sinks need a moment to catch up. */
  sinkBehindToldMs: DAY_MS,
  sinkBehindFirstMs: 10 * MINUTE_MS,
  /** How long a stop waits for what is left to be told. */
  sinkCloseMs: 2 * SECOND_MS,

  /** To connect, TLS included. */
  outboundConnectTimeoutMs: 5 * SECOND_MS,
  /** The answer of a webhook receiver; what takes longer is work that it should do later. */
  webhookTimeoutMs: 15 * SECOND_MS,
  /** Read of an answer and thrown away, so that the connection can be used again. */
  webhookAnswerBytesMax: 16 * KIB,
  /** As the Standard Webhooks specification has it. */
  webhookSecretBytesMin: 24,
  webhookSecretBytesMax: 64,
  /** Old and new while they change; each signs every message. */
  webhookSecretsMax: 4,
  /** How far the time of a webhook that comes in may be from ours, either way. */
  webhookToleranceMs: 5 * MINUTE_MS,
  /** A file with a few secrets, one on each line. */
  webhookSecretFileBytesMax: 4 * KIB,
  webhookIdLengthMax: 200,

  /** What every receiver by TCP or TLS should take (RFC 5425 §4.3.1). */
  syslogMessageBytesMax: 8 * KIB,
  /** What every receiver by UDP should take (RFC 5426 §3.2). */
  syslogDatagramBytesMax: 2 * KIB,
  /** No acknowledgement comes back, so what was sent counts when the connection outlives it. */
  syslogSettleMs: 3 * SECOND_MS,
  /** A receiver that takes nothing for so long is given up. */
  syslogStallMs: 15 * SECOND_MS,
  /** How soon an idle connection whose other end is gone is noticed. */
  syslogKeepAliveMs: 30 * SECOND_MS,
  /** RFC 5424 §6. */
  syslogHostnameLengthMax: 255,
  /** PEM of a few certificate authorities. */
  sinkCaBytesMax: 1_024 * KIB,

  /** The end of a file that is looked at for a line that a crash cut short. */
  sinkFileTailBytes: 1_024 * KIB,
} as const
