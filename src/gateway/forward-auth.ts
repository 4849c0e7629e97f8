/** Answers nginx, Caddy, Traefik and HAProxy whether a request that they hold may pass. */
import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Logger } from 'pino'
import { KeywardError } from '../base/errors.ts'
import type { Engine } from '../engine/engine.ts'
import type { AddressBlock } from '../engine/policy/address-block.ts'
import { refuseOtherPath } from '../engine/policy/refuse-other-path.ts'
import type { SignedFacts } from '../engine/signatures/verify-signed-request.ts'
import type { IdentitySigner } from '../engine/tokens/identity-signer.ts'
import { readClientFacts } from '../server/client-facts.ts'
import { createDenialError, createSignatureError } from '../server/denial-error.ts'
import type { Metrics } from '../server/metrics.ts'
import { sendProblem, toProblem } from '../server/problem.ts'
import { createRateLimitFields } from '../server/rate-limit-fields.ts'
import { createRequestId } from '../server/request-id.ts'
import { tellTrouble } from '../server/tell-trouble.ts'
import { ApiChooser } from './choose-api.ts'
import { readForwardedTarget } from './forwarded-target.ts'
import { createIdentityFields } from './identity-fields.ts'
import { type Judgement, judgeRequest } from './judge-request.ts'
import { readRequestTarget } from './read-request-target.ts'
import { readSignedMessage } from './read-signed-facts.ts'

export interface ForwardAuthDeps {
  readonly engine: Engine
  readonly signer: IdentitySigner
  readonly metrics: Metrics
  readonly logger: Logger
  readonly trustedProxies: readonly AddressBlock[]
}

/**
 * `GET /forward-auth?api=shop`; `api` may be left out when there is one API. 204 with the
 * identity fields when the request may pass, else 401, 403, 429 or 400 as at the gateway. Asked
 * with `HEAD`, the problem document comes in `X-Keyward-Problem`: nginx drops the body of the
 * answer, and reuses a connection only when there was none. The path must come in canonical form:
 * the proxy will forward what it has, so anything that would be read as another path than the one
 * that was judged is refused.
 */
export function createForwardAuthHandler(deps: ForwardAuthDeps) {
  const apis = new ApiChooser(deps.engine)
  return (req: IncomingMessage, res: ServerResponse): void => {
    const requestId = createRequestId()
    answer(deps, apis, req, res).catch((error: unknown) => {
      tellTrouble(deps.logger, error, { requestId, operation: 'forwardAuth' })
      if (req.method === 'HEAD') {
        res.setHeader('x-keyward-problem', toFieldText(toProblem(error, requestId).body))
      }
      sendProblem(res, error, requestId)
    })
  }
}

async function answer(
  deps: ForwardAuthDeps,
  apis: ApiChooser,
  req: IncomingMessage,
  res: ServerResponse,
): Promise<void> {
  const { engine, metrics, logger } = deps
  const apiId = await apis.choose(req.url ?? '')
  const { method, url } = readForwardedTarget(req.rawHeaders)
  // As at the gateway: the API would echo the identity token to the client (RFC 9110 §9.3.8).
  if (method === 'TRACE') throw new KeywardError('method_not_allowed')
  const { target, query } = readRequestTarget(method, url)
  refuseOtherPath(url, target.path)
  const client = readClientFacts(req, deps.trustedProxies)
  const { address, peer } = client
  // Whoever asks here is a proxy: unless it is trusted to say for whom, all come from its address.
  const attemptsFrom = client.isPeerTrusted ? (address ?? peer) : null
  // Whether there is a body, only the proxy knows: it stays there.
  const readSigned = (): SignedFacts => ({
    message: readSignedMessage(req, client, method, url),
    body: { kind: 'unseen' },
  })
  const { rawHeaders } = req
  const facts = { apiId, target, query, rawHeaders, address, attemptsFrom, readSigned }
  const judgement = await judgeRequest(engine, facts, (where, keyId) => {
    metrics.countExposure(where)
    logger.warn({ keyId, where, api: apiId }, 'key exposed')
  })
  const nowMs = engine.clock.nowMs()
  if (judgement.outcome === 'denied') {
    const { decision, refusal: signature, dpop = null } = judgement
    metrics.countDecision('forward_auth', decision?.code ?? 'no_key')
    const keyId = decision?.key?.id
    const proof = dpop?.trouble?.code
    const told = { api: apiId, keyId, code: decision?.code, signature, proof }
    logger.info({ ...told, method, address }, 'denied')
    if (signature !== undefined) throw createSignatureError(apiId, method)
    throw createDenialError(apiId, decision, nowMs, dpop)
  }
  metrics.countDecision('forward_auth', judgement.outcome)
  res.writeHead(204, await createAnswerFields(deps, judgement, nowMs))
  res.end()
}

async function createAnswerFields(
  { signer }: ForwardAuthDeps,
  judgement: Exclude<Judgement, { outcome: 'denied' }>,
  nowMs: number,
): Promise<string[]> {
  const fields = ['cache-control', 'no-store']
  if (judgement.outcome === 'public') return fields
  const { decision, source, signed, dpop } = judgement
  if (dpop !== null) fields.push('dpop-nonce', dpop.nonce)
  // For the API to compare the body with: it alone gets to see it.
  const digest = signed?.contentDigest ?? null
  if (digest !== null) fields.push('x-keyward-content-digest', digest)
  fields.push(...(await createIdentityFields(signer, decision.key, source, nowMs)))
  for (const [name, value] of Object.entries(createRateLimitFields(decision, nowMs))) {
    fields.push(name, value)
  }
  return fields
}

/** JSON may hold any character, a header field only ASCII: escaped, it is the same JSON. */
function toFieldText(json: string): string {
  return json.replace(
    /[^\x20-\x7e]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  )
}
