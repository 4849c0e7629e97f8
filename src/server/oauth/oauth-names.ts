/** Names the grants, token types and paths of OAuth, which clients and metadata share. */

export const TOKEN_PATH = '/oauth2/token'
export const INTROSPECTION_PATH = '/oauth2/introspect'
export const REVOCATION_PATH = '/oauth2/revoke'
export const JWKS_PATH = '/.well-known/jwks.json'
export const METADATA_PATH = '/.well-known/oauth-authorization-server'

export const CLIENT_CREDENTIALS = 'client_credentials'
/** RFC 8693 §2.1. */
export const TOKEN_EXCHANGE = 'urn:ietf:params:oauth:grant-type:token-exchange'

/** RFC 8693 §3. */
export const ACCESS_TOKEN_TYPE_URN = 'urn:ietf:params:oauth:token-type:access_token'
export const JWT_TYPE_URN = 'urn:ietf:params:oauth:token-type:jwt'
/** The text of a key: ours, because none is registered for it. */
export const API_KEY_TYPE_URN = 'urn:keyward:params:oauth:token-type:api-key'

/** RFC 6749 §2.3.1; RFC 7523 §2.2 for keys that have no secret. */
export const CLIENT_AUTH_METHODS = [
  'client_secret_basic',
  'client_secret_post',
  'private_key_jwt',
] as const

/** Whoever exchanges a key or token proves it by that alone, and need not be a client. */
export const TOKEN_AUTH_METHODS = [...CLIENT_AUTH_METHODS, 'none'] as const

/** Of admins, none of whom signs; here RFC 8414 §2 lists kinds of access tokens as well. */
export const INTROSPECTION_AUTH_METHODS = [
  'client_secret_basic',
  'client_secret_post',
  'Bearer',
  'DPoP',
] as const

export const CLIENT_ASSERTION_TYPE = 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer'
