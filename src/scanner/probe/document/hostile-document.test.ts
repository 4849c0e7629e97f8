import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parseApiDocument } from './parse-api-document.ts'

function parse(document: unknown, name = 'a.yaml') {
  const text = typeof document === 'string' ? document : JSON.stringify(document)
  return parseApiDocument(name, text, () => Promise.reject(new Error('may not be read')))
}

async function refusalOf(document: unknown, name?: string): Promise<string> {
  const error: unknown = await parse(document, name).then(
    () => new Error('it was taken'),
    (thrown: unknown) => thrown,
  )
  expect(error).toMatchObject({ code: 'openapi_invalid' })
  const { details } = error as { details: { errors: { at: string; message: string }[] } }
  return details.errors.map(({ at, message }) => `${at} ${message}`).join('\n')
}

const ESCAPE = '\u001b[2J'

describe('what is no API document', () => {
  it('is told as what it is', async () => {
    const html = '\n<!DOCTYPE html><title>Docs</title>'
    expect(await refusalOf(html, 'openapi.json')).toMatch(/^openapi\.json:1:1 is a page or XML/)
    const postman = { info: { _postman_id: '1', schema: 'https://schema.getpostman.com/' } }
    expect(await refusalOf({ ...postman, item: [] })).toContain('is a Postman collection')
    expect(await refusalOf({ swaggerVersion: '1.2', apis: [] })).toContain('Swagger 1.x')
    expect(await refusalOf({ asyncapi: '3.0.0' })).toContain('AsyncAPI')
    expect(await refusalOf({ data: { __schema: {} } })).toContain('GraphQL')
    expect(await refusalOf({ log: { entries: [] } })).toContain('HAR')
  })

  it.each([
    ['', 'a.yaml:1:1 is no OpenAPI document'],
    ['null', 'a.yaml:1:1 is no OpenAPI document'],
    ['just a text', 'a.yaml:1:1 is no OpenAPI document'],
    ['a: [1', 'is not YAML'],
    ['openapi: 4.0.0', 'a.yaml:1:1 names neither openapi: 3.x nor swagger: "2.0"'],
    ['openapi: [3]', 'names neither'],
    ['openapi: 3.0.0', 'has no paths\na.yaml no operation can be used'],
    ['openapi: 3.0.0\npaths: []', 'a.yaml:2:1 has no paths'],
    ['openapi: 3.0.0\npaths: {}', 'no operation can be used'],
    ['openapi: 3.0.0\npaths: { /a: 7 }', 'a.yaml:2:10 is no path item'],
  ])('is told by its line: %j', async (text, why) => {
    expect(await refusalOf(text)).toContain(why)
  })
})

describe('wrong types', () => {
  /** Everything of a sound operation, wherever it may be replaced by nonsense. */
  const sound = {
    openapi: '3.1.0',
    info: { title: 't', version: '1' },
    servers: [{ url: '/v1', variables: { a: { default: 'b' } } }],
    security: [{ k: [] }],
    tags: [],
    paths: {
      '/a/{id}': {
        parameters: [{ name: 'id', in: 'path', required: true, schema: { type: 'string' } }],
        servers: [{ url: '/v2' }],
        get: {
          summary: 's',
          description: 'd',
          operationId: 'o',
          deprecated: false,
          tags: ['t'],
          security: [{ k: ['s'] }],
          parameters: [{ name: 'q', in: 'query', examples: { e: { value: 1 } } }],
          requestBody: { required: true, content: { 'application/json': { schema: {} } } },
          responses: {
            200: {
              content: {
                'application/json': {
                  schema: {
                    type: 'object',
                    required: ['a'],
                    enum: [],
                    properties: { a: { items: {}, allOf: [{}], anyOf: [{}] } },
                  },
                },
              },
            },
          },
        },
      },
      '/ok': { get: {} },
    },
    components: { securitySchemes: { k: { type: 'apiKey', in: 'header', name: 'K' } } },
  }

  function* replacements(value: unknown, nonsense: unknown): Generator<unknown> {
    yield nonsense
    if (typeof value !== 'object' || value === null) return
    for (const [key, part] of Object.entries(value)) {
      for (const replaced of replacements(part, nonsense)) {
        if (Array.isArray(value)) yield value.map((each) => (each === part ? replaced : each))
        else yield { ...value, [key]: replaced }
      }
    }
  }

  it.each([
    [null],
    [7],
    ['text'],
    [true],
    [[]],
    [[null, 7, []]],
    [{ $ref: '#/nowhere' }],
    [{ $ref: 7 }],
    [{ a: null }],
  ])('anywhere leave the rest usable: %j', async (nonsense) => {
    let count = 0
    for (const document of replacements(sound.paths['/a/{id}'], nonsense)) {
      const paths = { '/a/{id}': document, '/ok': { get: {} } }
      const { operations } = await parse({ ...sound, paths })
      expect(operations.at(-1)).toMatchObject({ path: '/v1/ok', security: 'required' })
      count++
    }
    expect(count).toBe(50)
    for (const part of ['info', 'servers', 'security', 'tags', 'components'] as const) {
      for (const replaced of replacements(sound[part], nonsense)) {
        const { operations } = await parse({ ...sound, [part]: replaced })
        expect(operations).toHaveLength(2)
      }
    }
  })

  it('are told where they stand, once', async () => {
    const { problems } = await parse(`openapi: 3.0.0
paths:
  /a:
    parameters: 7
    get:
      parameters: [7, { name: x }, { name: y, in: moon }]
      requestBody: 7
      responses: []
    put: 7
  /b: { get: {}, delete: { responses: { 200: { $ref: '#/gone' } } } }
  /b: { get: { tags: 7, security: 7 } }
`)
    expect(problems.map(({ at, message }) => `${at} ${message}`)).toEqual([
      'a.yaml:11:3 stands there twice',
      'a.yaml:4:5 parameters is no list',
      'a.yaml:6:20 is no parameter',
      'a.yaml:6:23 names no parameter, or not where it goes',
      'a.yaml:6:36 goes to a place where no parameter goes',
      'a.yaml:7:7 is no request body',
      'a.yaml:8:7 is no mapping of responses',
      'a.yaml:9:5 is no operation',
      'a.yaml:11:25 security is no list',
    ])
  })
})

describe('any document at all', () => {
  const names = fc.constantFrom(
    ...'get parameters schema items properties allOf $ref content name in security responses'.split(
      ' ',
    ),
    ...'200 application/json example servers url /a requestBody required __proto__'.split(' '),
  )
  const texts = fc.constantFrom(
    '#/x',
    '#/paths',
    '#/paths/~1a',
    'a.yaml',
    'body',
    'path',
    '{a}',
    '',
  )
  const { value } = fc.letrec((tie) => ({
    value: fc.oneof(
      { depthSize: 'large', withCrossShrink: true },
      fc.oneof(texts, fc.integer(), fc.constant(null), fc.boolean()),
      fc.dictionary(names, tie('value'), { maxKeys: 6 }),
      fc.array(tie('value'), { maxLength: 3 }),
    ),
  }))

  it('is read or refused, and never anything else', { timeout: 60_000 }, async () => {
    const version = fc.constantFrom('openapi', 'swagger')
    await fc.assert(
      fc.asyncProperty(version, value, value, value, async (name, item, x, responses) => {
        const operation = { get: { responses, parameters: [{ $ref: '#/x' }] }, post: x }
        const paths = { '/a': item, '/b': operation, '/c': { $ref: '#/x' } }
        const document = { [name]: name === 'openapi' ? '3.1.0' : '2.0', paths, x, components: x }
        const { operations } = await parse(document)
        expect(operations.map(({ path }) => path)).toContain('/b')
        JSON.stringify(operations)
      }),
      { numRuns: 500 },
    )
  })

  it('with any character changed is read, or refused with a place', {
    timeout: 60_000,
  }, async () => {
    const shop = readFileSync(
      new URL('../../../../examples/flask-shop/openapi.yaml', import.meta.url),
      'utf8',
    )
    const change = fc.tuple(fc.nat(shop.length - 1), fc.nat(40), fc.string({ maxLength: 3 }))
    await fc.assert(
      fc.asyncProperty(change, async ([start, count, put]) => {
        const text = shop.slice(0, start) + put + shop.slice(start + count)
        const read = await parse(text).catch((error: unknown) => {
          expect(error).toMatchObject({ code: 'openapi_invalid', details: { errors: [{}] } })
        })
        if (read === undefined) return
        expect(read.operations.length + read.schemes.length).toBeGreaterThan(0)
      }),
      { numRuns: 200 },
    )
  })
})

describe('hostile names', () => {
  it('are no properties of ours', async () => {
    const { operations } = await parse(
      `{"openapi": "3.0.0", "paths": {
        "__proto__": {"get": {}}, "/constructor": {"get": {}, "__proto__": {"post": {}}},
        "/a": {"post": {"requestBody": {"content": {"application/json": {"schema":
          {"properties": {"__proto__": {"type": "string"}, "toString": {"type": "string"}},
           "__proto__": {"isEvil": true}}}}}}}}}`,
    )
    expect(operations.map(({ path }) => path)).toEqual(['/constructor', '/a'])
    const schema = operations[1]?.body?.schema
    expect(Object.keys(schema?.['properties'] ?? {})).toEqual(['__proto__', 'toString'])
    expect(Reflect.get({}, 'isEvil')).toBeUndefined()
    expect(Reflect.get(schema ?? {}, 'isEvil')).toBeUndefined()
  })

  it('never reach a message or a text as they are', async () => {
    const evil = `x${ESCAPE}\u202e`
    const document = {
      openapi: `3.0.0${ESCAPE}`,
      info: { title: evil, version: evil },
      tags: [{ name: evil }],
      paths: {
        [`/${evil}`]: { get: {} },
        '/a': {
          get: {
            summary: evil,
            operationId: evil,
            tags: [evil],
            parameters: [{ $ref: `#/${evil}` }],
          },
          put: {
            parameters: [
              { name: evil, in: 'query' },
              { name: 'p', in: evil },
            ],
          },
          post: { security: [{ [evil]: [evil] }], responses: { [evil]: {} } },
          additionalOperations: { [evil]: {} },
        },
        '/b': { $ref: `${evil}.yaml` },
      },
      components: { securitySchemes: { [evil]: { type: 'apiKey', in: 'header', name: evil } } },
    }
    const read = await parse(document)
    expect(read.operations.map(({ path }) => path)).toEqual(['/a', '/a', '/a'])
    expect(JSON.stringify(read)).not.toMatch(/\\u001b|\u202e/)
    expect(read.problems.map(({ message }) => message)).toContain(
      'refers to #/x\\u{1b}[2J\\u{202e}, which is not there',
    )
  })
})
