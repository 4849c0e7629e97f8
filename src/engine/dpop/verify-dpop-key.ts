/** Decides whether a request with a token may pass whose sender has to prove a key (DPoP). */
import { KeywardError } from '../../base/errors.ts'
import type { Engine } from '../engine.ts'
import { type Decision, deny } from '../keys/decision.ts'
import { denyUnidentified } from '../keys/deny-unidentified.ts'
import { identifyKey } from '../keys/identify-key.ts'
import { subjectOf } from '../keys/subject-of.ts'
import { type VerifyRequest, verifyKey } from '../keys/verify-key.ts'
import { attemptsFromOf } from '../throttle/attempts-from-of.ts'
import { type DpopRefusal, type DpopRequest, verifyDpopProof } from './verify-dpop-proof.ts'

/** What is known of the request beside the token. */
export interface DpopFacts extends Pick<DpopRequest, 'method' | 'nonce'> {
  /** The values of all fields `DPoP`: there must be one. */
  readonly proofs: readonly string[]
  /** Absolute, as the client named it; undefined when nobody can say. */
  readonly url: string | undefined
}

/** Why it does not pass, in the words of RFC 9449 §7.1; `detail` is a sentence for a person. */
export interface DpopTrouble {
  readonly code: DpopRefusal | 'invalid_token'
  readonly detail: string
}

export interface DpopAnswer {
  readonly decision: Decision
  /** Null when the proof is good, whatever was decided then. */
  readonly trouble: DpopTrouble | null
  /** For the client's next proof. */
  readonly nonce: string
}

/**
 * The proof comes before the list of checks: who has the token alone learns nothing of the key,
 * and spends nothing of it. Errors: those of `verifyKey`.
 */
export async function verifyDpopKey(
  engine: Engine,
  request: VerifyRequest,
  facts: DpopFacts,
): Promise<DpopAnswer> {
  const nowMs = engine.clock.nowMs()
  const nonce = engine.dpop.nonces.current(nowMs)
  const source = await engine.storage.findApi(request.api)
  if (source === undefined) throw new KeywardError('api_not_found')
  const address = attemptsFromOf(request)
  const live = await identifyKey(engine, source, request.key, nowMs, address, request)
  if (live === 'rate_limited') {
    return { decision: denyUnidentified(engine, live, address, nowMs), trouble: null, nonce }
  }
  if (typeof live === 'string') {
    const trouble = { code: 'invalid_token', detail: 'The token is not valid.' } as const
    return { decision: deny(live, null), trouble, nonce }
  }
  const jkt = live.token?.jkt ?? undefined
  const trouble =
    jkt === undefined
      ? NOT_BOUND
      : await findTrouble(engine, facts, {
          accessToken: request.key,
          jkt,
          subject: subjectOf(live.key, 'owner'),
        })
  if (trouble !== null) return { decision: deny('not_found', null), trouble, nonce }
  // Asked anew: the key may have been revoked while the proof was looked at.
  return { decision: await verifyKey(engine, { ...request, jkt }), trouble, nonce }
}

const NOT_BOUND: DpopTrouble = {
  code: 'invalid_token',
  detail: 'The token is not bound to a key; send it as Authorization: Bearer.',
}

async function findTrouble(
  engine: Engine,
  { proofs, url, method, nonce }: DpopFacts,
  bound: Pick<DpopRequest, 'accessToken' | 'jkt' | 'subject'>,
): Promise<DpopTrouble | null> {
  const [proof, ...others] = proofs
  if (proof === undefined) return refuse('No proof was sent in the field DPoP.')
  if (others.length > 0) return refuse('More than one proof was sent.')
  if (url === undefined) return refuse('The URL of the request is not known.')
  const nowMs = engine.clock.nowMs()
  const verdict = await verifyDpopProof(engine.dpop, {
    ...bound,
    proof,
    method,
    url,
    nonce,
    nowMs,
  })
  return verdict.outcome === 'proven' ? null : verdict
}

function refuse(detail: string): DpopTrouble {
  return { code: 'invalid_dpop_proof', detail }
}
