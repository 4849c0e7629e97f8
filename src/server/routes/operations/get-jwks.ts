/** GET /.well-known/jwks.json: the keys by which anybody checks what we signed (RFC 7517). */
import { hash } from 'node:crypto'
import { z } from '@hono/zod-openapi'
import { limits } from '../../../base/limits.ts'
import { answerText, defineEndpoint } from '../../endpoint.ts'
import { joinField } from '../../join-field.ts'

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
      headers: { ETag: 'For If-None-Match.', 'Cache-Control': 'How long it may be kept.' },
    },
    304: { description: 'It is still the one that If-None-Match names.' },
  },
  handle({ deps: { engine }, request }) {
    const keys = engine.tokens.signingKeys.listPublic(engine.clock.nowMs())
    const text = JSON.stringify({ keys })
    const etag = `"${hash('sha256', text, 'base64url')}"`
    const headers = { etag, 'cache-control': `public, max-age=${limits.jwksMaxAgeSeconds}` }
    const asked = joinField(request.rawHeaders, 'if-none-match') ?? ''
    if (isKnown(asked, etag)) return { status: 304, body: null, headers, target: null }
    return answerText('application/jwk-set+json', text, headers)
  },
})

/** RFC 9110 §13.1.2: a list of tags, weak ones too, or `*`. */
function isKnown(ifNoneMatch: string, etag: string): boolean {
  return ifNoneMatch
    .split(',')
    .map((each) => each.trim().replace(/^W\//, ''))
    .some((each) => each === etag || each === '*')
}
