/** Decides how a client says who it is at the OAuth endpoints (RFC 6749 §2.3.1): once. */
import { KeywardError } from '../../base/errors.ts'
import { limits } from '../../base/limits.ts'
import { SecretText } from '../../base/secret-text.ts'
import { readCredential } from '../../engine/keys/read-credential.ts'
import { CLIENT_ASSERTION_TYPE } from './oauth-names.ts'

export type ClientClaim =
  | { readonly kind: 'none'; readonly clientId: string | null }
  | { readonly kind: 'secret'; readonly clientId: string; readonly secret: SecretText }
  | { readonly kind: 'assertion'; readonly clientId: string | null; readonly assertion: string }
  /** In `Authorization: Bearer` or `X-API-Key`, as at the management API. */
  | { readonly kind: 'key' }

/** One of the ways to prove it. */
export type ClientProof = ClientClaim & { readonly kind: 'secret' | 'assertion' }

export interface ClientFields {
  readonly client_id?: string | undefined
  readonly client_secret?: string | undefined
  readonly client_assertion?: string | undefined
  readonly client_assertion_type?: string | undefined
}

/** One line, bounded by the header; no part of it can match in two ways. */
const BASIC = /^basic +([A-Za-z0-9+/]+={0,2})$/i

/** Errors: `invalid_request`, and `unauthorized` for what is no `Basic` that can be read. */
export function readClient(rawHeaders: readonly string[], fields: ClientFields): ClientClaim {
  const { client_id: clientId, client_secret: secret, client_assertion: assertion } = fields
  const authorizations = listValues(rawHeaders, 'authorization')
  if (authorizations.length > 1) throw refuse('Authorization was sent twice.')
  const basic = authorizations.find((value) => /^basic(?: |$)/i.test(value))
  const hasKey = readCredential(rawHeaders).kind !== 'none'
  const ways = [basic, secret, assertion, hasKey || undefined]
  if (ways.filter((way) => way !== undefined).length > 1) {
    throw refuse('The client must authenticate in one way only.')
  }
  if (basic !== undefined) return readBasic(basic, clientId)
  if (hasKey) return { kind: 'key' }
  if (assertion !== undefined) {
    if (fields.client_assertion_type !== CLIENT_ASSERTION_TYPE) {
      throw refuse(`client_assertion_type must be ${CLIENT_ASSERTION_TYPE}.`)
    }
    return { kind: 'assertion', clientId: clientId ?? null, assertion }
  }
  if (secret === undefined) return { kind: 'none', clientId: clientId ?? null }
  if (clientId === undefined) throw refuse('client_secret needs a client_id.')
  return toClaim(clientId, secret)
}

function readBasic(value: string, clientIdField: string | undefined): ClientClaim {
  const [, encoded = ''] = BASIC.exec(value) ?? []
  const pair = Buffer.from(encoded, 'base64').toString('utf8')
  const colon = pair.indexOf(':')
  const clientId = decodeForm(pair.slice(0, Math.max(0, colon)))
  const secret = decodeForm(pair.slice(colon + 1))
  if (encoded === '' || colon <= 0 || clientId === undefined || secret === undefined) {
    throw createClientError()
  }
  if (clientIdField !== undefined && clientIdField !== clientId) {
    throw refuse('client_id and Authorization name different clients.')
  }
  return toClaim(clientId, secret)
}

function toClaim(clientId: string, secret: string): ClientClaim {
  if (clientId.length > limits.clientIdLengthMax) throw createClientError()
  return { kind: 'secret', clientId, secret: new SecretText(secret) }
}

/** Both halves are form-encoded before they are put together (RFC 6749 §2.3.1, appendix B). */
function decodeForm(text: string): string | undefined {
  try {
    return decodeURIComponent(text.replaceAll('+', ' '))
  } catch {
    return undefined
  }
}

/** The same for an unknown client and for a wrong secret. */
export function createClientError(): KeywardError {
  return new KeywardError('unauthorized', {
    detail: 'The client is not known, or its secret is not valid.',
    headers: { 'www-authenticate': 'Basic realm="keyward", charset="UTF-8"' },
  })
}

function listValues(rawHeaders: readonly string[], name: string): string[] {
  return rawHeaders.flatMap((field, index) => {
    const isName = index % 2 === 0 && field.toLowerCase() === name
    return isName ? [(rawHeaders[index + 1] ?? '').trim()] : []
  })
}

function refuse(detail: string): KeywardError {
  return new KeywardError('invalid_request', { detail })
}
