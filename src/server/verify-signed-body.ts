/** Decides about a signed request that somebody else received, by what is told of it. */
import { KeywardError } from '../base/errors.ts'
import { type Decision, deny } from '../engine/keys/decision.ts'
import { parseRequestTarget } from '../engine/policy/request-target.ts'
import { parseContentDigest } from '../engine/signatures/content-digest.ts'
import type { SignedMessage } from '../engine/signatures/signed-message.ts'
import { type BodyFacts, verifySignedRequest } from '../engine/signatures/verify-signed-request.ts'
import type { ManagementDeps } from './management-deps.ts'
import { SIGNED_URL, type VerifyKeyBody } from './schemas/decision-schema.ts'

type SignatureBody = NonNullable<VerifyKeyBody['signature']>

/** Errors: `invalid_path`, `invalid_request`, and those of `verifySignedRequest`. */
export async function verifySignedBody(
  { engine, logger }: ManagementDeps,
  signature: SignatureBody,
  { api, method, path, scopes = [], address, cost }: VerifyKeyBody,
): Promise<Decision> {
  const message = toMessage(signature)
  const [signedPath = ''] = message.requestTarget.split('?')
  const target = parseRequestTarget(signature.method, signedPath)
  const isAsked = method !== undefined && path !== undefined
  if (isAsked && !isSameTarget(parseRequestTarget(method, path), target)) {
    const wrong = { at: '/path', message: 'must be what was signed, as method and path' }
    throw new KeywardError('invalid_request', { errors: [wrong] })
  }
  const facts = { message, body: toBody(signature) }
  const request = { api, target: isAsked ? target : null, scopes, address, cost }
  const answer = await verifySignedRequest(engine, facts, target.path, request)
  if ('decision' in answer) return answer.decision
  logger.info({ api, signature: answer.refusal }, 'signature refused')
  return deny('not_found', null)
}

interface Target {
  readonly method: string
  readonly path: string
}

function isSameTarget(one: Target, other: Target): boolean {
  return one.method === other.method && one.path === other.path
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
