/** Decides how an exchange can end, as logs and metrics tell it. */
import type { ErrorCode } from '../base/error-table.ts'

/** Why the gateway, not the upstream, ended an exchange. The client is told if it still can be. */
export type RelayFailure = Extract<
  ErrorCode,
  | 'forbidden'
  | 'invalid_request'
  | 'method_not_allowed'
  | 'overloaded'
  | 'shutting_down'
  | 'unauthorized'
  | 'upstream_invalid_response'
  | 'upstream_timeout'
  | 'upstream_unreachable'
>

export interface RelayOutcome {
  readonly code: 'relayed' | 'client_aborted' | RelayFailure
  /** What the client was told; 0 when it left before that. A cut answer keeps its status. */
  readonly status: number
  /** What exactly went wrong, for logs: a code such as `ECONNREFUSED`, never text from the wire. */
  readonly reason?: string
}

const timeouts: ReadonlySet<string> = new Set([
  'ETIMEDOUT',
  'UND_ERR_BODY_TIMEOUT',
  'UND_ERR_CONNECT_TIMEOUT',
  'UND_ERR_HEADERS_TIMEOUT',
])

const brokenAnswers: ReadonlySet<string> = new Set([
  'HTTPParserError',
  'UND_ERR_HEADERS_OVERFLOW',
  'UND_ERR_RES_CONTENT_LENGTH_MISMATCH',
])

const closedPools: ReadonlySet<string> = new Set(['UND_ERR_CLOSED', 'UND_ERR_DESTROYED'])

/** `hasAnswered` is true once a byte of the answer came: what breaks off then is a broken one. */
export function toRelayFailure(reason: string, hasAnswered: boolean): RelayFailure {
  if (timeouts.has(reason)) return 'upstream_timeout'
  if (closedPools.has(reason)) return 'shutting_down'
  if (hasAnswered || brokenAnswers.has(reason) || reason.startsWith('HPE_')) {
    return 'upstream_invalid_response'
  }
  return 'upstream_unreachable'
}

/** The `code` of an error of Node or undici, or its class when it has none. */
export function findErrorCode(error: unknown): string {
  if (!(error instanceof Error)) return 'unknown'
  return 'code' in error && typeof error.code === 'string' ? error.code : error.name
}
