/** Decides how a request goes to the upstream and its answer back, streaming both ways. */
import type { IncomingMessage, ServerResponse } from 'node:http'
import { collectBody, isCollected } from './collect-body.ts'
import { dispatchWithTrailers } from './dispatch-with-trailers.ts'
import { findRequestRefusal } from './find-request-refusal.ts'
import type { Forward } from './forward.ts'
import { type ForwardedRequest, forwardRequestFields } from './forward-request-fields.ts'
import type { Upstream, UpstreamRequest } from './open-upstream.ts'
import { refuseRequest } from './refuse-request.ts'
import type { RelayOutcome } from './relay-outcome.ts'
import { RelayedExchange, type Send } from './relayed-exchange.ts'
import { RequestBody } from './request-body.ts'

/**
 * Relays one exchange and tells how it ended; never rejects for what client or upstream do. The
 * response is answered or its connection cut in every case. The server must come from
 * `createGatewayServer`, or `100 Continue` is sent before the relay asks for the body.
 */
export function relayRequest(
  upstream: Upstream,
  req: IncomingMessage,
  res: ServerResponse,
  forward: Forward,
): Promise<RelayOutcome> {
  const forwarded = forwardRequestFields(req, forward)
  const refusal = findRequestRefusal(req, forwarded)
  if (refusal !== undefined) return Promise.resolve(refuseRequest(req, res, forward, refusal))
  const taken = forward.body ?? null
  const streams = taken === null && hasBody(forwarded) && !isCollected(forwarded)
  const request: UpstreamRequest = {
    path: forward.path,
    method: req.method ?? 'GET',
    headers: forwarded.fields,
    body: streams ? openBody(req, res, forwarded) : taken,
  }
  return new Promise((onEnd) => {
    const exchange = new RelayedExchange({ upstream, req, res, forward, request, onEnd })
    exchange.start(chooseSend(upstream, req, forward, forwarded))
  })
}

function chooseSend(
  upstream: Upstream,
  req: IncomingMessage,
  forward: Forward,
  forwarded: ForwardedRequest,
): Send {
  // Trailers of a body that was taken in are gone: nobody signed them.
  const isTaken = (forward.body ?? null) !== null
  if (isTaken) return (request, handler) => upstream.dispatch(request, handler)
  if (forwarded.declaresTrailers && forwarded.transferEncoding !== undefined) {
    return (request, handler) => dispatchWithTrailers(upstream, request, req, forward, handler)
  }
  if (!hasBody(forwarded) || !isCollected(forwarded)) {
    return (request, handler) => upstream.dispatch(request, handler)
  }
  return (request, handler) =>
    collectBody(req, (body) => {
      request.body = body
      if (!handler.hasEnded) upstream.dispatch(request, handler)
    })
}

function hasBody({ contentLength, transferEncoding }: ForwardedRequest): boolean {
  return (
    transferEncoding !== undefined || (contentLength !== undefined && Number(contentLength) > 0)
  )
}

function openBody(req: IncomingMessage, res: ServerResponse, forwarded: ForwardedRequest) {
  return new RequestBody(req, () => {
    if (forwarded.expectsContinue && !res.headersSent) res.writeContinue()
  })
}
