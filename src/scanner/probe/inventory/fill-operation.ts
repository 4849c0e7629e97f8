/** Decides with which request an operation is asked: values for its parameters and its body. */
import type { ProbeRequest } from '../client/exchange.ts'
import type { Operation, OperationBody, OperationParameter } from '../operation.ts'
import { isRecord } from '../oracle/read-messages.ts'
import type { AskChanges } from '../scan-context.ts'
import { fillSchema, fillText } from './fill-schema.ts'

/** These are set by whoever sends, or carry credentials, which are never made up here. */
const NOT_OURS: readonly RegExp[] = [
  /^(?:accept|content-type|content-length|host|connection|cookie|authorization|proxy-.*)$/i,
  /api[-_]?key|secret|passw|(?:^|[-_])(?:auth|token|signature)(?:$|[-_])/i,
]

const WITHOUT_BODY = new Set(['GET', 'HEAD', 'OPTIONS', 'TRACE'])
const BOUNDARY = 'keyward-sample-boundary'

/**
 * `identifiers` are values seen elsewhere, by name of the parameter; they go before the document's
 * examples. The operation's path begins at the origin, whatever the base path of `baseUrl`. No key
 * is in the request. Deterministic: the same arguments give the same request.
 */
export function fillOperation(
  baseUrl: string,
  operation: Operation,
  identifiers: Readonly<Record<string, string>>,
  changes: AskChanges,
): ProbeRequest {
  const method = changes.method ?? operation.method
  const path = changes.path ?? fillPath(operation, identifiers)
  // Put together as text: `//elsewhere` must stay a path of this origin.
  const url = new URL(new URL(baseUrl).origin + (path.startsWith('/') ? path : `/${path}`))
  url.hash = ''
  addQuery(url, operation, identifiers, changes.query ?? {})
  const headers = { ...fillHeaders(operation, identifiers) }
  const filled = WITHOUT_BODY.has(method) ? null : fillBody(operation.body)
  if (filled !== null) headers['Content-Type'] = filled.contentType
  for (const [name, value] of Object.entries(changes.headers ?? {})) {
    for (const each of Object.keys(headers)) {
      if (each.toLowerCase() === name.toLowerCase()) delete headers[each]
    }
    headers[name] = value
  }
  const body = changes.body ?? filled?.text
  return {
    method,
    url: url.href,
    headers,
    ...(body === undefined ? {} : { body }),
    ...(changes.isFresh === undefined ? {} : { isFresh: changes.isFresh }),
  }
}

function fillPath(operation: Operation, identifiers: Readonly<Record<string, string>>): string {
  return operation.path
    .replace(/\{([^{}]*)\}/g, (_all, name: string) => {
      const parameter = operation.parameters.find(
        (each) => each.in === 'path' && each.name === name,
      )
      const value = chooseValue(name, parameter, identifiers)
      // An empty or dotted segment would be another path.
      return /^\.{0,2}$/.test(value) ? '1' : encodeURIComponent(value.toWellFormed())
    })
    .replaceAll('\\', '%5C')
    .replaceAll('#', '%23')
}

function chooseValue(
  name: string,
  parameter: OperationParameter | undefined,
  identifiers: Readonly<Record<string, string>>,
): string {
  const seen = Object.hasOwn(identifiers, name) ? identifiers[name] : undefined
  if (seen !== undefined && seen !== '') return seen
  const example = parameter?.examples.find((each) => each !== '')
  if (example !== undefined) return example
  const schema = parameter?.schema ?? null
  const value = fillText(schema, name)
  // An identifier without any hint is a number more often than a word.
  return value === 'sample' && parameter?.in !== 'query' && schema?.['format'] === undefined
    ? '1'
    : value
}

function addQuery(
  url: URL,
  operation: Operation,
  identifiers: Readonly<Record<string, string>>,
  changed: Readonly<Record<string, string | null>>,
): void {
  for (const parameter of operation.parameters) {
    const { name } = parameter
    if (parameter.in !== 'query' || !parameter.isRequired || isNotOurs(name)) continue
    if (/^key$/i.test(name) && parameter.examples.length === 0) continue
    if (url.searchParams.has(name)) continue
    url.searchParams.set(name, chooseValue(name, parameter, identifiers).toWellFormed())
  }
  for (const [name, value] of Object.entries(changed)) {
    if (value === null) url.searchParams.delete(name)
    else url.searchParams.set(name, value)
  }
}

function isNotOurs(name: string): boolean {
  return NOT_OURS.some((each) => each.test(name))
}

function fillHeaders(
  operation: Operation,
  identifiers: Readonly<Record<string, string>>,
): Record<string, string> {
  const headers: Record<string, string> = {}
  for (const parameter of operation.parameters) {
    const { name } = parameter
    if (parameter.in !== 'header' || !parameter.isRequired || isNotOurs(name)) continue
    if (!/^[\w!#$%&'*+.^`|~-]{1,100}$/.test(name)) continue
    headers[name] = chooseValue(name, parameter, identifiers).replace(/[^\x20-\x7e]/g, '')
  }
  return headers
}

function fillBody(
  body: OperationBody | null,
): { readonly contentType: string; readonly text: string } | null {
  if (body === null) return null
  const { contentType } = body
  const value = body.example === undefined ? fillSchema(body.schema ?? {}, 'body') : body.example
  if (/json/i.test(contentType)) {
    const isBare = body.example === undefined && body.schema === null
    return { contentType, text: isBare ? '{}' : JSON.stringify(value) }
  }
  const fields = isRecord(value) ? Object.entries(value) : []
  if (/x-www-form-urlencoded/i.test(contentType)) {
    const pairs = fields.map(([name, each]): [string, string] => [name, textOf(each)])
    return { contentType, text: new URLSearchParams(pairs).toString() }
  }
  if (/multipart\/form-data/i.test(contentType)) {
    const parts = fields.map(
      ([name, each]) =>
        `--${BOUNDARY}\r\nContent-Disposition: form-data; ` +
        `name="${encodeURIComponent(name)}"\r\n\r\n${textOf(each)}\r\n`,
    )
    const text = `${parts.join('')}--${BOUNDARY}--\r\n`
    return { contentType: `multipart/form-data; boundary=${BOUNDARY}`, text }
  }
  return { contentType, text: textOf(value) }
}

function textOf(value: unknown): string {
  return typeof value === 'object' ? JSON.stringify(value) : String(value)
}
