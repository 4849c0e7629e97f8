import { describe, expect, it } from 'vitest'
import { KeywardError } from '../../../base/errors.ts'
import { limits } from '../../../base/limits.ts'
import { parseApiDocument } from './parse-api-document.ts'

function parse(document: unknown) {
  const text = typeof document === 'string' ? document : JSON.stringify(document)
  return parseApiDocument('a.yaml', text, () => Promise.reject(new Error('may not be read')))
}

describe('the sheer size of a document', () => {
  it('of 5 000 operations in 10 MB is read within seconds', { timeout: 60_000 }, async () => {
    const description = 'What it does, at length. '.repeat(40)
    const schema = { $ref: '#/components/schemas/Thing' }
    const item = {
      get: { description, responses: { 200: { content: { 'application/json': { schema } } } } },
      put: { description, requestBody: { content: { 'application/json': { schema } } } },
    }
    const paths = Object.fromEntries(
      Array.from({ length: 2_500 }, (_, index) => [`/things${index}/{id}`, item]),
    )
    const fields = Array.from({ length: 40 }, (_, index) => [`f${index}`, { type: 'string' }])
    const schemas = { Thing: { properties: Object.fromEntries(fields) } }
    const text = JSON.stringify({ openapi: '3.0.0', paths, components: { schemas } }, null, 4)
    expect(text.length).toBeGreaterThan(5_000_000)
    const started = performance.now()
    const { operations } = await parse(text)
    expect(operations).toHaveLength(5_000)
    expect(operations.at(-1)?.location?.line).toBeGreaterThan(10_000)
    expect(performance.now() - started).toBeLessThan(10_000)
  })

  it('of operations and of problems is bounded, and that is told', async () => {
    const count = limits.documentOperationsMax + 1
    const paths = Object.fromEntries(
      Array.from({ length: count }, (_, index) => [`/a${index}`, { get: {}, put: 7 }]),
    )
    const { operations, problems } = await parse({ openapi: '3.0.0', paths })
    expect(operations).toHaveLength(limits.documentOperationsMax)
    expect(problems).toHaveLength(limits.documentProblemsMax + 1)
    expect(problems.at(-1)?.message).toBe('has more problems than these')
  })

  it('of what many refer to is paid once', { timeout: 60_000 }, async () => {
    const wide = Object.fromEntries(Array.from({ length: 50_000 }, (_, index) => [`k${index}`, {}]))
    const reference = { $ref: '#/x' }
    const content = { 'application/json': { schema: { allOf: Array(50).fill(reference) } } }
    const paths = Object.fromEntries(
      Array.from({ length: 3_000 }, (_, index) => [
        `/a${index}`,
        { get: { responses: reference, requestBody: { content } } },
      ]),
    )
    const parameters = Array.from({ length: 50_000 }, () => ({ name: 'a', in: 'query' }))
    const started = performance.now()
    const x = { ...wide, properties: wide, parameters }
    const { operations } = await parse({ openapi: '3.0.0', x, paths })
    expect(operations).toHaveLength(3_000)
    expect(performance.now() - started).toBeLessThan(30_000)
  })

  it('of depth harms nobody', async () => {
    const deep = `${'['.repeat(100_000)}${']'.repeat(100_000)}`
    const parameter = `{"name": "q", "in": "query", "example": ${deep}}`
    const operation = `{"parameters": [${parameter}], "x": ${deep}}`
    const { operations } = await parse(
      `{"openapi": "3.0.0", "paths": {"/a": {"get": ${operation}}}}`,
    )
    expect(operations[0]?.parameters[0]?.examples).toEqual([])
    await expect(parse(`openapi: 3.0.0\nx: ${deep}`)).rejects.toThrow(KeywardError)
  })
})
