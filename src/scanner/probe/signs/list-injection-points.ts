/** Decides at which places of a request a value may be replaced by another: query, path, body. */
import type { Answer } from '../client/exchange.ts'
import type { Operation, OperationParameter } from '../operation.ts'
import type { Caller, ScanContext } from '../scan-context.ts'
import { isPageParameter } from './find-list.ts'
import { readJsonBody } from './read-json-body.ts'
import { isJsonObject } from './walk-json.ts'

export interface InjectionPoint {
  readonly in: 'query' | 'path' | 'body'
  readonly name: string
  /** What an ordinary request has here. */
  readonly value: string
  /** The schema's `format`; empty when there is none. */
  readonly format: string
  send(value: string): Promise<Answer | null>
  /** With an operator of a document database in place of the value; null where none fits. */
  sendOperator(operator: '$ne' | '$eq', value: string): Promise<Answer | null>
}

export function listInjectionPoints(
  operation: Operation,
  scan: ScanContext,
  caller: Caller,
): readonly InjectionPoint[] {
  const request = scan.requestFor(operation, caller)
  const url = new URL(request.url)
  const query = operation.parameters.filter(({ in: place }) => place === 'query')
  const body = readJsonBody(operation, request)
  const toPoint = (each: OperationParameter) => queryPoint(each, url, operation, scan, caller)
  return [
    ...query.filter(({ name }) => !isPageParameter(name)).map(toPoint),
    ...bodyPoints(body ?? {}, operation, scan, caller),
    ...formPoints(request.body ?? '', operation, scan, caller),
    ...pathPoints(url, operation, scan, caller),
    // Sizes and positions are mostly numbers by the time they arrive: they come last.
    ...query.filter(({ name }) => isPageParameter(name)).map(toPoint),
  ]
}

function queryPoint(
  parameter: OperationParameter,
  url: URL,
  operation: Operation,
  scan: ScanContext,
  caller: Caller,
): InjectionPoint {
  const { name, schema, examples } = parameter
  const isNumeric = schema?.['type'] === 'integer' || schema?.['type'] === 'number'
  const ask = async (query: Record<string, string | null>) =>
    await scan.ask(operation, caller, { query, isFresh: true })
  return {
    in: 'query',
    name,
    value: url.searchParams.get(name) ?? examples[0] ?? (isNumeric ? '1' : 'a'),
    format: formatOf(schema),
    send: async (value) => await ask({ [name]: value }),
    sendOperator: async (operator, value) =>
      await ask({ [name]: null, [`${name}[${operator}]`]: value }),
  }
}

function bodyPoints(
  body: Readonly<Record<string, unknown>>,
  operation: Operation,
  scan: ScanContext,
  caller: Caller,
): InjectionPoint[] {
  const properties = operation.body?.schema?.['properties']
  const ask = async (changed: Readonly<Record<string, unknown>>) =>
    await scan.ask(operation, caller, {
      body: JSON.stringify({ ...body, ...changed }),
      headers: { 'Content-Type': 'application/json' },
      isFresh: true,
    })
  return Object.entries(body).flatMap(([name, value]) => {
    if (typeof value !== 'string') return []
    const schema = isJsonObject(properties) ? properties[name] : null
    const point: InjectionPoint = {
      in: 'body',
      name,
      value,
      format: formatOf(isJsonObject(schema) ? schema : null),
      send: async (text) => await ask({ [name]: text }),
      sendOperator: async (operator, text) => await ask({ [name]: { [operator]: text } }),
    }
    return [point]
  })
}

/** Fields of an HTML form (`application/x-www-form-urlencoded`). */
function formPoints(
  body: string,
  operation: Operation,
  scan: ScanContext,
  caller: Caller,
): InjectionPoint[] {
  const contentType = operation.body?.contentType ?? ''
  if (!contentType.includes('x-www-form-urlencoded')) return []
  const ask = async (name: string, changed: string, value: string) => {
    const form = new URLSearchParams(body)
    form.delete(name)
    form.set(changed, value)
    const headers = { 'Content-Type': contentType }
    return await scan.ask(operation, caller, { body: form.toString(), headers, isFresh: true })
  }
  return [...new URLSearchParams(body)].map(([name, value]) => ({
    in: 'body',
    name,
    value,
    format: '',
    send: async (text) => await ask(name, name, text),
    sendOperator: async (operator, text) => await ask(name, `${name}[${operator}]`, text),
  }))
}

/** A base path may stand before the template, so that segments are counted from the end. */
function pathPoints(
  url: URL,
  operation: Operation,
  scan: ScanContext,
  caller: Caller,
): InjectionPoint[] {
  const wanted = operation.path.split('/')
  const given = url.pathname.split('/').slice(-wanted.length)
  return wanted.flatMap((segment, index) => {
    const name = /^\{([^{}]+)\}$/.exec(segment)?.[1]
    if (name === undefined) return []
    const fill = (value: string) =>
      wanted
        .map((each, at) => (at === index ? encodeURIComponent(value) : (given[at] ?? each)))
        .join('/')
    const point: InjectionPoint = {
      in: 'path',
      name,
      value: decode(given[index] ?? '1'),
      format: '',
      send: async (value) =>
        await scan.ask(operation, caller, { path: fill(value), isFresh: true }),
      sendOperator: async () => null,
    }
    return [point]
  })
}

function decode(segment: string): string {
  try {
    return decodeURIComponent(segment)
  } catch {
    return segment
  }
}

function formatOf(schema: Readonly<Record<string, unknown>> | null): string {
  const format = schema?.['format']
  return typeof format === 'string' ? format : ''
}
