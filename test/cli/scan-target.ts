/** Serves a small API for tests of the command line: one open operation, one guarded, one slow. */
import { once } from 'node:events'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach } from 'vitest'

export interface ScanTarget {
  readonly url: string
  /** Of each request: method and path with query. */
  readonly requests: readonly string[]
}

export interface ScanTargetOptions {
  readonly keys?: readonly string[]
  /** Answers nothing below /v1 until it is closed. */
  readonly isSlow?: boolean
  /** Echoes what it was sent, as careless APIs do. */
  readonly echoes?: boolean
}

const closers: (() => Promise<void>)[] = []

/** Call in the body of a test file. */
export function closeTargetsAfterEach(): void {
  afterEach(async () => {
    for (const close of closers.splice(0)) await close()
  })
}

export async function openScanTarget(options: ScanTargetOptions = {}): Promise<ScanTarget> {
  const requests: string[] = []
  const server = createServer((request, response) => {
    requests.push(`${request.method} ${request.url}`)
    answer(request, response, options)
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  closers.push(async () => {
    server.closeAllConnections()
    server.close()
    await once(server, 'close')
  })
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, requests }
}

function answer(
  request: IncomingMessage,
  response: ServerResponse,
  options: ScanTargetOptions,
): void {
  const { pathname } = new URL(request.url ?? '/', 'http://target')
  if (pathname.startsWith('/v1') && options.isSlow === true) return
  const echo = { headers: request.rawHeaders, url: request.url }
  const more = options.echoes === true ? echo : {}
  const [status, body] = choose(pathname, request, options)
  const told = Array.isArray(body)
    ? body.map((each) => ({ ...each, ...more }))
    : { ...body, ...more }
  response.writeHead(status, { 'content-type': 'application/json' })
  response.end(JSON.stringify(told))
}

type Body = Readonly<Record<string, unknown>>

function choose(
  path: string,
  request: IncomingMessage,
  { keys = [] }: ScanTargetOptions,
): readonly [status: number, body: Body | readonly Body[]] {
  if (path === '/openapi.json') return [200, createDocument()]
  if (path === '/v1/users') return [200, [{ id: 1, name: 'Ann', email: 'ann@example.com' }]]
  if (path !== '/v1/orders') return [404, { error: 'not found' }]
  const isKnown = keys.includes(String(request.headers['x-api-key'] ?? ''))
  return isKnown ? [200, [{ id: 3, total: 5 }]] : [401, { error: 'unauthorized' }]
}

function createDocument() {
  const get = { responses: { 200: { description: 'OK' } } }
  return {
    openapi: '3.1.0',
    info: { title: 'Target', version: '1.0.0' },
    components: { securitySchemes: { key: { type: 'apiKey', in: 'header', name: 'X-API-Key' } } },
    security: [{ key: [] }],
    paths: { '/v1/users': { get }, '/v1/orders': { get }, '/reset': { get } },
  }
}
