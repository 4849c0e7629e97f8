/** Decides what becomes of a header field that a client sent, by its name alone. */
import { limits } from '../base/limits.ts'
import { foldFieldName } from '../base/text/fold-field-name.ts'
import { hopByHopFields } from './hop-by-hop.ts'

export type RequestFieldKind =
  | 'forward'
  | 'drop'
  | 'connection'
  | 'content-length'
  | 'expect'
  | 'host'
  | 'te'
  | 'trailer'
  | 'transfer-encoding'

export interface RequestField {
  readonly kind: RequestFieldKind
  /** Lower case with `-` for all that is no letter or digit: as CGI, WSGI and PHP read names. */
  readonly folded: string
}

/** These say where the message ends, whom it is for or what it may do; each is handled by hand. */
const handledFields: ReadonlySet<string> = new Set([
  'connection',
  'content-length',
  'expect',
  'host',
  'te',
  'trailer',
  'transfer-encoding',
])

/**
 * What only the gateway may say: where the request comes from, and which request it is. Frameworks
 * believe the last group over the request line, so a route policy would judge another request.
 */
const gatewayFields: ReadonlySet<string> = new Set([
  'forwarded',
  'x-real-ip',
  'x-http-method',
  'x-http-method-override',
  'x-method-override',
  'x-original-method',
  'x-original-uri',
  'x-original-url',
  'x-rewrite-url',
])

const gatewayPrefixes = ['x-forwarded-', 'x-keyward-'] as const

const known = new Map<string, RequestField>()

/**
 * Names are compared folded, because a server behind a CGI-like interface cannot tell
 * `X_Keyward-Key.Id` from `X-Keyward-Key-Id`. A field that only folds onto one of ours, or onto
 * one that frames the message, is dropped; other names with underscores are let through (nginx
 * drops them all, but an API that reads `api_version` should go on working).
 */
export function classifyRequestField(name: string): RequestField {
  return known.get(name) ?? learnRequestField(name)
}

function learnRequestField(name: string): RequestField {
  const lower = name.toLowerCase()
  const folded = foldFieldName(lower)
  const field: RequestField = { kind: findKind(lower, folded), folded }
  if (name.length <= limits.fieldNameCachedLengthMax) {
    if (known.size >= limits.fieldNamesCachedMax) known.clear()
    known.set(name, field)
  }
  return field
}

function findKind(lower: string, folded: string): RequestFieldKind {
  if (handledFields.has(lower)) return lower as RequestFieldKind
  if (handledFields.has(folded) || hopByHopFields.has(folded)) return 'drop'
  if (gatewayFields.has(folded)) return 'drop'
  return gatewayPrefixes.some((prefix) => folded.startsWith(prefix)) ? 'drop' : 'forward'
}
