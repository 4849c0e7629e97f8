/** Decides how Keyward listens: never in clear text for strangers, never without limits. */
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import { createServer as createTlsServer } from 'node:https'
import type { Duplex } from 'node:stream'
import { KeywardError } from '../base/errors.ts'
import { limits } from '../base/limits.ts'
import { answerClientError } from './answer-client-error.ts'
import { Connections } from './connections.ts'
import { joinField } from './join-field.ts'
import type { Logger } from './logger.ts'
import type { RequestHandler } from './management-handler.ts'
import { sendProblem } from './problem.ts'
import { createRequestId } from './request-id.ts'
import { resolveHost } from './resolve-host.ts'
import {
  checkTlsPair,
  describeCertificate,
  readTlsFiles,
  type TlsFiles,
  type TlsPair,
} from './tls-credentials.ts'
import { watchTlsFiles } from './watch-tls-files.ts'

export interface ListenerOptions {
  readonly host: string
  /** 0 takes a free one. */
  readonly port: number
  /** Files are reloaded when they change. Null: plain HTTP. */
  readonly tls: TlsFiles | TlsPair | null
  /** A proxy in front ends TLS, so plain HTTP is fine on every interface. */
  readonly isTlsEndedByProxy: boolean
  readonly handler: RequestHandler
  /** For `Expect: 100-continue`; without it 100 is said and the request goes to `handler`. */
  readonly checkContinue?: RequestHandler
  /** WebSockets; without it they are plain requests. Other upgrades (h2c) always are. */
  readonly upgrade?: (req: IncomingMessage, socket: Duplex, head: Buffer) => void
  /**
   * How long a whole request may take, body included; 0, the default, is for ever: uploads that
   * are relayed take as long as they take, and `readBody` has a limit of its own.
   */
  readonly requestTimeoutMs?: number
  /** How long a connection may be silent in the middle of an exchange; 0, the default, for ever. */
  readonly silenceTimeoutMs?: number
  /** Those of `limits` when absent; tests have less patience. */
  readonly pace?: Partial<Pace>
  readonly logger: Logger
}

export interface Pace {
  readonly headersTimeoutMs: number
  readonly connectionsCheckMs: number
  readonly tlsReloadCheckMs: number
}

export interface Listener {
  readonly url: string
  readonly host: string
  readonly port: number
  readonly server: Server
  /** Stops accepting, lets answers in flight end, cuts what is left after `drainTimeoutMs`. */
  close(drainTimeoutMs: number): Promise<void>
}

/** Errors: `listen_failed`, `cleartext_refused`, `tls_invalid`. */
export async function openListener(options: ListenerOptions): Promise<Listener> {
  const { host, tls, logger } = options
  const resolved = await resolveHost(host)
  if (tls === null && !resolved.isLoopback && !options.isTlsEndedByProxy) {
    throw new KeywardError('cleartext_refused', {
      detail: `${host} can be reached from other machines.`,
    })
  }
  const server = createLimitedServer(options)
  const connections = new Connections(server)
  attachHandlers(server, connections, options)
  await listen(server, resolved.address, options.port)
  const stopWatching = watchTls(server, options)
  const address = server.address()
  const port = typeof address === 'object' && address !== null ? address.port : options.port
  const url = formatUrl(tls === null ? 'http' : 'https', resolved.address, host, port)
  logger.info({ url }, 'listening')
  return {
    url,
    host,
    port,
    server,
    close(drainTimeoutMs) {
      stopWatching()
      return connections.close(drainTimeoutMs)
    },
  }
}

function createLimitedServer({ tls, logger, ...options }: ListenerOptions): Server {
  const headersTimeoutMs = options.pace?.headersTimeoutMs ?? limits.headersTimeoutMs
  const requestTimeout = options.requestTimeoutMs ?? 0
  const http = {
    insecureHTTPParser: false,
    // `admit` asks for it, and answers with a problem where Node would send a bare 400.
    requireHostHeader: false,
    maxHeaderSize: limits.headerBytesMax,
    headersTimeout: Math.min(headersTimeoutMs, requestTimeout || headersTimeoutMs),
    requestTimeout,
    keepAliveTimeout: limits.keepAliveTimeoutMs,
    connectionsCheckingInterval: options.pace?.connectionsCheckMs ?? limits.connectionsCheckMs,
    optimizeEmptyRequests: true,
    shouldUpgradeCallback: (req: IncomingMessage) =>
      options.upgrade !== undefined && req.headers.upgrade?.toLowerCase() === 'websocket',
  }
  const server = tls === null ? createServer(http) : createSecureServer(tls, http, logger)
  server.timeout = options.silenceTimeoutMs ?? 0
  server.maxConnections = limits.connectionsMax
  // Node drops fields above a maximum without a word; they are counted in `admit` instead, and
  // their bytes are bounded anyway.
  server.maxHeadersCount = 0
  return server
}

function createSecureServer(tls: TlsFiles | TlsPair, http: object, logger: Logger): Server {
  const pair = 'certPath' in tls ? readTlsFiles(tls) : checkTlsPair(tls)
  logger.info(describeCertificate(pair), 'certificate loaded')
  return createTlsServer({
    ...http,
    ...pair,
    minVersion: 'TLSv1.2',
    handshakeTimeout: limits.headersTimeoutMs,
  })
}

function attachHandlers(
  server: Server,
  connections: Connections,
  { tls, handler, checkContinue, upgrade, logger }: ListenerOptions,
): void {
  const hsts = tls === null ? null : `max-age=${limits.hstsMaxAgeSeconds}`
  const admit =
    (handle: RequestHandler): RequestHandler =>
    (req, res) => {
      if (!connections.begin(req.socket, res)) return
      if (hsts !== null) res.setHeader('strict-transport-security', hsts)
      const refusal = findRefusal(req)
      if (refusal === undefined) handle(req, res)
      else refuse(res, refusal)
    }
  server.on('request', admit(handler))
  if (checkContinue !== undefined) server.on('checkContinue', admit(checkContinue))
  if (upgrade !== undefined) {
    server.on('upgrade', (req: IncomingMessage, socket: Duplex, head: Buffer) => {
      // Node has taken its own listeners away; an error that nobody hears would end the process.
      socket.on('error', () => socket.destroy())
      // Behind requests that are still being answered, two would write on one connection.
      if (connections.isAnswering(socket)) socket.destroy()
      else upgrade(req, socket, head)
    })
  }
  server.on('clientError', (error: Error, socket) => {
    answerClientError(error, socket, connections.findCurrent(socket))
  })
  server.on('error', (error) => logger.error({ err: error }, 'listener failed'))
}

/** RFC 9112 §3.2: a request of HTTP/1.1 without Host is refused. */
function findRefusal(req: IncomingMessage): KeywardError | undefined {
  if (req.rawHeaders.length > limits.headersMax * 2) return new KeywardError('headers_too_large')
  // Looked for in the raw fields: the parsed object is made on first use, and few need it.
  const hasHost = joinField(req.rawHeaders, 'host') !== undefined
  if (hasHost || req.httpVersionMinor === 0) return undefined
  return new KeywardError('invalid_request', { detail: 'Host is missing.' })
}

function refuse(res: ServerResponse, error: KeywardError): void {
  res.shouldKeepAlive = false
  sendProblem(res, error, createRequestId())
}

function watchTls(server: Server, { tls, logger, pace }: ListenerOptions): () => void {
  if (tls === null || !('certPath' in tls)) return () => {}
  const renew = (pair: TlsPair) => {
    if ('setSecureContext' in server && typeof server.setSecureContext === 'function') {
      server.setSecureContext({ ...pair, minVersion: 'TLSv1.2' })
    }
  }
  return watchTlsFiles(tls, logger, renew, pace?.tlsReloadCheckMs)
}

function listen(server: Server, address: string, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    const fail = (cause: NodeJS.ErrnoException) => {
      const detail = `${address} port ${port}: ${describeListenError(cause.code)}`
      reject(new KeywardError('listen_failed', { detail }, { cause }))
    }
    server.once('error', fail)
    server.listen({ host: address, port }, () => {
      server.off('error', fail)
      resolve()
    })
  })
}

function describeListenError(code: string | undefined): string {
  if (code === 'EADDRINUSE') return 'another process listens there already.'
  if (code === 'EACCES') return 'this user may not listen there.'
  if (code === 'EADDRNOTAVAIL') return 'this machine does not have that address.'
  return `${code ?? 'unknown error'}.`
}

/** What a person can open: every interface is reached as localhost. */
function formatUrl(scheme: string, address: string, host: string, port: number): string {
  const isEvery = address === '0.0.0.0' || address === '::'
  const name = isEvery ? 'localhost' : host.replace(/^\[(.*)\]$/, '$1')
  return `${scheme}://${name.includes(':') ? `[${name}]` : name}:${port}`
}
