import { readdirSync, readFileSync } from 'node:fs'
import { validate } from '@readme/openapi-parser'
import { describe, expect, it } from 'vitest'
import { openManagement } from '../../../../test/fixtures/open-management.ts'
import { ADMIN_SCOPES } from '../../../engine/apis/builtin-api.ts'
import { routes } from '../../routes.ts'

interface OpenapiDocument {
  readonly openapi: string
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>
  readonly components: { readonly securitySchemes: object }
}

interface Operation {
  readonly operationId: string
  readonly summary: string
  readonly description: string
  readonly security: readonly object[]
  readonly requestBody?: { readonly content: { readonly [type: string]: { example: unknown } } }
  readonly responses: Readonly<Record<string, { readonly content?: object }>>
}

async function readDocument(): Promise<OpenapiDocument> {
  const { call } = await openManagement()
  const { status, text } = await call('GET', '/openapi.json', { key: null })
  expect(status).toBe(200)
  return JSON.parse(text)
}

describe('200', () => {
  it('is a valid document of OpenAPI 3.1', async () => {
    const document = await readDocument()
    expect(document.openapi).toBe('3.1.0')
    const copy: unknown = structuredClone(document)
    const result = await validate(copy as Parameters<typeof validate>[0])
    expect(result).toMatchObject({ valid: true })
  })

  it('describes every route, and no other', async () => {
    const { paths } = await readDocument()
    const described = Object.entries(paths).flatMap(([path, operations]) =>
      Object.keys(operations).map((method) => `${method} ${path}`),
    )
    expect(described.sort()).toEqual(routes.map(({ method, path }) => `${method} ${path}`).sort())
  })

  it('says of each what it needs, takes and may answer', async () => {
    const { paths } = await readDocument()
    const scopes = ADMIN_SCOPES.map(({ name }) => name)
    for (const endpoint of routes) {
      const operation = paths[endpoint.path]?.[endpoint.method]
      expect(operation?.operationId).toBe(endpoint.operationId)
      expect(operation?.description).toMatch(/[.]$/)
      expect(operation?.security).toHaveLength(endpoint.scope === null ? 0 : 2)
      if (endpoint.scope !== null) {
        expect(scopes).toContain(endpoint.scope)
        expect(operation?.description).toContain(endpoint.scope)
        expect(Object.keys(operation?.responses ?? {})).toEqual(
          expect.arrayContaining(['400', '401', '403', '429', '500', '503']),
        )
      }
      if (endpoint.body !== undefined) {
        const [media] = Object.values(operation?.requestBody?.content ?? {})
        const example = media?.example
        expect(endpoint.body.safeParse(example).error).toBeUndefined()
      }
    }
  })

  it('names each operation once', () => {
    const ids = routes.map(({ operationId }) => operationId)
    expect(new Set(ids).size).toBe(ids.length)
  })

  it('is told in docs/api too', () => {
    const folder = new URL('../../../../docs/api/', import.meta.url)
    const text = readdirSync(folder)
      .map((name) => readFileSync(new URL(name, folder), 'utf8'))
      .join('\n')
    const missing = routes
      .map(({ method, path }) => `${method.toUpperCase()} ${path}`)
      .filter((each) => !text.includes(each))
    expect(missing).toEqual([])
  })
})
