/** GET /openapi.json: this API in OpenAPI 3.1. */
import { z } from '@hono/zod-openapi'
import { answerText, defineEndpoint, type Endpoint } from '../../endpoint.ts'
import { createOpenapiDocument } from '../../openapi-document.ts'

/** `listEndpoints` is asked at the first request: this endpoint is one of them. */
export function createGetOpenapiEndpoint(listEndpoints: () => readonly Endpoint[]): Endpoint {
  const texts = new Map<string, string>()
  return defineEndpoint({
    method: 'get',
    path: '/openapi.json',
    operationId: 'getOpenapi',
    tag: 'Documentation',
    summary: 'This API in OpenAPI 3.1',
    scope: null,
    responses: {
      200: { description: 'The document.', schema: z.record(z.string(), z.unknown()) },
    },
    handle({ deps: { version } }) {
      const known = texts.get(version)
      const text = known ?? JSON.stringify(createOpenapiDocument(listEndpoints(), version))
      texts.set(version, text)
      return answerText('application/json', text, { 'cache-control': 'no-cache' })
    },
  })
}
