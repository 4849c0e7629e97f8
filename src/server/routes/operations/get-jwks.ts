/** GET /.well-known/jwks.json: the key by which upstreams check identity tokens (RFC 7517). */
import { z } from '@hono/zod-openapi'
import { answerText, defineEndpoint } from '../../endpoint.ts'

export const getJwksEndpoint = defineEndpoint({
  method: 'get',
  path: '/.well-known/jwks.json',
  operationId: 'getJwks',
  tag: 'Operations',
  summary: 'Public key of the identity tokens',
  scope: null,
  responses: {
    200: {
      description: 'A JWK set.',
      schema: z.object({ keys: z.array(z.record(z.string(), z.unknown())) }),
      mediaType: 'application/jwk-set+json',
    },
  },
  handle: ({ deps: { publicJwk } }) =>
    answerText('application/jwk-set+json', JSON.stringify({ keys: [publicJwk] }), {
      'cache-control': 'public, max-age=300',
    }),
})
