/** Starts a real upstream and a real gateway server around the relay, for its tests. */
import { once } from 'node:events'
import http, { type IncomingMessage, type RequestListener, type ServerResponse } from 'node:http'
import net, { type AddressInfo } from 'node:net'
import { text } from 'node:stream/consumers'
import { errorTable } from '../../src/base/error-table.ts'
import type { Forward } from '../../src/gateway/forward.ts'
import { openUpstream, type UpstreamOptions } from '../../src/gateway/open-upstream.ts'
import type { RelayOutcome } from '../../src/gateway/relay-outcome.ts'
import { relayRequest } from '../../src/gateway/relay-request.ts'
import { relayUpgrade } from '../../src/gateway/relay-upgrade.ts'
import { openListener } from '../../src/server/listener.ts'
import { createLogger } from '../../src/server/logger.ts'

export interface RelayFixture {
  readonly port: number
  readonly url: string
  readonly upstreamPort: number
  readonly outcomes: RelayOutcome[]
  /** Exchanges that the relay counts as under way. */
  countUnderWay(): number
  closeUpstream(): Promise<void>
  onRequest(listener: (req: IncomingMessage) => void): void
  /** The outcome with this index, as soon as it is there. */
  outcome(index?: number): Promise<RelayOutcome>
  [Symbol.asyncDispose](): Promise<void>
}

export interface FixtureOptions {
  readonly upstream?: Partial<UpstreamOptions>
  readonly forward?: Partial<Forward>
  readonly silenceTimeoutMs?: number
}

const sendProblem: Forward['sendProblem'] = (res, code) => {
  const { status } = errorTable[code]
  res.writeHead(status, { 'content-type': 'application/problem+json' })
  res.end(JSON.stringify({ error: code, status }))
}

/** `server` is what stands behind the gateway: an HTTP or a bare TCP server, not yet listening. */
export async function startRelay(
  server: net.Server,
  options: FixtureOptions = {},
): Promise<RelayFixture> {
  const sockets = trackSockets(server)
  const upstreamPort = await listen(server)
  const url = new URL(`http://127.0.0.1:${upstreamPort}`)
  const upstream = openUpstream({ url, ...options.upstream })
  const outcomes: RelayOutcome[] = []
  const waiting: (() => void)[] = []
  const note = (outcome: RelayOutcome) => {
    outcomes.push(outcome)
    for (const wake of waiting.splice(0)) wake()
  }
  const forward = (req: IncomingMessage): Forward => ({
    path: req.url ?? '/',
    headers: [],
    stripHeaders: [],
    responseHeaders: [],
    sendProblem,
    ...options.forward,
  })
  const handler = (req: IncomingMessage, res: ServerResponse) =>
    void relayRequest(upstream, req, res, forward(req)).then(note)
  const gateway = await openListener({
    host: '127.0.0.1',
    port: 0,
    tls: null,
    isTlsEndedByProxy: false,
    handler,
    checkContinue: handler,
    upgrade: (req, socket, head) =>
      void relayUpgrade(upstream, req, socket, head, forward(req)).then(note),
    silenceTimeoutMs: options.silenceTimeoutMs ?? upstream.clientSilenceTimeoutMs,
    logger: createLogger({ level: 'silent' }),
  })
  const { port } = gateway
  return {
    port,
    url: `http://127.0.0.1:${port}`,
    upstreamPort,
    outcomes,
    countUnderWay: () => upstream.underWay,
    closeUpstream: () => upstream.close(),
    onRequest: (listener) => void gateway.server.on('request', listener),
    async outcome(index = 0) {
      while (outcomes.length <= index) await new Promise<void>((wake) => waiting.push(wake))
      return outcomes[index] as RelayOutcome
    },
    async [Symbol.asyncDispose]() {
      await gateway.close(0)
      server.close()
      for (const socket of sockets) socket.destroy()
      await upstream.destroy()
    },
  }
}

/** A relay in front of a `node:http` upstream. */
export function startHttpRelay(
  listener: RequestListener,
  options: FixtureOptions = {},
): Promise<RelayFixture> {
  return startRelay(http.createServer(listener), options)
}

/** A relay in front of an upstream that writes whatever bytes a test wants. */
export function startRawRelay(
  onRequest: (socket: net.Socket, received: string) => void,
  options: FixtureOptions = {},
): Promise<RelayFixture> {
  const server = net.createServer((socket) => {
    socket.on('error', () => {})
    socket.on('data', (bytes) => onRequest(socket, bytes.toString('latin1')))
  })
  return startRelay(server, options)
}

export async function listen(server: net.Server): Promise<number> {
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  return (server.address() as AddressInfo).port
}

function trackSockets(server: net.Server): Set<net.Socket> {
  const sockets = new Set<net.Socket>()
  server.on('connection', (socket: net.Socket) => {
    sockets.add(socket)
    socket.on('close', () => sockets.delete(socket))
  })
  return sockets
}

export interface Answer {
  readonly status: number
  readonly headers: http.IncomingHttpHeaders
  readonly rawHeaders: readonly string[]
  readonly body: string
  readonly trailers: NodeJS.Dict<string>
}

/** One request by Node's own client, on a connection of its own unless an agent is given. */
export async function send(
  url: string,
  options: http.RequestOptions = {},
  write: (request: http.ClientRequest) => void = (request) => request.end(),
): Promise<Answer> {
  const request = http.request(url, { agent: false, ...options })
  const answered = once(request, 'response') as Promise<[IncomingMessage]>
  request.on('error', () => {})
  write(request)
  const [answer] = await answered
  const body = await text(answer)
  const { statusCode: status = 0, headers, rawHeaders, trailers } = answer
  return { status, headers, rawHeaders, body, trailers }
}

/** Writes `bytes` and gives back all that came until the other side closed. */
export async function exchangeBytes(port: number, bytes: string): Promise<string> {
  const socket = net.connect(port, '127.0.0.1')
  socket.on('error', () => {})
  socket.write(bytes, 'latin1')
  let received = ''
  socket.on('data', (chunk) => {
    received += chunk.toString('latin1')
  })
  await new Promise((closed) => socket.on('close', closed))
  return received
}

/** Reads a request to its end. */
export async function readBody(req: IncomingMessage): Promise<string> {
  return text(req)
}

/** Answers with what the upstream saw, as JSON. */
export function echo(req: IncomingMessage, res: ServerResponse): void {
  void text(req).then((body) => {
    const seen = { method: req.method, url: req.url, headers: req.rawHeaders, body }
    res.end(JSON.stringify({ ...seen, trailers: req.rawTrailers }))
  })
}
