/** Says which errors every OAuth endpoint may answer, for the OpenAPI document. */
import { oauthErrorOutput } from '../schemas/oauth-schema.ts'

const describe = (description: string) => ({ description, schema: oauthErrorOutput })

export const OAUTH_ERROR_RESPONSES = {
  400: describe('The request is wrong; `error` by RFC 6749 §5.2.'),
  401: describe(
    '`invalid_client`: the client is not known, or may not be used now. Of a bearer key what ' +
      '`WWW-Authenticate` says, such as `invalid_token`.',
  ),
  403: describe(
    '`insufficient_scope`: the client lacks the scope. `access_denied`: it is none of an admin, ' +
      'or may not ask from its address.',
  ),
  408: describe('The body did not arrive in time.'),
  413: describe('The body is too large.'),
  429: describe('`rate_limited`: a limit of the key is used up.'),
  500: describe('`server_error`.'),
  503: describe('`temporarily_unavailable`.'),
} as const
