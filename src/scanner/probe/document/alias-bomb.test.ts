import { describe, expect, it } from 'vitest'
import { parseApiDocument } from './parse-api-document.ts'

function parse(text: string) {
  return parseApiDocument('a.yaml', text, () => Promise.reject(new Error('may not be read')))
}

const HEAD = 'openapi: 3.0.3\npaths: { /a: { get: { x-bomb: *l9 } } }\n'

/** Each level is nine times the one before. */
function levels(count: number): string {
  return Array.from({ length: count }, (_, level) => {
    const item = level === 0 ? 'x' : `*l${level - 1}`
    return `l${level}: &l${level} [${Array(9).fill(item).join(', ')}]`
  }).join('\n')
}

describe('a document of YAML aliases', () => {
  it('of aliases (billion laughs) is refused with the line, at once', async () => {
    await expect(parse(`${levels(10)}\n${HEAD}`)).rejects.toMatchObject({
      code: 'openapi_invalid',
      details: {
        errors: [
          {
            at: expect.stringMatching(/^a\.yaml:\d+:\d+$/),
            message: 'has aliases that lead nowhere or grow without end',
          },
        ],
      },
    })
  })

  it('that merges a mapping into itself, or one that holds itself, is refused', async () => {
    for (const text of ['a: &a { <<: *a }', 'a: &a [{ b: *a }]']) {
      await expect(parse(`openapi: 3.0.0\n${text}`)).rejects.toMatchObject({
        code: 'openapi_invalid',
      })
    }
  })

  it('as generators write them is read, and told by the line of what it names', async () => {
    const uses = Array.from({ length: 3_000 }, (_, index) => `  /p${index}: { get: *op }`)
    const text = `openapi: 3.0.3\nx-op: &op\n  summary: All\npaths:\n${uses.join('\n')}\n`
    const { operations } = await parse(text)
    expect(operations).toHaveLength(3_000)
    expect(operations[2_999]).toMatchObject({ text: 'All', location: { line: 3_004, column: 13 } })
  })
})
