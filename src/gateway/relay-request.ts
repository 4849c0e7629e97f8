/** Decides how a request goes to the upstream and its answer back, streaming both ways. */
import type { IncomingMessage, ServerResponse } from 'node:http'
import { dispatchWithTrailers } from './dispatch-with-trailers.ts'
import { findRequestRefusal } from './find-request-refusal.ts'
import type { Forward } from './forward.ts'
import { type ForwardedRequest, forwardRequestFields } from './forward-request-fields.ts'
import type { Upstream } from './open-upstream.ts'
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
  return new Promise((onEnd) => {
    const request = {
      path: forward.path,
      method: req.method ?? 'GET',
      headers: forwarded.fields,
      body: hasBody(forwarded) ? openBody(req, res, forwarded) : null,
    }
    const send: Send = forwarded.declaresTrailers
      ? (parts, handler) => dispatchWithTrailers(upstream, parts, req, forward, handler)
      : (parts, handler) => upstream.dispatch(parts, handler)
    new RelayedExchange({ upstream, req, res, forward, request, onEnd }).start(send)
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
