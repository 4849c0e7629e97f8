/** POST /oauth2/introspect: says whether a token or key is good, and for what (RFC 7662). */
import { introspectToken } from '../../../engine/tokens/introspect-token.ts'
import { answerJson, defineEndpoint } from '../../endpoint.ts'
import { authorizeAdminClient } from '../../oauth/authorize-client.ts'
import { listAudience } from '../../oauth/identify-grant.ts'
import { NO_STORE } from '../../oauth/oauth-error.ts'
import { INTROSPECTION_PATH } from '../../oauth/oauth-names.ts'
import { OAUTH_ERROR_RESPONSES } from '../../oauth/oauth-responses.ts'
import { introspectBody, introspectionOutput } from '../../schemas/oauth-schema.ts'

export const introspectTokenEndpoint = defineEndpoint({
  method: 'post',
  path: INTROSPECTION_PATH,
  operationId: 'introspectToken',
  tag: 'Tokens',
  summary: 'Ask about a token or key',
  description:
    'Needs an admin key with the scope `verify:keys`: as a bearer token, in X-API-Key, or as ' +
    'client id and secret. Takes nothing from limits, and judges no route and no address: ask ' +
    'POST /v1/keys/verify whether a request may pass. Of what is not good, nothing else is told.',
  scope: null,
  isOAuth: true,
  body: introspectBody,
  bodyExample: { token: 'eyJ…' },
  responses: {
    200: { description: 'What it is good for.', schema: introspectionOutput },
    ...OAUTH_ERROR_RESPONSES,
  },
  async handle(call) {
    await authorizeAdminClient(call, 'verify:keys')
    const { deps, body } = call
    const told = await introspectToken(deps.engine, body.token, listAudience(body))
    return answerJson(200, told, { headers: NO_STORE })
  },
})
