/** Decides what `POST /v1/keys/verify` answers to a valid body; both of its transports end here. */
import type { z } from 'zod'
import { verifyKey } from '../engine/keys/verify-key.ts'
import { parseRequestTarget } from '../engine/policy/request-target.ts'
import { toDecisionJson } from './decision-json.ts'
import type { ManagementDeps } from './management-deps.ts'
import type { verifyKeyBody } from './schemas/decision-schema.ts'

export type VerifyKeyBody = z.output<typeof verifyKeyBody>

const NO_SCOPES: readonly string[] = []

/** The answer as JSON text. Errors: those of `verifyKey`, and `invalid_path`. */
export async function answerVerify(
  { engine, metrics }: ManagementDeps,
  { key, api, method, path, scopes, address, cost }: VerifyKeyBody,
): Promise<string> {
  const isAsked = method !== undefined && path !== undefined
  const target = isAsked ? parseRequestTarget(method, path) : null
  const decision = await verifyKey(engine, {
    key,
    api,
    target,
    scopes: scopes ?? NO_SCOPES,
    address,
    cost,
  })
  metrics.countDecision('verify', decision.allowed ? 'allowed' : decision.code)
  return JSON.stringify(toDecisionJson(decision, engine.clock.nowMs()))
}
