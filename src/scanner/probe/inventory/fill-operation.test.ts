import { describe, expect, it } from 'vitest'
import type { JsonSchema, Operation, OperationParameter } from '../operation.ts'
import { fillOperation } from './fill-operation.ts'
import { fillSchema } from './fill-schema.ts'

const base = 'http://127.0.0.1:5000/shop'

function operation(path: string, more: Partial<Operation> = {}): Operation {
  return {
    method: 'GET',
    path,
    source: 'openapi',
    parameters: [],
    security: 'unstated',
    scopes: [],
    schemes: [],
    isDeprecated: false,
    operationId: null,
    text: '',
    tags: [],
    body: null,
    responses: new Map(),
    location: null,
    ...more,
  }
}

function parameter(
  name: string,
  place: OperationParameter['in'],
  schema: JsonSchema | null = null,
  examples: readonly string[] = [],
): OperationParameter {
  return { name, in: place, isRequired: true, schema, examples }
}

function urlOf(given: Operation, identifiers: Record<string, string> = {}, changes = {}): string {
  return fillOperation(base, given, identifiers, changes).url.replace('http://127.0.0.1:5000', '')
}

describe('fillOperation', () => {
  it('takes identifiers before examples, and those before what the schema says', () => {
    const id = parameter('id', 'path', { type: 'integer', minimum: 3 }, ['5'])
    const given = operation('/v1/users/{id}', { parameters: [id] })
    expect(urlOf(given, { id: '17' })).toBe('/v1/users/17')
    expect(urlOf(given)).toBe('/v1/users/5')
    expect(urlOf(operation('/v1/users/{id}', { parameters: [{ ...id, examples: [] }] }))).toBe(
      '/v1/users/3',
    )
    expect(urlOf(operation('/v1/users/{id}'))).toBe('/v1/users/1')
  })

  it('begins at the origin, whatever the base path', () => {
    expect(urlOf(operation('/v1/users'))).toBe('/v1/users')
    expect(urlOf(operation('//example.com/x'))).toBe('//example.com/x')
    expect(urlOf(operation('@example.com/x'))).toBe('/@example.com/x')
  })

  it('escapes values, and lets none become another path', () => {
    const given = operation('/files/{name}/info')
    expect(urlOf(given, { name: 'a/b?c#d é' })).toBe('/files/a%2Fb%3Fc%23d%20%C3%A9/info')
    expect(urlOf(given, { name: '..' })).toBe('/files/1/info')
    expect(urlOf(given, { name: '\ud800' })).toBe('/files/%EF%BF%BD/info')
  })

  it('fills parts of a segment', () => {
    expect(urlOf(operation('/r/{from}-{to}.json'), { from: '1', to: '2' })).toBe('/r/1-2.json')
  })

  it('sends required parameters of the query only, and no credentials', () => {
    const parameters = [
      parameter('q', 'query'),
      { ...parameter('page', 'query'), isRequired: false },
      parameter('api_key', 'query', null, ['example-key']),
      parameter('token', 'query'),
      parameter('X-Request-Tag', 'header'),
      parameter('X-API-Key', 'header', null, ['example-key']),
      parameter('Authorization', 'header'),
    ]
    const { url, headers } = fillOperation(base, operation('/s', { parameters }), {}, {})
    expect(new URL(url).search).toBe('?q=a')
    expect(Object.keys(headers ?? {})).toEqual(['X-Request-Tag'])
  })

  it('makes the asked changes', () => {
    const given = operation('/s', { parameters: [parameter('q', 'query')] })
    expect(urlOf(given, {}, { query: { q: null, page: '2' } })).toBe('/s?page=2')
    expect(urlOf(given, {}, { path: '/other' })).toBe('/other?q=a')
    const changed = fillOperation(base, given, {}, { method: 'OPTIONS', headers: { origin: 'x' } })
    expect(changed).toMatchObject({ method: 'OPTIONS', headers: { origin: 'x' } })
  })

  it('sends a body in the form that is asked for', () => {
    const schema = { type: 'object', properties: { name: {}, age: { type: 'integer' } } }
    const bodyOf = (contentType: string) => {
      const body = { contentType, isRequired: true, schema, example: undefined }
      return fillOperation(base, operation('/u', { method: 'POST', body }), {}, {})
    }
    expect(bodyOf('application/json').body).toBe('{"name":"Ann","age":1}')
    expect(bodyOf('application/x-www-form-urlencoded').body).toBe('name=Ann&age=1')
    expect(bodyOf('multipart/form-data').body).toContain('name="age"\r\n\r\n1\r\n')
    expect(bodyOf('application/json').headers).toEqual({ 'Content-Type': 'application/json' })
  })

  it('sends no body with a method that has none', () => {
    const body = { contentType: 'application/json', isRequired: true, schema: {}, example: {} }
    const given = operation('/u', { method: 'POST', body })
    expect(fillOperation(base, given, {}, { method: 'GET' }).body).toBeUndefined()
  })

  it('gives the same request each time', () => {
    const given = operation('/u/{uuid}', { parameters: [parameter('since', 'query')] })
    expect(fillOperation(base, given, {}, {})).toEqual(fillOperation(base, given, {}, {}))
  })
})

describe('fillSchema', () => {
  it('leaves out what only the server writes', () => {
    const properties = { id: { type: 'integer', readOnly: true }, email: { type: 'string' } }
    expect(fillSchema({ type: 'object', properties }, 'body')).toEqual({ email: 'ann@example.com' })
  })

  it('takes parts together and chooses among alternatives', () => {
    const first = { type: 'object', properties: { a: { type: 'integer', minimum: 4 } } }
    const second = { properties: { b: { enum: ['x', 'y'] } } }
    expect(fillSchema({ allOf: [first, second] }, 'body')).toEqual({ a: 4, b: 'x' })
    expect(fillSchema({ anyOf: [{ type: 'null' }, { type: 'boolean' }] }, 'x')).toBe(true)
  })

  it('keeps to bounds', () => {
    expect(fillSchema({ type: 'integer', exclusiveMinimum: 10 }, 'x')).toBe(11)
    expect(fillSchema({ type: 'integer', multipleOf: 5 }, 'x')).toBe(5)
    expect(fillSchema({ type: 'string', minLength: 8 }, 'x')).toHaveLength(8)
    expect(fillSchema({ type: 'string', maxLength: 2 }, 'x')).toHaveLength(2)
    expect(fillSchema({ type: 'string', format: 'date' }, 'x')).toBe('2025-01-15')
  })

  it('ends in a schema without end', () => {
    const tree: Record<string, unknown> = { type: 'object' }
    tree['properties'] = Object.fromEntries('abcdefgh'.split('').map((name) => [name, tree]))
    tree['required'] = 'abcdefgh'.split('')
    const started = performance.now()
    expect(JSON.stringify(fillSchema(tree, 'body')).length).toBeLessThan(20_000)
    const both: Record<string, unknown> = {}
    both['allOf'] = [both, both, both]
    fillSchema(both, 'body')
    const wide = {
      type: 'array',
      minItems: 1_000_000_000,
      items: { type: 'string', minLength: 1e9 },
    }
    expect(JSON.stringify(fillSchema(wide, 'x')).length).toBeLessThan(50_000)
    expect(performance.now() - started).toBeLessThan(1_000)
  })

  it('sets no prototype', () => {
    const properties = JSON.parse('{"__proto__": {"type": "object", "properties": {"a": {}}}}')
    const filled = fillSchema({ type: 'object', properties }, 'body')
    expect(Object.getPrototypeOf(filled)).toBe(Object.prototype)
  })
})
