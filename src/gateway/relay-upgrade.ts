/** Decides how a WebSocket is opened through the gateway, and that nothing else is. */
import type { IncomingMessage } from 'node:http'
import type { Socket } from 'node:net'
import type { Duplex } from 'node:stream'
import { createUpgradeResponse } from './create-upgrade-response.ts'
import { findRequestRefusal, type RequestRefusal } from './find-request-refusal.ts'
import type { Forward } from './forward.ts'
import { type ForwardedRequest, forwardRequestFields } from './forward-request-fields.ts'
import { forwardResponseFields, type RawFields } from './forward-response-fields.ts'
import type { OpenExchange } from './open-exchanges.ts'
import { openTunnel } from './open-tunnel.ts'
import type { Upstream } from './open-upstream.ts'
import { refuseRequest } from './refuse-request.ts'
import type { RelayOutcome } from './relay-outcome.ts'
import { RelayedExchange } from './relayed-exchange.ts'

/**
 * Relays the handshake of RFC 6455; once the upstream has switched, bytes. An upstream that
 * answers anything but 101 is relayed as any answer, and the connection closed. The promise
 * settles when the exchange or the tunnel has ended.
 */
export function relayUpgrade(
  upstream: Upstream,
  req: IncomingMessage,
  socket: Duplex,
  head: Buffer,
  forward: Forward,
): Promise<RelayOutcome> {
  const res = createUpgradeResponse(req, socket)
  const forwarded = forwardRequestFields(req, forward)
  const refusal = findUpgradeRefusal(req, forwarded)
  if (refusal !== undefined) return Promise.resolve(refuseRequest(req, res, forward, refusal))
  return new Promise((onEnd) => {
    const request = {
      path: forward.path,
      method: 'GET',
      headers: forwarded.fields,
      body: null,
      upgrade: 'websocket',
    }
    const onUpgrade = (upstreamSocket: Duplex, raw: RawFields) => {
      res.detachSocket(socket as Socket)
      socket.write(formatSwitch(raw, forward), 'latin1')
      if (head.length > 0) socket.unshift(head)
      const exchange: OpenExchange = {
        holder: forward.holder,
        asked: forward.asked,
        judgedBy: null,
        place: -1,
        abort: () => tunnel.destroy(),
      }
      const tunnel = openTunnel(socket, upstreamSocket, () => {
        forward.exchanges?.remove(exchange)
        onEnd({ code: 'relayed', status: 101 })
      })
      forward.exchanges?.add(exchange)
    }
    const parts = { upstream, req, res, forward, request, onEnd, onUpgrade }
    // On a connection of its own: it will not come back to the pool.
    new RelayedExchange(parts).start((...sent) => upstream.dispatchAlone(...sent))
  })
}

function findUpgradeRefusal(
  req: IncomingMessage,
  forwarded: ForwardedRequest,
): RequestRefusal | undefined {
  if (req.method !== 'GET' || req.httpVersion !== '1.1') return 'not_a_websocket_handshake'
  if (req.headers.upgrade?.toLowerCase() !== 'websocket') return 'not_a_websocket_handshake'
  const { hosts, contentLength, transferEncoding } = forwarded
  const hasBody = contentLength !== undefined || transferEncoding !== undefined
  if (hosts === 0 || hasBody) return 'not_a_websocket_handshake'
  return findRequestRefusal(req, forwarded)
}

function formatSwitch(raw: RawFields, forward: Forward): string {
  const shape = { mayHaveLength: false, mayHaveTrailers: false }
  const { fields } = forwardResponseFields(raw, shape, forward.responseHeaders)
  let head = 'HTTP/1.1 101 Switching Protocols\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n'
  for (let index = 0; index < fields.length; index += 2) {
    head += `${fields[index]}: ${fields[index + 1]}\r\n`
  }
  return `${head}\r\n`
}
