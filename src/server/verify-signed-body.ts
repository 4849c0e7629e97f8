/** Decides about a signed request that somebody else received, by what is told of it. */
import { type Decision, deny } from '../engine/keys/decision.ts'
import { parseRequestTarget } from '../engine/policy/request-target.ts'
import { parseContentDigest } from '../engine/signatures/content-digest.ts'
import type { SignedMessage } from '../engine/signatures/signed-message.ts'
import { type BodyFacts, verifySignedRequest } from '../engine/signatures/verify-signed-request.ts'
import { cutUserAgent, readUserAgent } from '../engine/usage/read-user-agent.ts'
import type { ManagementDeps } from './management-deps.ts'
import { refuseOtherRequest } from './refuse-other-request.ts'
import { SIGNED_URL, type VerifyKeyBody } from './schemas/decision-schema.ts'

type SignatureBody = NonNullable<VerifyKeyBody['signature']>

/** Errors: `invalid_path`, `invalid_request`, and those of `verifySignedRequest`. */
export async function verifySignedBody(
  { engine, logger }: ManagementDeps,
  signature: SignatureBody,
  { api, method, path, scopes = [], address, userAgent, cost }: VerifyKeyBody,
): Promise<Decision> {
  const message = toMessage(signature)
  const [signedPath = ''] = message.requestTarget.split('?')
  const signed = parseRequestTarget(signature.method, signedPath)
  const isAsked = method !== undefined && path !== undefined
  const target = isAsked ? parseRequestTarget(method, path) : null
  if (target !== null) refuseOtherRequest(target, { at: 'signature', ...signed })
  const facts = { message, body: toBody(signature) }
  const seen = userAgent === undefined ? readUserAgent(message.rawHeaders) : cutUserAgent(userAgent)
  const request = { api, target, scopes, address, userAgent: seen, cost }
  const answer = await verifySignedRequest(engine, facts, signed.path, request)
  if ('decision' in answer) return answer.decision
  logger.info({ api, signature: answer.refusal }, 'signature refused')
  return deny('not_found', null)
}

function toMessage({ method, url, headers }: SignatureBody): SignedMessage {
  const [, scheme, authority, requestTarget = ''] = SIGNED_URL.exec(url) ?? []
  return {
    method,
    scheme: scheme === 'https' ? 'https' : 'http',
    authority,
    requestTarget,
    rawHeaders: headers.flat(),
  }
}

function toBody({ contentDigest }: SignatureBody): BodyFacts {
  if (contentDigest === undefined) return { kind: 'none' }
  const digest = parseContentDigest(contentDigest)
  return digest === undefined ? { kind: 'none' } : { kind: 'digested', digest }
}
