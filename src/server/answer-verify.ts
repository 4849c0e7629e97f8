/** Decides what `POST /v1/keys/verify` answers to a valid body; both of its transports end here. */
import type { Engine } from '../engine/engine.ts'
import type { Decision } from '../engine/keys/decision.ts'
import { verifyKey } from '../engine/keys/verify-key.ts'
import { parseRequestTarget } from '../engine/policy/request-target.ts'
import { toDecisionJson } from './decision-json.ts'
import type { ManagementDeps } from './management-deps.ts'
import type { VerifyKeyBody } from './schemas/decision-schema.ts'
import { verifySignedBody } from './verify-signed-body.ts'

const NO_SCOPES: readonly string[] = []

/** The answer as JSON text. Errors: those of `verifyKey`, and `invalid_path`. */
export async function answerVerify(deps: ManagementDeps, body: VerifyKeyBody): Promise<string> {
  const { engine, metrics } = deps
  const { key, signature } = body
  const decision =
    signature === undefined
      ? await verifyText(engine, key ?? '', body)
      : await verifySignedBody(deps, signature, body)
  metrics.countDecision('verify', decision.allowed ? 'allowed' : decision.code)
  return JSON.stringify(toDecisionJson(decision, engine.clock.nowMs()))
}

function verifyText(
  engine: Engine,
  key: string,
  { api, method, path, scopes, address, cost }: VerifyKeyBody,
): Promise<Decision> {
  const isAsked = method !== undefined && path !== undefined
  const target = isAsked ? parseRequestTarget(method, path) : null
  return verifyKey(engine, { key, api, target, scopes: scopes ?? NO_SCOPES, address, cost })
}
