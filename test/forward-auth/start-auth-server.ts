/** Starts a real /forward-auth on a real engine, and keeps what it was asked, for tests. */
import { once } from 'node:events'
import http, { type IncomingHttpHeaders } from 'node:http'
import type { AddressInfo } from 'node:net'
import { limits } from '../../src/base/limits.ts'
import type { ApiSettings } from '../../src/engine/apis/api-settings.ts'
import type { Engine } from '../../src/engine/engine.ts'
import { parseAddressBlock } from '../../src/engine/policy/address-block.ts'
import { IdentitySigner } from '../../src/engine/tokens/identity-signer.ts'
import { createForwardAuthHandler } from '../../src/gateway/forward-auth.ts'
import { createLogger } from '../../src/server/logger.ts'
import { Metrics } from '../../src/server/metrics.ts'
import { openMemoryEngine } from '../fixtures/open-memory-engine.ts'

export interface Question {
  readonly method: string
  readonly url: string
  readonly headers: IncomingHttpHeaders
  readonly rawHeaders: readonly string[]
  /** How many bytes of body came along. */
  bodyBytes: number
}

export interface AuthServer {
  readonly engine: Engine
  readonly signer: IdentitySigner
  readonly metrics: Metrics
  readonly port: number
  readonly url: string
  /** What it was asked, newest last. */
  readonly questions: Question[]
  readonly logLines: string[]
  /** How many connections were opened to it so far. */
  countConnections(): number
  /** From now on it answers as if the engine had never ended thinking. */
  freeze(): void
  [Symbol.asyncDispose](): Promise<void>
}

export interface AuthServerOptions {
  readonly trustedProxies?: readonly string[]
  readonly engine?: Engine
  /** A free one when absent. */
  readonly port?: number
}

export async function startAuthServer(
  api: Partial<ApiSettings> = {},
  options: AuthServerOptions = {},
): Promise<AuthServer> {
  const engine = options.engine ?? (await openMemoryEngine(api))
  const signer = new IdentitySigner(engine.tokens.signingKeys, 'keyward')
  const metrics = new Metrics()
  const logLines: string[] = []
  const destination = { write: (line: string) => void logLines.push(line) }
  const handle = createForwardAuthHandler({
    engine,
    signer,
    metrics,
    logger: createLogger({ level: 'debug', destination }),
    trustedProxies: (options.trustedProxies ?? []).map(parseBlock),
  })
  const questions: Question[] = []
  let connections = 0
  let isFrozen = false
  const server = http.createServer({ maxHeaderSize: limits.headerBytesMax }, (req, res) => {
    const { method = '', url = '', headers, rawHeaders } = req
    const question: Question = { method, url, headers, rawHeaders, bodyBytes: 0 }
    questions.push(question)
    req.on('data', (chunk: Buffer) => {
      question.bodyBytes += chunk.length
    })
    if (!isFrozen) handle(req, res)
  })
  server.keepAliveTimeout = limits.keepAliveTimeoutMs
  server.on('connection', () => {
    connections++
  })
  server.listen(options.port ?? 0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  return {
    engine,
    signer,
    metrics,
    port,
    url: `http://127.0.0.1:${port}`,
    questions,
    logLines,
    countConnections: () => connections,
    freeze() {
      isFrozen = true
    },
    async [Symbol.asyncDispose]() {
      if (!server.listening) return
      const closed = once(server, 'close')
      server.close()
      server.closeAllConnections()
      await closed
    },
  }
}

function parseBlock(text: string) {
  const block = parseAddressBlock(text)
  if (block === undefined) throw new Error(`${text} is no address block`)
  return block
}
