/** GET /.well-known/jwks.json: the keys by which anybody checks what we signed (RFC 7517). */
import { z } from '@hono/zod-openapi'
import { answerTagged, NOT_MODIFIED, TAGGED_HEADERS } from '../../answer-tagged.ts'
import { defineEndpoint } from '../../endpoint.ts'

export const getJwksEndpoint = defineEndpoint({
  method: 'get',
  path: '/.well-known/jwks.json',
  operationId: 'getJwks',
  tag: 'Operations',
  summary: 'Public keys of access tokens and identity tokens',
  description:
    'Holds the keys that sign now, those that will, and those before for as long as anything ' +
    'that they signed is valid. Choose by `kid`.',
  scope: null,
  responses: {
    200: {
      description: 'A JWK set.',
      schema: z.object({ keys: z.array(z.record(z.string(), z.unknown())) }),
      mediaType: 'application/jwk-set+json',
      headers: TAGGED_HEADERS,
    },
    304: NOT_MODIFIED,
  },
  handle({ deps: { engine }, request }) {
    const keys = engine.tokens.signingKeys.listPublic(engine.clock.nowMs())
    return answerTagged(request, 'application/jwk-set+json', JSON.stringify({ keys }))
  },
})
