/** Guards one API: judges each request, forwards exactly what was judged, never the secret. */
import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Duplex } from 'node:stream'
import type { Logger } from 'pino'
import type { ErrorCode } from '../base/error-table.ts'
import { KeywardError } from '../base/errors.ts'
import type { Engine } from '../engine/engine.ts'
import { redactKeys } from '../engine/keys/redact-keys.ts'
import type { AddressBlock } from '../engine/policy/address-block.ts'
import type { IdentitySigner } from '../engine/tokens/identity-signer.ts'
import { type ClientFacts, readClientFacts } from '../server/client-facts.ts'
import { createDenialError, createSignatureError } from '../server/denial-error.ts'
import { discardUpload } from '../server/discard-upload.ts'
import type { Metrics } from '../server/metrics.ts'
import { sendProblem } from '../server/problem.ts'
import { createRateLimitFields } from '../server/rate-limit-fields.ts'
import { createRequestId } from '../server/request-id.ts'
import { tellTrouble } from '../server/tell-trouble.ts'
import { createUpgradeResponse } from './create-upgrade-response.ts'
import { createRightsFinder, EVERYBODY } from './find-rights.ts'
import type { Forward } from './forward.ts'
import { createForwardedFields } from './forwarded-fields.ts'
import { createIdentityFields } from './identity-fields.ts'
import { type Judgement, judgeRequest } from './judge-request.ts'
import { OpenExchanges } from './open-exchanges.ts'
import type { Upstream } from './open-upstream.ts'
import { type ReadTarget, readRequestTarget } from './read-request-target.ts'
import { readSignedFacts } from './read-signed-facts.ts'
import type { RelayOutcome } from './relay-outcome.ts'
import { relayRequest } from './relay-request.ts'
import { relayUpgrade } from './relay-upgrade.ts'
import { SignedBodies } from './signed-bodies.ts'

export interface GatewayDeps {
  readonly engine: Engine
  readonly apiId: string
  readonly signer: IdentitySigner
  readonly metrics: Metrics
  readonly logger: Logger
  readonly trustedProxies: readonly AddressBlock[]
  readonly preserveHost: boolean
  /**
   * Without a slash at its end. A proof that names another place is refused, though the client's
   * `Host` says the same: it was made for another server. Absent: `Host` is believed.
   */
  readonly publicUrl?: string | undefined
}

export interface Gateway {
  /** For the server's `request` and `checkContinue` events. */
  handle(req: IncomingMessage, res: ServerResponse): void
  /** For the server's `upgrade` event: WebSockets. */
  upgrade(req: IncomingMessage, socket: Duplex, head: Buffer): void
  /** Waits for exchanges under way, then cuts the rest and closes the upstream's connections. */
  close(drainTimeoutMs: number): Promise<void>
}

export function createGateway(deps: GatewayDeps, upstream: Upstream): Gateway {
  const exchanges = new OpenExchanges(createRightsFinder(deps.engine, deps.apiId))
  const arrivals = { exchanges, bodies: new SignedBodies() }
  return {
    handle(req, res) {
      const requestId = createRequestId()
      admit(deps, arrivals, req, res, requestId)
        .then((forward) => relayRequest(upstream, req, res, forward))
        .then(
          (outcome) => tellOutcome(deps, req, outcome, requestId),
          (error: unknown) => {
            tellTrouble(deps.logger, error, { requestId, api: deps.apiId })
            sendProblem(res, error, requestId)
            discardUpload(req, res)
          },
        )
    },
    upgrade(req, socket, head) {
      const requestId = createRequestId()
      admit(deps, arrivals, req, null, requestId)
        .then((forward) => relayUpgrade(upstream, req, socket, head, forward))
        .then(
          (outcome) => tellOutcome(deps, req, outcome, requestId),
          (error: unknown) => {
            tellTrouble(deps.logger, error, { requestId, api: deps.apiId })
            sendProblem(createUpgradeResponse(req, socket), error, requestId)
          },
        )
    },
    async close(drainTimeoutMs) {
      await exchanges.drain(drainTimeoutMs)
      exchanges.close()
      await upstream.close()
    },
  }
}

/** What a gateway has under way. */
interface Arrivals {
  readonly exchanges: OpenExchanges
  readonly bodies: SignedBodies
}

/**
 * What may be forwarded and how. Throws what the client is to be told when it may not pass. `res`
 * of null: it asks for an upgrade.
 */
async function admit(
  deps: GatewayDeps,
  { exchanges, bodies }: Arrivals,
  req: IncomingMessage,
  res: ServerResponse | null,
  requestId: string,
): Promise<Forward> {
  const { engine, apiId, metrics, logger } = deps
  const { target, query } = readRequestTarget(req.method ?? '', req.url ?? '')
  const client = readClientFacts(req, deps.trustedProxies)
  const { address, peer } = client
  const readSigned = () => readSignedFacts(req, res, client, bodies)
  const { rawHeaders } = req
  const { publicUrl } = deps
  const attemptsFrom = address ?? peer
  const facts = {
    apiId,
    target,
    query,
    rawHeaders,
    address,
    attemptsFrom,
    readSigned,
    publicUrl,
  }
  const judgement = await judgeRequest(engine, facts, (where, keyId) => {
    metrics.countExposure(where)
    logger.warn({ requestId, api: apiId, keyId, where, address }, 'key exposed')
  })
  if (judgement.outcome === 'denied') {
    const { decision, refusal: signature, dpop = null } = judgement
    metrics.countDecision('gateway', decision?.code ?? 'no_key')
    const { method } = target
    const path = redactKeys(target.path)
    const told = { requestId, api: apiId, keyId: decision?.key?.id, code: decision?.code }
    const proof = dpop?.trouble?.code
    logger.info({ ...told, signature, proof, method, path, address }, 'denied')
    if (signature !== undefined) throw createSignatureError(apiId, method)
    throw createDenialError(apiId, decision, engine.clock.nowMs(), dpop)
  }
  metrics.countDecision('gateway', judgement.outcome)
  const asked = { req, target, query, client, requestId }
  return createForward(deps, exchanges, asked, judgement)
}

type Passed = Exclude<Judgement, { outcome: 'denied' }>

interface Asked extends ReadTarget {
  readonly req: IncomingMessage
  readonly client: ClientFacts
  readonly requestId: string
}

async function createForward(
  deps: GatewayDeps,
  exchanges: OpenExchanges,
  { req, target, query, client, requestId }: Asked,
  judgement: Passed,
): Promise<Forward> {
  const headers = createForwardedFields(req, client)
  const path = query === '' ? target.path : `${target.path}?${query}`
  const common = {
    path,
    stripHeaders: judgement.credentialFields,
    preserveHost: deps.preserveHost,
    exchanges,
    asked: { target, address: client.address },
    sendProblem(res: ServerResponse, code: ErrorCode) {
      sendProblem(res, new KeywardError(code), requestId)
    },
  }
  if (judgement.outcome === 'public') {
    return { ...common, headers, responseHeaders: [], holder: EVERYBODY }
  }
  const { decision, source, signed, dpop } = judgement
  const nowMs = deps.engine.clock.nowMs()
  headers.push(...(await createIdentityFields(deps.signer, decision.key, source, nowMs)))
  const responseHeaders = Object.entries(createRateLimitFields(decision, nowMs)).flat()
  if (dpop !== null) responseHeaders.push('dpop-nonce', dpop.nonce)
  return {
    ...common,
    headers,
    responseHeaders,
    holder: decision.live,
    body: signed?.body ?? null,
  }
}

function tellOutcome(
  { metrics, logger, apiId }: GatewayDeps,
  req: IncomingMessage,
  outcome: RelayOutcome,
  requestId: string,
): void {
  metrics.countUpstream(outcome.code)
  if (outcome.code === 'relayed' || outcome.code === 'client_aborted') return
  const { code, status, reason } = outcome
  logger.warn({ requestId, api: apiId, method: req.method, code, status, reason }, 'not relayed')
}
