/** Decides how the endpoints are described in OpenAPI 3.1: from the schemas that check them. */
import { OpenAPIHono, type RouteConfig, z } from '@hono/zod-openapi'
import { type ErrorCode, errorTable } from '../base/error-table.ts'
import { ADMIN_SCOPES } from '../engine/apis/builtin-api.ts'
import type { Endpoint } from './endpoint.ts'
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
  return app.getOpenAPI31Document({
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

function describeParameters({ path, takesIdempotencyKey }: Endpoint) {
  const names = [...path.matchAll(/\{([^}]+)\}/g)].map(([, name = '']) => name)
  const headers = z.object({
    'Idempotency-Key': z
      .string()
      .max(255)
      .optional()
      .openapi({
        description:
          'Names this create. The same key and body again answer 200 with what was made the ' +
          'first time, for a day. Another body is refused with 422.',
      }),
  })
  return {
    ...(names.length === 0
      ? {}
      : { params: z.object(Object.fromEntries(names.map((name) => [name, z.string()]))) }),
    ...(takesIdempotencyKey === true ? { headers } : {}),
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
    const { description, schema, mediaType = 'application/json', headers } = response
    const others = (response.otherMediaTypes ?? []).map((type) => [type, { schema: z.string() }])
    described[status] = {
      description,
      ...(schema === undefined
        ? {}
        : {
            content: { [mediaType]: { schema }, ...Object.fromEntries(others) },
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

function describeProblems(endpoint: Endpoint): Responses {
  // They describe their errors themselves, which are no problem documents.
  if (endpoint.isOAuth === true) return {}
  const byStatus = new Map<number, ErrorCode[]>()
  for (const code of listProblems(endpoint)) {
    const { status } = errorTable[code]
    byStatus.set(status, [...(byStatus.get(status) ?? []), code])
  }
  const described: Responses = {}
  for (const [status, codes] of byStatus) {
    const lines = codes.map((code) => `\`${code}\`: ${errorTable[code].title}.`)
    described[status] = {
      description: lines.join(' '),
      content: { 'application/problem+json': { schema: problemOutput } },
    }
  }
  return described
}
