/** Decides how a test takes the inventory of a small server over a real socket. */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { SystemClock } from '../../src/base/clock.ts'
import { openProbeClient } from '../../src/scanner/probe/client/open-probe-client.ts'
import { type Inventory, takeInventory } from '../../src/scanner/probe/inventory/take-inventory.ts'
import { nameOperation } from '../../src/scanner/probe/operation.ts'
import type { ScanSettings } from '../../src/scanner/scan-settings.ts'

export interface Reply {
  readonly status?: number
  readonly headers?: Readonly<Record<string, string>>
  /** Objects are sent as JSON, texts as they are. */
  readonly body?: unknown
}

export type Handler = (request: IncomingMessage, url: URL) => Reply | null

export interface TestInventory extends Inventory {
  readonly names: readonly string[]
  readonly skippedNames: readonly string[]
  /** `GET /path?query` of everything that arrived, in order. */
  readonly asked: readonly string[]
  readonly origin: string
  readonly requestsSent: number
}

/** By path, or a function; what they do not know is answered by 404 in JSON. */
export async function inventoryOf(
  routes: Readonly<Record<string, unknown>> | Handler,
  changes: Partial<ScanSettings> & { readonly base?: string } = {},
): Promise<TestInventory> {
  const asked: string[] = []
  const server = createServer((request, response) => {
    const url = new URL(request.url ?? '/', 'http://server')
    asked.push(`${request.method} ${request.url}`)
    const known = typeof routes === 'function' ? routes(request, url) : byPath(routes, url)
    const isWrongMethod = typeof routes !== 'function' && request.method === 'OPTIONS'
    answer(
      response,
      isWrongMethod ? { status: 404 } : (known ?? { status: 404, body: { error: 'not found' } }),
    )
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const { base = '', ...others } = changes
  const settings: ScanSettings = {
    target: origin + base,
    keys: [],
    isActive: false,
    headers: {},
    allowedOrigins: [],
    isInsecure: false,
    requestsBudget: 3_000,
    requestsPerSecond: 10_000,
    concurrency: 8,
    timeoutMs: 5_000,
    userAgent: 'keyward',
    fingerprintKey: 'test',
    ...others,
    openapi: others.openapi?.replace('ORIGIN', origin),
  }
  let seed = 7
  const environment = {
    clock: new SystemClock(),
    version: '0.0.0',
    randomBytes: (count: number) =>
      Uint8Array.from({ length: count }, () => {
        seed = (seed * 48_271) % 2_147_483_647
        return seed % 256
      }),
  }
  const client = await openProbeClient(settings, environment)
  try {
    const inventory = await takeInventory({ settings, environment, client })
    return {
      ...inventory,
      names: inventory.operations.map(nameOperation),
      skippedNames: inventory.skipped.map(nameOperation),
      asked,
      origin,
      requestsSent: client.requestsSent,
    }
  } finally {
    await client.close()
    server.closeAllConnections()
    await new Promise((resolve) => server.close(resolve))
  }
}

function byPath(routes: Readonly<Record<string, unknown>>, url: URL): Reply | null {
  const known = routes[url.pathname + url.search] ?? routes[url.pathname]
  if (known === undefined) return null
  if (typeof known === 'string')
    return { body: known, headers: { 'content-type': typeOf(url, known) } }
  if (isReply(known)) return known
  return { body: known }
}

function isReply(value: unknown): value is Reply {
  return typeof value === 'object' && value !== null && ('status' in value || 'headers' in value)
}

function typeOf(url: URL, text: string): string {
  if (url.pathname.endsWith('.js')) return 'text/javascript'
  if (url.pathname.endsWith('.xml')) return 'application/xml'
  return text.trimStart().startsWith('<') ? 'text/html' : 'text/plain'
}

function answer(response: ServerResponse, { status = 200, headers = {}, body }: Reply): void {
  const isText = typeof body === 'string'
  const type = isText ? 'text/plain' : 'application/json'
  response.writeHead(status, { 'content-type': type, ...headers })
  response.end(body === undefined ? '' : isText ? body : JSON.stringify(body))
}
