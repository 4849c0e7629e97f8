/** POST /oauth2/token: makes a short-lived access token of a key, or of such a token. */
import { verifyDpopProof } from '../../../engine/dpop/verify-dpop-proof.ts'
import type { LiveKey } from '../../../engine/keys/live-key.ts'
import { subjectOf } from '../../../engine/keys/subject-of.ts'
import {
  issueToken,
  type SenderProof,
  type TokenOutcome,
} from '../../../engine/tokens/issue-token.ts'
import type { TokenWishes } from '../../../engine/tokens/narrow-request.ts'
import { type OAuthRefusal, refuse } from '../../../engine/tokens/oauth-refusal.ts'
import { createDenialError } from '../../denial-error.ts'
import { type Answer, answerJson, defineEndpoint } from '../../endpoint.ts'
import { joinField } from '../../join-field.ts'
import { tellDenial } from '../../oauth/authorize-client.ts'
import { identifyGrant, listAudience, type TokenCall } from '../../oauth/identify-grant.ts'
import { answerOAuthError, NO_STORE } from '../../oauth/oauth-error.ts'
import { ACCESS_TOKEN_TYPE_URN, TOKEN_EXCHANGE, TOKEN_PATH } from '../../oauth/oauth-names.ts'
import { OAUTH_ERROR_RESPONSES } from '../../oauth/oauth-responses.ts'
import { createClientError } from '../../oauth/read-client.ts'
import { tokenBody, tokenOutput } from '../../schemas/oauth-schema.ts'

export const issueTokenEndpoint = defineEndpoint({
  method: 'post',
  path: TOKEN_PATH,
  operationId: 'issueToken',
  tag: 'Tokens',
  summary: 'Get a short-lived access token',
  description:
    'OAuth 2.0 (RFC 6749 §4.4) with the id of a key as client id and its text as client secret, ' +
    'or token exchange (RFC 8693). The token is a JWT (RFC 9068) that is taken wherever the key ' +
    'is, for no more than the key may do. It takes one unit from the limits of the key. With a ' +
    '`DPoP` field the token is bound to the key of that proof (RFC 9449).',
  requestFields: { DPoP: 'A proof of a key of the client (RFC 9449).' },
  scope: null,
  isOAuth: true,
  body: tokenBody,
  bodyExample: { grant_type: 'client_credentials', scope: 'read:users' },
  responses: {
    200: {
      description: 'The token.',
      schema: tokenOutput,
      headers: { 'DPoP-Nonce': 'For the next proof, where one was sent or is needed.' },
    },
    ...OAUTH_ERROR_RESPONSES,
  },
  async handle(call) {
    const live = await identifyGrant(call)
    if ('outcome' in live) return answerRefusal(call, live)
    const { engine } = call.deps
    const wishes = readWishes(call.body)
    if ('outcome' in wishes) return answerRefusal(call, wishes)
    const proof = joinField(call.request.rawHeaders, 'dpop')
    const outcome = await issueToken(engine, {
      live,
      wishes,
      address: call.request.address,
      proveSender: proof === undefined ? null : (subject) => proveSender(call, subject, proof),
    })
    return answerOutcome(call, live, outcome)
  },
})

/** A whole number of seconds, at least one; a year is cut like anything that is too long. */
const LIFETIME = /^[1-9]\d{0,8}$/

function readWishes(body: TokenCall['body']): TokenWishes | OAuthRefusal {
  const { scope = null, address: addresses = null, lifetime } = body
  if (lifetime !== undefined && !LIFETIME.test(lifetime)) {
    return refuse('invalid_request', 'lifetime must be a whole number of seconds, at least 1.')
  }
  if (![body.resource ?? []].flat().every(isResource)) {
    return refuse('invalid_target', 'A resource must be an absolute URI without a fragment.')
  }
  const lifetimeSeconds = lifetime === undefined ? null : Number(lifetime)
  return { scope, addresses, audience: listAudience(body), lifetimeSeconds }
}

/** RFC 8707 §2; a name that is no URI is an audience. */
function isResource(text: string): boolean {
  return /^[a-z][a-z0-9+.-]*:[\x21-\x7e]+$/i.test(text) && !text.includes('#')
}

function proveSender(call: TokenCall, live: LiveKey, proof: string): Promise<SenderProof> {
  const { engine } = call.deps
  return verifyDpopProof(engine.dpop, {
    proof,
    method: 'POST',
    url: `${engine.tokens.issuer}${TOKEN_PATH}`,
    accessToken: null,
    jkt: live.token?.jkt ?? null,
    subject: subjectOf(live.key, 'owner'),
    nonce: live.source.api.keyPolicy.requireDpop ? 'required' : 'optional',
    nowMs: engine.clock.nowMs(),
  })
}

function answerOutcome(call: TokenCall, live: LiveKey, outcome: TokenOutcome): Answer {
  if (outcome.outcome === 'refused') return answerRefusal(call, outcome)
  if (outcome.outcome === 'denied') return answerDenial(call, live, outcome)
  const { token, text } = outcome
  const isExchange = call.body.grant_type === TOKEN_EXCHANGE
  const { requested_token_type: requested = ACCESS_TOKEN_TYPE_URN } = call.body
  const { logger } = call.deps
  logger.debug({ requestId: call.request.requestId, keyId: token.keyId, jti: token.jti }, 'token')
  const answer = {
    access_token: text.reveal(),
    token_type: token.jkt === null ? 'Bearer' : 'DPoP',
    expires_in: token.expiresAtSeconds - token.issuedAtSeconds,
    // RFC 6749 §3.3: it holds one scope at least, or is not there.
    ...(token.scopes.length === 0 ? {} : { scope: token.scopes.join(' ') }),
    ...(isExchange ? { issued_token_type: requested } : {}),
  }
  return answerJson(200, answer, {
    headers: { ...NO_STORE, ...(token.jkt === null ? {} : nonceField(call)) },
    target: token.keyId,
  })
}

/** Its holder is told what is up with a key only where waiting or another place would help. */
function answerDenial(
  call: TokenCall,
  { key }: LiveKey,
  { decision, nowMs }: TokenOutcome & { outcome: 'denied' },
): Answer {
  const { deps, denials, request, body } = call
  const { code } = decision
  tellDenial(deps, denials, request, code, key.id)
  if (code === 'rate_limited' || code === 'quota_exceeded') {
    throw createDenialError(key.apiId, decision, nowMs)
  }
  if (code === 'address_not_allowed') {
    return answerOAuthError('unauthorized_client', 'The key may not be used from this address.')
  }
  if (body.grant_type !== TOKEN_EXCHANGE) throw createClientError()
  return answerOAuthError('invalid_request', 'subject_token is not valid, or not any more.')
}

function answerRefusal(call: TokenCall, { code, detail }: OAuthRefusal): Answer {
  const isAboutProof = code === 'use_dpop_nonce' || code === 'invalid_dpop_proof'
  return answerOAuthError(code, detail, { headers: isAboutProof ? nonceField(call) : {} })
}

function nonceField({ deps: { engine } }: TokenCall): Record<string, string> {
  return { 'dpop-nonce': engine.dpop.nonces.current(engine.clock.nowMs()) }
}
