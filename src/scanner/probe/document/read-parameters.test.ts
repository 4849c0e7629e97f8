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

describe('parameters', () => {
  it('of the path are merged with those of the operation, which count', async () => {
    const { parameters } = await parseOperation(`${HEAD}paths:
  /a/{id}/{other}:
    parameters:
      - { name: id, in: path, required: true, schema: { type: string } }
      - { name: q, in: query, description: general }
      - { name: gone, in: path, required: true }
    get:
      parameters:
        - { name: q, in: query, required: true, schema: { type: integer, default: 3 } }
        - { name: X-Trace, in: header, schema: { enum: [on, off, on] } }
`)
    expect(parameters).toEqual([
      { name: 'id', in: 'path', isRequired: true, schema: { type: 'string' }, examples: [] },
      {
        name: 'q',
        in: 'query',
        isRequired: true,
        schema: { type: 'integer', default: 3 },
        examples: ['3'],
      },
      {
        name: 'X-Trace',
        in: 'header',
        isRequired: false,
        schema: { enum: ['on', 'off', 'on'] },
        examples: ['on', 'off'],
      },
      { name: 'other', in: 'path', isRequired: true, schema: null, examples: [] },
    ])
  })

  it('have the values that the document gives, as texts, its own examples first', async () => {
    const { parameters } = await parseOperation(`${HEAD}paths:
  /a:
    get:
      parameters:
        - name: q
          in: query
          schema: { type: string, examples: [s e], default: d, const: c, enum: [x] }
          examples: { one: { value: 'a/b' }, two: { $ref: '#/components/examples/two' } }
        - { name: list, in: query, example: [5, 6], schema: { items: { enum: [u, v] } } }
        - name: filter
          in: query
          content: { application/json: { schema: { type: object }, example: { a: 1 } } }
        - { name: none, in: query, example: null }
components: { examples: { two: { value: true } } }
`)
    expect(parameters.map(({ examples }) => examples)).toEqual([
      ['a/b', 'true', 's e', 'c', 'd', 'x'],
      ['5', 'u', 'v'],
      ['{"a":1}'],
      [],
    ])
    expect(parameters[2]?.schema).toEqual({ type: 'object' })
  })

  it('in the query of a path are parameters of the operation', async () => {
    const item = '{ get: { parameters: [{ name: q, in: query }] } }'
    const text = `${HEAD}paths: { '/a?op=x&q=1': ${item} }`
    const { path, parameters } = await parseOperation(text)
    expect(path).toBe('/a')
    expect(parameters.map(({ name, examples }) => [name, examples])).toEqual([
      ['q', []],
      ['op', ['x']],
    ])
  })

  it('of Swagger 2.0 are schemas themselves', async () => {
    const { parameters } = await parseOperation(`swagger: '2.0'
paths:
  /a:
    get:
      parameters:
        - { name: q, in: query, required: true, type: string, enum: [a], x-example: b }
`)
    expect(parameters).toEqual([
      {
        name: 'q',
        in: 'query',
        isRequired: true,
        schema: { type: 'string', enum: ['a'] },
        examples: ['b', 'a'],
      },
    ])
  })
})
