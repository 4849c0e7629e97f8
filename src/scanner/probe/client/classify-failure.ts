/** Decides what an error of the network means for a request, in words that hold no secret. */
import type { NoAnswer } from './exchange.ts'

type Reason = NoAnswer['reason']

export interface Failure {
  readonly reason: Reason
  readonly detail: string
}

const WORDS: Readonly<Record<Reason, string>> = {
  'refused-connection': 'No connection could be made',
  'name-not-found': 'The name has no address',
  timeout: 'There was no answer in time',
  tls: 'TLS could not be agreed on',
  'not-http': 'What answers does not speak HTTP',
  reset: 'The connection broke before the answer',
  'too-many-headers': 'The answer has too large a header',
}

const BY_CODE: Readonly<Record<string, Reason>> = {
  ECONNREFUSED: 'refused-connection',
  EHOSTUNREACH: 'refused-connection',
  ENETUNREACH: 'refused-connection',
  EADDRNOTAVAIL: 'refused-connection',
  EACCES: 'refused-connection',
  EPERM: 'refused-connection',
  ENOTFOUND: 'name-not-found',
  EAI_AGAIN: 'name-not-found',
  ETIMEDOUT: 'timeout',
  UND_ERR_CONNECT_TIMEOUT: 'timeout',
  UND_ERR_HEADERS_TIMEOUT: 'timeout',
  UND_ERR_BODY_TIMEOUT: 'timeout',
  UND_ERR_HEADERS_OVERFLOW: 'too-many-headers',
  // Two lengths that differ: nobody can tell where that answer ends.
  UND_ERR_RES_CONTENT_LENGTH_MISMATCH: 'not-http',
  EPROTO: 'tls',
  UND_ERR_PRX_TLS: 'tls',
  // Of a proxy: it refused to connect to the target, or us.
  UND_ERR_ABORTED: 'refused-connection',
  UND_ERR_INVALID_ARG: 'refused-connection',
  UND_ERR_PROXY: 'refused-connection',
}

export function failure(reason: Reason, code?: string): Failure {
  const suffix = code === undefined ? '' : ` (${code})`
  return { reason, detail: `${WORDS[reason]}${suffix}.` }
}

export function classifyFailure(error: unknown): Failure {
  for (const each of listCauses(error)) {
    // undici's error of its parser; its code is not always there.
    if (each instanceof Error && each.name === 'HTTPParserError') return failure('not-http')
    const code = codeOf(each)
    if (code === null) continue
    const reason = BY_CODE[code] ?? guessReason(code, each)
    if (reason !== null) return failure(reason, code)
  }
  return failure('reset', codeOf(error) ?? undefined)
}

function guessReason(code: string, error: unknown): Reason | null {
  // undici's words for an answer of 100 or 101 that nobody asked for.
  if (error instanceof Error && /bad (?:response|upgrade)/.test(error.message)) return 'not-http'
  if (/^(?:ERR_TLS|ERR_SSL)_/.test(code) || /CERT|SIGNATURE|ISSUER|CRL|CA_/.test(code)) return 'tls'
  return null
}

/** The error, what it was caused by, and its parts where several addresses were tried. */
function listCauses(error: unknown): unknown[] {
  const found: unknown[] = []
  let next: unknown = error
  for (let depth = 0; depth < 4 && next instanceof Error; depth += 1) {
    found.push(next)
    if (next instanceof AggregateError) found.push(...next.errors)
    next = next.cause
  }
  return found
}

/** Codes are ours and the system's; anything else in an error may be the target's words. */
function codeOf(error: unknown): string | null {
  if (!(error instanceof Error) || !('code' in error)) return null
  const { code } = error
  return typeof code === 'string' && /^[A-Z][A-Z0-9_]{1,60}$/.test(code) ? code : null
}
