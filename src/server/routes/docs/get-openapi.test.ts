import { readdirSync, readFileSync } from 'node:fs'
import { validate } from '@readme/openapi-parser'
import { describe, expect, it } from 'vitest'
import { openManagement } from '../../../../test/fixtures/open-management.ts'
import { ADMIN_SCOPES } from '../../../engine/apis/builtin-api.ts'
import { routes } from '../../routes.ts'

interface OpenapiDocument {
  readonly openapi: string
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>
  readonly components: {
    readonly securitySchemes: object
    readonly examples: Readonly<Record<string, { readonly value: object }>>
  }
}

interface Operation {
  readonly operationId: string
  readonly summary: string
  readonly description: string
  readonly security: readonly object[]
  readonly parameters?: readonly { readonly schema: { readonly example?: unknown } }[]
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

  it('shows each error as it comes', async () => {
    const { paths, components } = await readDocument()
    const shown = paths['/v1/leaks/github']?.['post']?.responses['401']?.content
    const examples = { report_signature_invalid: { $ref: expect.stringMatching(/invalid$/) } }
    expect(shown).toMatchObject({ 'application/problem+json': { examples } })
    const { value } = components.examples['report_signature_invalid'] ?? {}
    expect(value).toMatchObject({ status: 401, code: 'report_signature_invalid' })
    const refused = paths['/oauth2/token']?.['post']?.responses['401']?.content
    const example = { error: 'invalid_client', error_description: expect.any(String) }
    expect(refused).toMatchObject({ 'application/json': { example } })
  })

  it('names header fields, and fills in no filter that was not asked for', async () => {
    const { paths } = await readDocument()
    const [id, signature] = paths['/v1/leaks/github']?.['post']?.parameters ?? []
    expect(id).toMatchObject({ in: 'header', name: 'Github-Public-Key-Identifier' })
    expect(signature).toMatchObject({ in: 'header', name: 'Github-Public-Key-Signature' })
    const filters = paths['/v1/audit-events']?.['get']?.parameters ?? []
    expect(filters.length).toBeGreaterThan(5)
    expect(filters.filter(({ schema }) => schema.example !== undefined)).toEqual([])
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
