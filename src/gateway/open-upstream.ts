/** Decides how the gateway reaches the API behind it: a pool of kept-alive connections. */
import { readFileSync } from 'node:fs'
import type { ClientRequest } from 'node:http'
import http from 'node:http'
import https from 'node:https'
import { isIP } from 'node:net'
import type { Readable } from 'node:stream'
import { buildConnector, Client, type Dispatcher, Pool } from 'undici'
import { KeywardError } from '../base/errors.ts'
import { limits } from '../base/limits.ts'

export interface UpstreamOptions {
  /** `http:`, `https:` or `unix:/path/to/socket`; a path is prefixed to every request. */
  readonly url: URL
  readonly connectTimeoutMs?: number
  /** Silence until the answer begins; 0 waits for ever. */
  readonly headersTimeoutMs?: number
  /** Silence in the middle of the answer; 0 waits for ever. */
  readonly bodyTimeoutMs?: number
  /** PEM certificates to trust in place of the system's. */
  readonly caFile?: string
  /** False takes any certificate: only for development. */
  readonly rejectUnauthorized?: boolean
  readonly connectionsMax?: number
  readonly waitingMax?: number
  readonly waitTimeoutMs?: number
}

export interface UpstreamRequest extends Dispatcher.DispatchOptions {
  readonly method: string
  readonly headers: string[]
  /** A stream, or a small body that was taken in whole: null until it is. */
  body: Readable | Buffer | null
}

/** What undici calls while an exchange goes on. */
export interface UpstreamHandler extends Dispatcher.DispatchHandler {
  /** Whether the connection of the exchange has been used before. */
  isReused: boolean
  /** True when nobody waits for the answer any more. */
  readonly hasEnded: boolean
}

export function openUpstream(options: UpstreamOptions): Upstream {
  const { url } = options
  if (!['http:', 'https:', 'unix:'].includes(url.protocol)) refuse('needs http, https or unix')
  if (url.username !== '' || url.password !== '') refuse('must not hold a user or password')
  if (url.search !== '' || url.hash !== '') refuse('must not hold a query or fragment')
  return new Upstream(options)
}

function refuse(why: string): never {
  throw new KeywardError('config_invalid', { detail: `The upstream URL ${why}.` })
}

export class Upstream {
  readonly headersTimeoutMs: number
  readonly bodyTimeoutMs: number
  readonly connectionsMax: number
  readonly waitTimeoutMs: number
  /** Exchanges begun and not ended, those that wait for a connection included. */
  underWay = 0
  readonly #underWayMax: number
  readonly #origin: URL
  readonly #basePath: string
  readonly #socketPath: string | undefined
  readonly #tls: { readonly ca?: string; readonly rejectUnauthorized?: boolean }
  /** What a TLS upstream is asked for; fixed, or a preserved `Host` of a client would choose it. */
  readonly #servername: { servername?: string }
  readonly #pool: Pool
  #singleUse: Pool | undefined
  #agent: http.Agent | undefined
  readonly #connectTimeoutMs: number

  constructor(options: UpstreamOptions) {
    const { url } = options
    const isUnix = url.protocol === 'unix:'
    this.headersTimeoutMs = options.headersTimeoutMs ?? limits.upstreamHeadersTimeoutMs
    this.bodyTimeoutMs = options.bodyTimeoutMs ?? limits.upstreamBodyTimeoutMs
    this.connectionsMax = options.connectionsMax ?? limits.upstreamConnectionsMax
    this.waitTimeoutMs = options.waitTimeoutMs ?? limits.upstreamWaitTimeoutMs
    this.#underWayMax = this.connectionsMax + (options.waitingMax ?? limits.upstreamWaitingMax)
    this.#connectTimeoutMs = options.connectTimeoutMs ?? limits.upstreamConnectTimeoutMs
    this.#origin = new URL(isUnix ? 'http://localhost' : url.origin)
    this.#basePath = isUnix ? '' : url.pathname.replace(/\/+$/, '')
    this.#socketPath = isUnix ? decodeURIComponent(url.pathname) : undefined
    this.#servername = url.protocol === 'https:' ? { servername: url.hostname } : {}
    this.#tls = {
      ...(options.caFile === undefined ? {} : { ca: readCertificates(options.caFile) }),
      ...(options.rejectUnauthorized === undefined
        ? {}
        : { rejectUnauthorized: options.rejectUnauthorized }),
    }
    this.#pool = this.#createPool(1)
  }

  /**
   * For the listener: how long a connection may be silent in the middle of an exchange, 0 for
   * ever. Longer than the upstream may be: waiting for it is not the client's silence.
   */
  get clientSilenceTimeoutMs(): number {
    if (this.headersTimeoutMs === 0 || this.bodyTimeoutMs === 0) return 0
    return Math.max(this.headersTimeoutMs, this.bodyTimeoutMs) + limits.clientSilenceExtraMs
  }

  get isFull(): boolean {
    return this.underWay >= this.#underWayMax
  }

  /** Sends a request on a kept-alive connection, or on a new one up to the limit. */
  dispatch(request: UpstreamRequest, handler: UpstreamHandler): void {
    this.#pool.dispatch(this.#locate(request), handler)
  }

  /** Sends a request on a connection of its own. */
  dispatchAlone(request: UpstreamRequest, handler: UpstreamHandler): void {
    this.#singleUse ??= this.#createPool(0)
    this.#singleUse.dispatch(this.#locate(request), handler)
  }

  /** The same by Node's own client, which can send trailers. */
  openNodeRequest(request: UpstreamRequest): ClientRequest {
    const { path, method, headers } = this.#locate(request)
    const client = this.#origin.protocol === 'https:' ? https : http
    this.#agent ??= new client.Agent({
      keepAlive: true,
      maxSockets: this.connectionsMax,
      timeout: limits.upstreamKeepAliveMs,
    })
    const hasHost = headers.some((part, index) => index % 2 === 0 && part.toLowerCase() === 'host')
    return client.request({
      agent: this.#agent,
      ...this.#tls,
      ...(isIP(this.#origin.hostname) === 0 ? this.#servername : {}),
      ...(this.#socketPath === undefined ? {} : { socketPath: this.#socketPath }),
      host: this.#origin.hostname.replace(/^\[|\]$/g, ''),
      port: this.#origin.port,
      path,
      method,
      headers: hasHost ? headers : ['host', this.#origin.host, ...headers],
      maxHeaderSize: limits.upstreamHeaderBytesMax,
    })
  }

  /** Takes no more requests, and waits for those under way. */
  async close(): Promise<void> {
    await Promise.all([this.#pool.close(), this.#singleUse?.close()])
    this.#agent?.destroy()
  }

  /** Cuts every connection. */
  async destroy(): Promise<void> {
    this.#agent?.destroy()
    await Promise.all([this.#pool.destroy(), this.#singleUse?.destroy()])
  }

  #locate(request: UpstreamRequest): UpstreamRequest {
    return { ...request, ...this.#servername, path: this.#basePath + request.path }
  }

  /** Pipelining 1 is one request at a time, 0 one request per connection (undici's words). */
  #createPool(pipelining: 0 | 1): Pool {
    const connect = buildConnector({
      ...this.#tls,
      allowH2: false,
      timeout: this.#connectTimeoutMs,
      ...(this.#socketPath === undefined ? {} : { socketPath: this.#socketPath }),
    })
    const servername = isIP(this.#origin.hostname.replace(/^\[|\]$/g, '')) === 0
    return new Pool(this.#origin, {
      allowH2: false,
      connect: (target, callback) =>
        connect({ ...target, servername: servername ? this.#origin.hostname : '' }, callback),
      connections: this.connectionsMax,
      factory: (origin, options) => new UpstreamClient(origin, options),
      pipelining,
      headersTimeout: this.headersTimeoutMs,
      bodyTimeout: this.bodyTimeoutMs,
      keepAliveTimeout: limits.upstreamKeepAliveMs,
      keepAliveMaxTimeout: limits.upstreamKeepAliveMs,
      maxHeaderSize: limits.upstreamHeaderBytesMax,
    })
  }
}

function readCertificates(file: string): string {
  try {
    return readFileSync(file, 'utf8')
  } catch (cause) {
    throw new KeywardError('tls_invalid', { detail: `Cannot read ${file}.` }, { cause })
  }
}

/** One connection of the pool, which tells each exchange whether it was used before. */
class UpstreamClient extends Client {
  #isConnected = false

  constructor(origin: URL, options: Client.Options) {
    super(origin, options)
    this.on('connect', () => {
      this.#isConnected = true
    })
    this.on('disconnect', () => {
      this.#isConnected = false
    })
  }

  override dispatch(options: Dispatcher.DispatchOptions, handler: Dispatcher.DispatchHandler) {
    if ('isReused' in handler) handler.isReused = this.#isConnected
    return super.dispatch(options, handler)
  }
}
