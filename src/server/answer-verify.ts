/** Decides what `POST /v1/keys/verify` answers to a valid body; both of its transports end here. */
import { verifyDpopKey } from '../engine/dpop/verify-dpop-key.ts'
import { type VerifyRequest, verifyKey } from '../engine/keys/verify-key.ts'
import { parseRequestTarget } from '../engine/policy/request-target.ts'
import { cutUserAgent } from '../engine/usage/read-user-agent.ts'
import { toDecisionJson } from './decision-json.ts'
import type { ManagementDeps } from './management-deps.ts'
import { refuseOtherRequest } from './refuse-other-request.ts'
import type { VerifyKeyBody } from './schemas/decision-schema.ts'
import { verifySignedBody } from './verify-signed-body.ts'

const NO_SCOPES: readonly string[] = []

/** The answer as JSON text. Errors: those of `verifyKey`, `invalid_path`, `invalid_request`. */
export async function answerVerify(deps: ManagementDeps, body: VerifyKeyBody): Promise<string> {
  const { engine, metrics } = deps
  const { key, signature, dpop } = body
  if (dpop !== undefined) return answerBound(deps, dpop, body)
  const decision =
    signature === undefined
      ? await verifyKey(engine, toQuestion(key ?? '', body))
      : await verifySignedBody(deps, signature, body)
  metrics.countDecision('verify', decision.allowed ? 'allowed' : decision.code)
  return JSON.stringify(toDecisionJson(decision, engine.clock.nowMs()))
}

/** A token whose sender has to prove a key. */
async function answerBound(
  { engine, metrics }: ManagementDeps,
  { proof, method, url, requireNonce = false }: NonNullable<VerifyKeyBody['dpop']>,
  body: VerifyKeyBody,
): Promise<string> {
  const nonce = requireNonce ? 'required' : 'optional'
  const facts = { proofs: [proof], method, url, nonce } as const
  const question = toQuestion(body.key ?? '', body)
  const { target } = question
  if (target !== null) {
    refuseOtherRequest(target, { at: 'dpop', method, path: new URL(url).pathname })
  }
  const answer = await verifyDpopKey(engine, question, facts)
  const { decision, trouble } = answer
  metrics.countDecision('verify', decision.allowed ? 'allowed' : decision.code)
  const { code: error = null, detail = null } = trouble ?? {}
  const dpop = { error, detail, nonce: answer.nonce }
  return JSON.stringify({ ...toDecisionJson(decision, engine.clock.nowMs()), dpop })
}

function toQuestion(
  key: string,
  { api, method, path, scopes, address, userAgent, cost }: VerifyKeyBody,
): VerifyRequest {
  const isAsked = method !== undefined && path !== undefined
  const target = isAsked ? parseRequestTarget(method, path) : null
  const agent = userAgent === undefined ? undefined : cutUserAgent(userAgent)
  return { key, api, target, scopes: scopes ?? NO_SCOPES, address, userAgent: agent, cost }
}
