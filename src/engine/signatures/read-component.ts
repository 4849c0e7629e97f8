/** Decides the value of each component that a signature covers (RFC 9421 §2.1 and §2.2). */
import type { Parameters } from 'structured-headers'
import type { Component } from './parse-signatures.ts'
import { readQueryParameter } from './read-query-parameter.ts'
import { listFieldValues, type SignedMessage } from './signed-message.ts'
import { rewriteField, rewriteMember, type StructuredType } from './structured-field.ts'

/** A field name as it must stand in a signature: RFC 9110 §5.1, small letters only. */
const FIELD_NAME = /^[!#$%&'*+\-.^_`|~0-9a-z]+$/
const OBSOLETE_FOLD = /\r?\n[ \t]+/
/** What a field value may be made of (RFC 9110 §5.5), each character one byte. */
const FIELD_VALUE = /^[\t\x20-\x7e\x80-\xff]*$/
/** A host and perhaps a port, and nothing in which a path or a user could hide. */
const AUTHORITY = /^(?:[A-Za-z0-9._~-]+|\[[0-9A-Fa-f:.]+\])(?::\d{1,5})?$/
const DERIVED_VALUE = /^[\x20-\x7e]*$/

/** The types of structured fields that requests use: `sf` means nothing without knowing it. */
const STRUCTURED_FIELDS: ReadonlyMap<string, StructuredType> = new Map([
  ['accept-signature', 'dictionary'],
  ['content-digest', 'dictionary'],
  ['priority', 'dictionary'],
  ['repr-digest', 'dictionary'],
  ['signature', 'dictionary'],
  ['signature-input', 'dictionary'],
  ['want-content-digest', 'dictionary'],
  ['want-repr-digest', 'dictionary'],
  ['cache-status', 'list'],
  ['client-cert-chain', 'list'],
  ['proxy-status', 'list'],
  ['client-cert', 'item'],
])

/** Undefined when the message has no such component, or the component makes no sense. */
export function readComponent(message: SignedMessage, component: Component): string | undefined {
  return component.name.startsWith('@')
    ? readDerived(message, component)
    : readField(message, component)
}

function readDerived(message: SignedMessage, { name, parameters }: Component): string | undefined {
  const value =
    name === '@query-param' ? readParameter(message, parameters) : deriveOf(message, name)
  if (name !== '@query-param' && parameters.size > 0) return undefined
  return value !== undefined && DERIVED_VALUE.test(value) && value === value.trim()
    ? value
    : undefined
}

/** `@status` is of responses, and `@signature-params` may never be listed. */
function deriveOf(message: SignedMessage, name: string): string | undefined {
  const { method, scheme, requestTarget } = message
  switch (name) {
    case '@method':
      return method
    case '@scheme':
      return scheme
    case '@authority':
      return normaliseAuthority(message)
    case '@target-uri': {
      const authority = normaliseAuthority(message)
      return authority === undefined ? undefined : `${scheme}://${authority}${requestTarget}`
    }
    case '@request-target':
      return requestTarget
    case '@path':
      return splitTarget(requestTarget).path
    case '@query':
      return splitTarget(requestTarget).query
    default:
      return undefined
  }
}

/** Small letters, without the port that goes without saying (RFC 9110 §4.2.3). */
function normaliseAuthority({ scheme, authority }: SignedMessage): string | undefined {
  if (authority === undefined || !AUTHORITY.test(authority)) return undefined
  const lower = authority.toLowerCase()
  const port = scheme === 'https' ? ':443' : ':80'
  return lower.endsWith(port) ? lower.slice(0, -port.length) : lower
}

/** `query` with its question mark, which stands there alone when there is no query. */
function splitTarget(requestTarget: string): { path: string; query: string } {
  const mark = requestTarget.indexOf('?')
  if (mark < 0) return { path: requestTarget, query: '?' }
  return { path: requestTarget.slice(0, mark), query: requestTarget.slice(mark) }
}

function readParameter(message: SignedMessage, parameters: Parameters): string | undefined {
  const name = parameters.get('name')
  if (typeof name !== 'string' || parameters.size !== 1) return undefined
  return readQueryParameter(splitTarget(message.requestTarget).query.slice(1), name)
}

function readField(
  { rawHeaders }: SignedMessage,
  { name, parameters }: Component,
): string | undefined {
  if (!FIELD_NAME.test(name)) return undefined
  const values = listFieldValues(rawHeaders, name).map((value) =>
    value
      .split(OBSOLETE_FOLD)
      .map((line) => line.trim())
      .join(' ')
      .trim(),
  )
  if (values.length === 0 || !values.every((value) => FIELD_VALUE.test(value))) return undefined
  if (parameters.size === 0) return values.join(', ')
  // `req` is of responses; trailers (`tr`) come when the request has been let in already.
  if (parameters.size > 1) return undefined
  if (parameters.get('bs') === true) return values.map(wrapBytes).join(', ')
  const type = STRUCTURED_FIELDS.get(name)
  if (parameters.get('sf') === true && type !== undefined) {
    return rewriteField(values.join(', '), type)
  }
  const key = parameters.get('key')
  return typeof key === 'string' ? rewriteMember(values.join(', '), key) : undefined
}

function wrapBytes(value: string): string {
  return `:${Buffer.from(value, 'latin1').toString('base64')}:`
}
