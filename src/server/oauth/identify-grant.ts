/** Decides what a token is made from: the client's own key, or what it exchanges. */
import type { z } from 'zod'
import type { LiveKey } from '../../engine/keys/live-key.ts'
import { attemptsFromOf } from '../../engine/throttle/attempts-from-of.ts'
import { identifySubject } from '../../engine/tokens/identify-subject.ts'
import { type OAuthRefusal, refuse } from '../../engine/tokens/oauth-refusal.ts'
import { readUserAgent } from '../../engine/usage/read-user-agent.ts'
import type { tokenBody } from '../schemas/oauth-schema.ts'
import {
  type ClientCall,
  identifyClientOf,
  readClientClaim,
  tellDenial,
} from './authorize-client.ts'
import {
  ACCESS_TOKEN_TYPE_URN,
  API_KEY_TYPE_URN,
  CLIENT_CREDENTIALS,
  JWT_TYPE_URN,
  TOKEN_EXCHANGE,
} from './oauth-names.ts'
import { type ClientClaim, createClientError } from './read-client.ts'

export type TokenCall = ClientCall & { readonly body: z.output<typeof tokenBody> }

/** Errors: those of `readClient`, `unauthorized` for a client that proves nothing. */
export async function identifyGrant(call: TokenCall): Promise<LiveKey | OAuthRefusal> {
  const { grant_type: grant } = call.body
  const isExchange = grant === TOKEN_EXCHANGE
  if (!isExchange && grant !== CLIENT_CREDENTIALS) {
    return refuse('unsupported_grant_type', `Only ${CLIENT_CREDENTIALS} and ${TOKEN_EXCHANGE}.`)
  }
  const claim = await readClientClaim(call)
  if (claim.kind === 'key') {
    return refuse('invalid_request', 'A client is named by Basic, client_secret or an assertion.')
  }
  if (isExchange) return identifyExchange(call, claim)
  if (claim.kind === 'none') throw createClientError()
  return identifyClientOf(call, claim)
}

/** Whoever has a key may exchange it; a client that is named as well must be that key. */
async function identifyExchange(
  call: TokenCall,
  claim: Exclude<ClientClaim, { kind: 'key' }>,
): Promise<LiveKey | OAuthRefusal> {
  const { deps, denials, request, body } = call
  const refusal = findMalformation(body)
  if (refusal !== undefined) return refusal
  const client = claim.kind === 'none' ? undefined : await identifyClientOf(call, claim)
  const { subject_token: text = '', subject_token_type: type } = body
  const { address, rawHeaders } = request
  const from = { address, userAgent: readUserAgent(rawHeaders) }
  const live = await identifySubject(
    deps.engine,
    text,
    listAudience(body),
    attemptsFromOf(request),
    from,
  )
  const isOfType = live !== undefined && (live.token === null) === (type === API_KEY_TYPE_URN)
  if (!isOfType) {
    tellDenial(deps, denials, request, 'not_found')
    return refuse('invalid_request', 'subject_token is not valid, or not of subject_token_type.')
  }
  const clientId = client?.key.id ?? (claim.kind === 'none' ? claim.clientId : null)
  if (clientId === null || clientId === live.key.id) return live
  return refuse('invalid_request', 'The client must be the key that subject_token stands for.')
}

function findMalformation(body: TokenCall['body']): OAuthRefusal | undefined {
  const { subject_token: text, subject_token_type: type, requested_token_type: requested } = body
  if (body.actor_token !== undefined || body.actor_token_type !== undefined) {
    return refuse('invalid_request', 'Actor tokens are not supported.')
  }
  if (text === undefined || type === undefined) {
    return refuse('invalid_request', 'subject_token and subject_token_type are required.')
  }
  if (![API_KEY_TYPE_URN, ACCESS_TOKEN_TYPE_URN, JWT_TYPE_URN].includes(type)) {
    const known = `${API_KEY_TYPE_URN} or ${ACCESS_TOKEN_TYPE_URN}`
    return refuse('invalid_request', `subject_token_type must be ${known}.`)
  }
  if (requested === undefined) return undefined
  if ([ACCESS_TOKEN_TYPE_URN, JWT_TYPE_URN].includes(requested)) return undefined
  return refuse('invalid_request', `requested_token_type must be ${ACCESS_TOKEN_TYPE_URN}.`)
}

export function listAudience({
  audience,
  resource,
}: {
  readonly audience?: string | readonly string[] | undefined
  readonly resource?: string | readonly string[] | undefined
}): readonly string[] {
  return [audience ?? [], resource ?? []].flat()
}
