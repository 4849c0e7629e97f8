/** Says which errors every OAuth endpoint may answer, for the OpenAPI document. */
import type { ErrorCode } from '../../base/error-table.ts'
import { KeywardError } from '../../base/errors.ts'
import { oauthErrorOutput } from '../schemas/oauth-schema.ts'
import { answerOAuthError, toOAuthError } from './oauth-error.ts'

const describe = (description: string, { body }: { readonly body: unknown }) => ({
  description,
  schema: oauthErrorOutput,
  example: JSON.parse(String(body)) as unknown,
})

const thrown = (code: ErrorCode) => toOAuthError(new KeywardError(code))

export const OAUTH_ERROR_RESPONSES = {
  400: describe(
    'The request is wrong; `error` by RFC 6749 §5.2.',
    answerOAuthError('invalid_scope', 'The key does not hold write:users.'),
  ),
  401: describe(
    '`invalid_client`: the client is not known, or may not be used now. Of a bearer key what ' +
      '`WWW-Authenticate` says, such as `invalid_token`.',
    answerOAuthError('invalid_client', 'The client is not known, or its secret is not valid.'),
  ),
  403: describe(
    '`insufficient_scope`: the client lacks the scope. `access_denied`: it is none of an admin, ' +
      'or may not ask from its address.',
    thrown('forbidden'),
  ),
  408: describe('The body did not arrive in time.', thrown('request_timeout')),
  413: describe('The body is too large.', thrown('body_too_large')),
  429: describe('`rate_limited`: a limit of the key is used up.', thrown('rate_limited')),
  500: describe('`server_error`.', thrown('internal_error')),
  503: describe('`temporarily_unavailable`.', thrown('overloaded')),
} as const
