/** GET /.well-known/oauth-authorization-server: what an OAuth client has to know (RFC 8414). */
import { z } from '@hono/zod-openapi'
import { KeywardError } from '../../../base/errors.ts'
import { DPOP_ALGORITHMS } from '../../../engine/dpop/verify-dpop-proof.ts'
import type { Engine } from '../../../engine/engine.ts'
import { ASSERTION_ALGORITHMS } from '../../../engine/tokens/identify-asserted-client.ts'
import type { AdminRequest } from '../../admin-request.ts'
import { answerTagged, NOT_MODIFIED, TAGGED_HEADERS } from '../../answer-tagged.ts'
import { type Answer, defineEndpoint, type Endpoint } from '../../endpoint.ts'
import {
  CLIENT_AUTH_METHODS,
  CLIENT_CREDENTIALS,
  INTROSPECTION_AUTH_METHODS,
  INTROSPECTION_PATH,
  JWKS_PATH,
  METADATA_PATH,
  REVOCATION_PATH,
  TOKEN_AUTH_METHODS,
  TOKEN_EXCHANGE,
  TOKEN_PATH,
} from '../../oauth/oauth-names.ts'

const texts = z.array(z.string())

const metadataOutput = z.strictObject({
  issuer: z.string(),
  token_endpoint: z.string(),
  jwks_uri: z.string(),
  grant_types_supported: texts,
  response_types_supported: texts,
  token_endpoint_auth_methods_supported: texts,
  token_endpoint_auth_signing_alg_values_supported: texts,
  introspection_endpoint: z.string(),
  introspection_endpoint_auth_methods_supported: texts,
  revocation_endpoint: z.string(),
  revocation_endpoint_auth_methods_supported: texts,
  revocation_endpoint_auth_signing_alg_values_supported: texts,
  dpop_signing_alg_values_supported: texts,
  service_documentation: z.string(),
})

const common = {
  method: 'get',
  tag: 'Tokens',
  scope: null,
  responses: {
    200: { description: 'The metadata.', schema: metadataOutput, headers: TAGGED_HEADERS },
    304: NOT_MODIFIED,
  },
} as const satisfies Partial<Endpoint>

export const getOAuthMetadataEndpoint = defineEndpoint({
  ...common,
  path: METADATA_PATH,
  operationId: 'getOAuthMetadata',
  summary: 'Metadata of the authorization server',
  description: 'RFC 8414. Open, and may be cached.',
  handle: ({ deps: { engine }, request }) => answerMetadata(engine, request),
})

/** For `https://example.com/keys` clients ask `https://example.com/.well-known/…/keys`. */
export const getOAuthMetadataOfPathEndpoint = defineEndpoint({
  ...common,
  path: `${METADATA_PATH}/{path}`,
  takesRestOfPath: true,
  operationId: 'getOAuthMetadataOfPath',
  summary: 'The same, where the public URL has a path',
  description: 'RFC 8414 §3.1: the path of the issuer follows. Any other path is not there.',
  problems: ['route_not_found'],
  handle({ deps: { engine }, request }) {
    const { path } = request
    if (path.slice(METADATA_PATH.length) === new URL(engine.tokens.issuer).pathname) {
      return answerMetadata(engine, request)
    }
    throw new KeywardError('route_not_found')
  },
})

function answerMetadata({ tokens: { issuer } }: Engine, request: AdminRequest): Answer {
  const metadata = {
    issuer,
    token_endpoint: `${issuer}${TOKEN_PATH}`,
    jwks_uri: `${issuer}${JWKS_PATH}`,
    grant_types_supported: [CLIENT_CREDENTIALS, TOKEN_EXCHANGE],
    // There is no authorization endpoint; the member is required all the same.
    response_types_supported: [],
    token_endpoint_auth_methods_supported: TOKEN_AUTH_METHODS,
    token_endpoint_auth_signing_alg_values_supported: ASSERTION_ALGORITHMS,
    introspection_endpoint: `${issuer}${INTROSPECTION_PATH}`,
    introspection_endpoint_auth_methods_supported: INTROSPECTION_AUTH_METHODS,
    revocation_endpoint: `${issuer}${REVOCATION_PATH}`,
    revocation_endpoint_auth_methods_supported: CLIENT_AUTH_METHODS,
    revocation_endpoint_auth_signing_alg_values_supported: ASSERTION_ALGORITHMS,
    dpop_signing_alg_values_supported: DPOP_ALGORITHMS,
    service_documentation: `${issuer}/docs`,
  }
  return answerTagged(request, 'application/json', JSON.stringify(metadata))
}
