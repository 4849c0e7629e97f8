/** Decides how strictly the gateway's server reads requests, and which events reach the relay. */
import type { IncomingMessage, Server, ServerOptions, ServerResponse } from 'node:http'
import { createServer } from 'node:http'
import { createServer as createTlsServer } from 'node:https'
import type { Duplex } from 'node:stream'
import type { SecureContextOptions, TlsOptions } from 'node:tls'
import { limits } from '../base/limits.ts'
import type { Upstream } from './open-upstream.ts'

export interface GatewayHandlers {
  /** Also for `Expect: 100-continue`: the relay says `100 Continue` when it wants the body. */
  onRequest(req: IncomingMessage, res: ServerResponse): void
  /** Only for WebSocket; the other upgrades (h2c) are ignored, as RFC 9110 §7.8 allows. */
  onUpgrade(req: IncomingMessage, socket: Duplex, head: Buffer): void
}

export interface GatewayServerOptions {
  readonly tls?: SecureContextOptions & TlsOptions
  /** How long a client may neither send its upload nor take its answer; 0 is for ever. */
  readonly clientSilenceMs: number
}

/** More than the upstream may be silent: waiting for it is not the client's silence. */
export function toClientSilenceMs(upstream: Upstream): number {
  const { headersTimeoutMs, bodyTimeoutMs } = upstream
  if (headersTimeoutMs === 0 || bodyTimeoutMs === 0) return 0
  return Math.max(headersTimeoutMs, bodyTimeoutMs) + limits.clientSilenceExtraMs
}

export function createGatewayServer(
  handlers: GatewayHandlers,
  options: GatewayServerOptions,
): Server {
  const http = {
    insecureHTTPParser: false,
    maxHeaderSize: limits.headerBytesMax,
    headersTimeout: limits.headersTimeoutMs,
    // An upload may take as long as it takes, as long as it goes on.
    requestTimeout: 0,
    keepAliveTimeout: limits.keepAliveTimeoutMs,
    connectionsCheckingInterval: limits.connectionsCheckMs,
    optimizeEmptyRequests: true,
    shouldUpgradeCallback: isWebSocketUpgrade,
  } satisfies ServerOptions
  const server =
    options.tls === undefined ? createServer(http) : createTlsServer({ ...http, ...options.tls })
  server.timeout = options.clientSilenceMs
  server.maxConnections = limits.connectionsMax
  // Some versions of Node drop fields above this in silence: the relay has to see one too many.
  server.maxHeadersCount = limits.headersMax + 1
  server.on('request', handlers.onRequest)
  server.on('checkContinue', handlers.onRequest)
  server.on('upgrade', (req: IncomingMessage, socket: Duplex, head: Buffer) => {
    // Node has taken its own listeners away; an error that nobody hears would end the process.
    socket.on('error', () => socket.destroy())
    handlers.onUpgrade(req, socket, head)
  })
  return server
}

export function isWebSocketUpgrade(req: IncomingMessage): boolean {
  return req.headers.upgrade?.toLowerCase() === 'websocket'
}
