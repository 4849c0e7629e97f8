/** Decides how OAuth requests and answers are written: forms, and JSON by the RFCs' names. */
import { z } from '@hono/zod-openapi'
import { limits } from '../../base/limits.ts'

const ONCE = 'must be sent once'

/** RFC 6749 §3.2: parameters we do not know are ignored, one that is sent twice is an error. */
const parameter = (description: string) => z.string(ONCE).optional().openapi({ description })

const required = (description: string) =>
  z
    .string({ error: ({ input }) => (input === undefined ? 'is required' : ONCE) })
    .openapi({ description })

const repeatable = (description: string) =>
  z
    .union([z.string(), z.array(z.string()).max(limits.tokenAudiencesMax)])
    .optional()
    .openapi({ description })

const clientFields = {
  client_id: parameter('The id of the key, where `Authorization: Basic` is not used.'),
  client_secret: parameter('The text of the key, where `Authorization: Basic` is not used.'),
  client_assertion: parameter('A JWT by the private key of a key that signs (RFC 7523 §2.2).'),
  client_assertion_type: parameter('`urn:ietf:params:oauth:client-assertion-type:jwt-bearer`.'),
}

export const tokenBody = z
  .object({
    grant_type: required(
      '`client_credentials` or `urn:ietf:params:oauth:grant-type:token-exchange`.',
    ),
    ...clientFields,
    scope: parameter('At most those of the key, separated by spaces; all of them when absent.'),
    audience: repeatable('The id of the API (default), or another name in its key policy.'),
    resource: repeatable('The same as absolute URIs, without a fragment (RFC 8707).'),
    address: parameter('CIDR blocks, within those of the key, from which alone it may be used.'),
    lifetime: parameter('Seconds; it ends earlier where the key, its secret or a policy says so.'),
    subject_token: parameter('Of an exchange: the text of a key, or an access token of ours.'),
    subject_token_type: parameter(
      '`urn:keyward:params:oauth:token-type:api-key`, or ' +
        '`urn:ietf:params:oauth:token-type:access_token`.',
    ),
    requested_token_type: parameter('`urn:ietf:params:oauth:token-type:access_token`.'),
    actor_token: parameter('Not supported: must be absent.'),
    actor_token_type: parameter('Not supported: must be absent.'),
  })
  .openapi('TokenRequest')

export const tokenOutput = z.strictObject({
  access_token: z.string().openapi({ description: 'A JWT (RFC 9068).' }),
  token_type: z.enum(['Bearer', 'DPoP']),
  expires_in: z.int().openapi({ description: 'Seconds.' }),
  scope: z.string().optional().openapi({ description: 'Absent when the token has none.' }),
  issued_token_type: z.string().optional().openapi({ description: 'Of an exchange.' }),
})

const tokenFields = {
  token: required('An access token, or the text of a key.'),
  token_type_hint: parameter('Not needed.'),
  audience: repeatable('For imported keys: the id of their API.'),
  ...clientFields,
}

export const introspectBody = z.object(tokenFields).openapi('IntrospectToken')
export const revokeTokenBody = z.object(tokenFields).openapi('RevokeToken')

export const introspectionOutput = z.union([
  z.strictObject({ active: z.literal(false) }),
  z.strictObject({
    active: z.literal(true),
    scope: z.string().optional(),
    client_id: z.string().openapi({ description: 'The id of the key.' }),
    sub: z.string(),
    api: z.string(),
    aud: z.array(z.string()),
    iss: z.string(),
    token_type: z.enum(['Bearer', 'DPoP']),
    exp: z.int().optional(),
    iat: z.int(),
    jti: z.string().optional().openapi({ description: 'Of an access token.' }),
    owner: z.string().optional(),
    addresses: z.array(z.string()).optional(),
    cnf: z.strictObject({ jkt: z.string() }).optional(),
  }),
])

export const oauthErrorOutput = z
  .strictObject({
    error: z.string().openapi({ example: 'invalid_scope' }),
    error_description: z.string(),
  })
  .openapi('OAuthError')
