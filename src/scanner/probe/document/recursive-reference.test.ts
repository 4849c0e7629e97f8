import { describe, expect, it } from 'vitest'
import { limits } from '../../../base/limits.ts'
import type { JsonSchema } from '../operation.ts'
import { parseApiDocument } from './parse-api-document.ts'

const nothing = () => Promise.reject(new Error('may not be read'))

async function schemaOf(schemas: Readonly<Record<string, unknown>>): Promise<JsonSchema | null> {
  const content = { 'application/json': { schema: { $ref: '#/components/schemas/A' } } }
  const document = {
    openapi: '3.1.0',
    paths: { '/a': { get: { responses: { 200: { content } } } } },
    components: { schemas },
  }
  const { operations } = await parseApiDocument('a.json', JSON.stringify(document), nothing)
  return operations[0]?.responses.get('200') ?? null
}

function countSchemas(value: unknown): number {
  if (typeof value !== 'object' || value === null) return 0
  return Object.values(value).reduce<number>((sum, part) => sum + countSchemas(part), 1)
}

const a = { $ref: '#/components/schemas/A' }

describe('a schema that refers to itself', () => {
  it('is cut where it comes round again, and keeps its type there', async () => {
    const list = { type: 'array', items: a }
    const schema = await schemaOf({ A: { type: 'object', properties: { children: list } } })
    expect(schema).toEqual({
      type: 'object',
      properties: { children: { type: 'array', items: { type: 'object' } } },
    })
  })

  it('is cut through others, through allOf and through siblings of $ref', async () => {
    const b = { $ref: '#/components/schemas/B', description: 'x' }
    for (const schemas of [
      { A: { properties: { b } }, B: { properties: { a } } },
      { A: { allOf: [b] }, B: { allOf: [a], properties: { a } } },
      { A: { anyOf: [a, b] }, B: { oneOf: [a, b], items: b } },
    ]) {
      expect(countSchemas(await schemaOf(schemas))).toBeLessThan(50)
    }
  })

  it('directly is told, and there is no schema', async () => {
    for (const schemas of [{ A: a }, { A: { $ref: '#/components/schemas/B' }, B: a }]) {
      expect(await schemaOf(schemas)).toBeNull()
    }
  })

  it('of a parent beside a child is no ring: both are whole', async () => {
    const user = { type: 'object', properties: { name: { type: 'string' } } }
    const b = { $ref: '#/components/schemas/B' }
    const schema = await schemaOf({ A: { allOf: [b], properties: { friend: b } }, B: user })
    expect(schema).toEqual({
      type: 'object',
      properties: { friend: user, name: { type: 'string' } },
    })
  })
})

describe('schemas that grow without end', () => {
  it('are cut from below, so that every upper field is there', async () => {
    const names = Array.from({ length: 20 }, (_, index) => `S${index}`)
    const properties = Object.fromEntries(
      names.map((name) => [name, { $ref: `#/components/schemas/${name}` }]),
    )
    const schemas = Object.fromEntries(names.map((name) => [name, { properties }]))
    const schema = await schemaOf({ ...schemas, A: { type: 'object', properties } })
    expect(Object.keys(schema?.['properties'] ?? {})).toEqual(names)
    expect(countSchemas(schema)).toBeLessThan(limits.schemaNamesMax * 2)
  })

  it('have every name, although not everything is looked into', async () => {
    const type = 'string'
    const fields = Array.from({ length: 900 }, (_, index) => [`f${index}`, { type }])
    const schema = await schemaOf({ A: { properties: Object.fromEntries(fields) } })
    const properties: Record<string, unknown> = { ...(schema?.['properties'] ?? {}) }
    expect(Object.keys(properties)).toHaveLength(900)
    expect([properties['f0'], properties['f899']]).toEqual([{ type }, {}])
  })

  it('are cut by depth', async () => {
    const deep = Array.from({ length: 500 }).reduce<object>(
      (items) => ({ type: 'array', items }),
      {},
    )
    expect(countSchemas(await schemaOf({ A: deep }))).toBe(limits.schemaDepthMax + 1)
  })
})
