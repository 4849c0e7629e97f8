import { describe, expect, it } from 'vitest'
import type { Operation } from '../operation.ts'
import { parseApiDocument } from './parse-api-document.ts'

const nothing = () => Promise.reject(new Error('may not be read'))

async function parseOperation(text: string): Promise<Operation> {
  const [operation] = (await parseApiDocument('api.yaml', text, nothing)).operations
  if (operation === undefined) throw new Error('there is no operation')
  return operation
}

const HEAD = "openapi: 3.1.0\ninfo: { title: Shop, version: '7' }\n"

describe('the body', () => {
  const bodyOf = async (content: string) =>
    (
      await parseOperation(
        `${HEAD}paths: { /a: { post: { requestBody: { content: ${content} } } } }`,
      )
    ).body

  it('is JSON where there is a choice, else a form, else what there is', async () => {
    const typeOf = async (...types: string[]) =>
      (await bodyOf(`{ ${types.map((type) => `'${type}': {}`).join(', ')} }`))?.contentType
    const form = 'application/x-www-form-urlencoded'
    expect(await typeOf('text/xml', form, 'application/json; charset=utf-8')).toMatch(/^app.*json/)
    expect(await typeOf('text/xml', 'application/vnd.shop+json')).toBe('application/vnd.shop+json')
    expect(await typeOf('text/xml', 'multipart/form-data', form)).toBe(form)
    expect(await typeOf('*/*')).toBe('application/json')
    expect(await typeOf('text/xml')).toBe('text/xml')
    expect(await bodyOf('{}')).toBeNull()
  })

  it('has an example of the document, of its own or of its schema', async () => {
    const json = (media: string) => bodyOf(`{ application/json: ${media} }`)
    expect((await json('{ example: { a: 1 }, schema: { example: 2 } }'))?.example).toEqual({ a: 1 })
    expect((await json('{ examples: { x: { value: [1] } } }'))?.example).toEqual([1])
    expect((await json('{ schema: { type: object, example: 2 } }'))?.example).toBe(2)
    expect((await json('{ schema: { type: object } }'))?.example).toBeUndefined()
  })

  it('of Swagger 2.0 is a parameter, or a form of several', async () => {
    const parse20 = (parameters: string, more = '') =>
      parseOperation(`swagger: '2.0'
paths: { /a: { post: { ${more} parameters: [${parameters}] } } }
definitions: { A: { type: object, properties: { b: { type: string } } } }
`)
    const schema = "schema: { $ref: '#/definitions/A' }"
    const whole = await parse20(`{ name: b, in: body, required: true, ${schema} }`)
    expect(whole.parameters).toEqual([])
    expect(whole.body).toEqual({
      contentType: 'application/json',
      isRequired: true,
      schema: { type: 'object', properties: { b: { type: 'string' } } },
      example: undefined,
    })
    const form = await parse20(
      '{ name: a, in: formData, type: integer, required: true }, ' +
        '{ name: f, in: formData, type: file }',
      'consumes: [multipart/form-data],',
    )
    expect(form.body).toEqual({
      contentType: 'multipart/form-data',
      isRequired: true,
      schema: {
        type: 'object',
        properties: { a: { type: 'integer' }, f: { type: 'string', format: 'binary' } },
        required: ['a'],
      },
      example: undefined,
    })
  })
})

describe('responses', () => {
  it('have the schemas of their JSON by status', async () => {
    const { responses } = await parseOperation(`${HEAD}paths:
  /a:
    get:
      responses:
        200: { content: { application/json: { schema: { $ref: '#/components/schemas/B' } } } }
        201: { content: { text/csv: { schema: { type: string } } } }
        4XX: { $ref: '#/components/responses/Error' }
        default: { description: none }
        x-more: {}
components:
  responses: { Error: { content: { 'application/problem+json': { schema: true } } } }
  schemas:
    A: { type: object, required: [id], properties: { id: { type: integer } } }
    B:
      description: A with more
      allOf:
        - $ref: '#/components/schemas/A'
        - { required: [name], properties: { name: { type: [string, 'null'] } } }
      additionalProperties: false
`)
    expect(Object.fromEntries(responses)).toEqual({
      200: {
        description: 'A with more',
        type: 'object',
        required: ['id', 'name'],
        properties: { id: { type: 'integer' }, name: { type: ['string', 'null'] } },
        additionalProperties: false,
      },
      201: null,
      '4XX': {},
      default: null,
    })
  })

  it('keep alternatives, items and maps, each resolved', async () => {
    const { responses } = await parseOperation(`swagger: '2.0'
paths: { /a: { get: { responses: { 200: { schema: { $ref: '#/definitions/A' } } } } } }
definitions:
  T: { type: string }
  A:
    type: array
    items:
      oneOf: [{ $ref: '#/definitions/T' }, { type: integer }]
      additionalProperties: { $ref: '#/definitions/T' }
`)
    expect(responses.get('200')).toEqual({
      type: 'array',
      items: {
        oneOf: [{ type: 'string' }, { type: 'integer' }],
        additionalProperties: { type: 'string' },
      },
    })
  })
})
