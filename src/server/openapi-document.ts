/** Decides how the endpoints are described in OpenAPI 3.1: from the schemas that check them. */
import { OpenAPIHono, type RouteConfig, z } from '@hono/zod-openapi'
import { type ErrorCode, errorTable } from '../base/error-table.ts'
import { KeywardError } from '../base/errors.ts'
import { ADMIN_SCOPES } from '../engine/apis/builtin-api.ts'
import type { Endpoint } from './endpoint.ts'
import { toProblem } from './problem.ts'
import { problemOutput } from './schemas/problem-schema.ts'

type Responses = RouteConfig['responses']

const TAGS = [
  { name: 'APIs', description: 'Protected services: prefix, routes, scope catalogue, limits.' },
  { name: 'Keys', description: 'Credentials: create, search, change, revoke, verify, import.' },
  { name: 'Roles', description: 'Named sets of scopes.' },
  { name: 'Tokens', description: 'Short-lived access tokens by OAuth, and what signs them.' },
  { name: 'Scans', description: 'Scans of APIs by this server, their reports and schedules.' },
  { name: 'Audit', description: 'Who did what, and the proof of it.' },
  { name: 'Usage', description: 'How often, for what and from where keys are used.' },
  { name: 'Leaks', description: 'Reports of keys that were found where they must not be.' },
  { name: 'Operations', description: 'Health, metrics, public keys.' },
  { name: 'Documentation', description: 'This document and its pages.' },
]

const SECURITY = [{ apiKey: [] }, { bearer: [] }]

/** Throws when a schema cannot be described, so a test finds it before a user does. */
export function createOpenapiDocument(endpoints: readonly Endpoint[], version: string) {
  const app = new OpenAPIHono()
  const registry = app.openAPIRegistry
  registry.registerComponent('securitySchemes', 'apiKey', {
    type: 'apiKey',
    in: 'header',
    name: 'X-API-Key',
    description: 'A key of the built-in API `keyward`. Send it here or as a bearer token, once.',
  })
  registry.registerComponent('securitySchemes', 'bearer', { type: 'http', scheme: 'bearer' })
  for (const endpoint of endpoints) registry.registerPath(toRouteConfig(endpoint))
  for (const code of new Set(endpoints.flatMap(listDocuments))) {
    registry.registerComponent('examples', code, describeExample(code))
  }
  const document = app.getOpenAPI31Document({
    openapi: '3.1.0',
    info: {
      title: 'Keyward',
      version,
      description:
        'Issues, scopes, verifies, limits and revokes API keys. Errors are problem documents ' +
        '(RFC 9457). Lists are paged by cursor. Scopes of admin keys: ' +
        `${ADMIN_SCOPES.map(({ name }) => `\`${name}\``).join(', ')}.`,
      license: { name: 'Apache-2.0' },
    },
    servers: [{ url: '/', description: 'This server' }],
    tags: TAGS,
  })
  dropQueryExamples(document.paths ?? {})
  return document
}

/** Pages fill them in, and whoever tries a list there finds nothing that matches all of them. */
function dropQueryExamples(paths: object): void {
  for (const operation of Object.values(paths).flatMap((each: object) => Object.values(each))) {
    for (const parameter of operation.parameters ?? []) {
      if (parameter.in === 'query' && parameter.required !== true) delete parameter.schema.example
    }
  }
}

function toRouteConfig(endpoint: Endpoint): RouteConfig {
  const { method, path, operationId, tag, summary, scope, query } = endpoint
  const needs = scope === null ? 'Open: no key is needed.' : `Needs the scope \`${scope}\`.`
  return {
    method,
    path,
    operationId,
    summary,
    tags: [tag],
    description: [endpoint.description, needs].filter(Boolean).join(' '),
    security: scope === null ? [] : SECURITY,
    request: {
      ...describeParameters(endpoint),
      ...(query === undefined ? {} : { query: query as z.ZodObject }),
      ...describeBody(endpoint),
    },
    responses: { ...describeAnswers(endpoint), ...describeProblems(endpoint) },
  }
}

const IDEMPOTENCY_KEY = z
  .string()
  .max(255)
  .optional()
  .openapi({
    description:
      'Names this create. The same key and body again answer 200 with what was made the ' +
      'first time, for a day. Another body is refused with 422.',
  })

function describeParameters({ path, takesIdempotencyKey, requestFields = {} }: Endpoint) {
  const names = [...path.matchAll(/\{([^}]+)\}/g)].map(([, name = '']) => name)
  const fields = Object.entries(requestFields).map(([name, description]) => {
    return [name, z.string().optional().openapi({ description })] as const
  })
  const headers = {
    ...(takesIdempotencyKey === true ? { 'Idempotency-Key': IDEMPOTENCY_KEY } : {}),
    ...Object.fromEntries(fields),
  }
  return {
    ...(names.length === 0
      ? {}
      : { params: z.object(Object.fromEntries(names.map((name) => [name, z.string()]))) }),
    ...(Object.keys(headers).length === 0 ? {} : { headers: z.object(headers) }),
  }
}

function describeBody({ body, bodyExample: example, isBodyOptional, isOAuth }: Endpoint) {
  if (body === undefined) return {}
  const mediaType = isOAuth === true ? 'application/x-www-form-urlencoded' : 'application/json'
  const content = { [mediaType]: { schema: body, example } }
  return { body: { required: isBodyOptional !== true, content } }
}

function describeAnswers({ responses }: Endpoint): Responses {
  const described: Responses = {}
  for (const [status, response] of Object.entries(responses)) {
    const { description, schema, example, mediaType = 'application/json', headers } = response
    const shown = example === undefined ? {} : { example }
    const others = (response.otherMediaTypes ?? []).map((type) => [type, { schema: z.string() }])
    described[status] = {
      description,
      ...(schema === undefined
        ? {}
        : {
            content: { [mediaType]: { schema, ...shown }, ...Object.fromEntries(others) },
          }),
      ...(headers === undefined ? {} : { headers: describeHeaders(headers) }),
    }
  }
  return described
}

function describeHeaders(headers: Readonly<Record<string, string>>) {
  const described = Object.entries(headers).map(([name, description]) => [
    name,
    { description, schema: { type: 'string' as const } },
  ])
  return Object.fromEntries(described)
}

/** What every endpoint of its kind may answer, and what only this one does. */
function listProblems({ scope, body, takesIdempotencyKey, problems = [] }: Endpoint): ErrorCode[] {
  const codes: ErrorCode[] = [...problems, 'internal_error']
  if (scope !== null) {
    codes.push('several_credentials', 'unauthorized', 'credential_in_url', 'forbidden')
    codes.push('invalid_request', 'rate_limited', 'overloaded', 'storage_unavailable')
  }
  if (body !== undefined) {
    codes.push('request_timeout', 'body_too_large', 'unsupported_media_type', 'storage_full')
  }
  if (takesIdempotencyKey === true) codes.push('idempotency_key_reused')
  return [...new Set(codes)]
}

/** Of those by OAuth none: they describe their errors themselves, which are no such documents. */
function listDocuments(endpoint: Endpoint): ErrorCode[] {
  return endpoint.isOAuth === true ? [] : listProblems(endpoint)
}

function describeExample(code: ErrorCode) {
  const { title } = errorTable[code]
  const { body } = toProblem(new KeywardError(code), 'TdZGPBV4-6')
  return { summary: title, value: JSON.parse(body) as object }
}

function describeProblems(endpoint: Endpoint): Responses {
  const byStatus = new Map<number, ErrorCode[]>()
  for (const code of listDocuments(endpoint)) {
    const { status } = errorTable[code]
    byStatus.set(status, [...(byStatus.get(status) ?? []), code])
  }
  const described: Responses = {}
  for (const [status, codes] of byStatus) {
    const lines = codes.map((code) => `\`${code}\`: ${errorTable[code].title}.`)
    const examples = codes.map((code) => [code, { $ref: `#/components/examples/${code}` }] as const)
    described[status] = {
      description: lines.join(' '),
      content: {
        'application/problem+json': {
          schema: problemOutput,
          examples: Object.fromEntries(examples),
        },
      },
    }
  }
  return described
}
