/** Serves the small API of a sample over a real socket, and scans it as the sample asks for. */
import { randomBytes } from 'node:crypto'
import { createServer, type RequestListener, type Server, type ServerResponse } from 'node:http'
import { createServer as createTlsServer, type ServerOptions } from 'node:https'
import type { AddressInfo } from 'node:net'
import { SystemClock } from '../../src/base/clock.ts'
import type { ProbeRule } from '../../src/scanner/probe/probe-rule.ts'
import { runScan } from '../../src/scanner/probe/run/run-scan.ts'
import type {
  Sample,
  SampleAnswer,
  SampleApi,
  SampleRequest,
} from '../../src/scanner/probe/sample.ts'
import type { ScanReport } from '../../src/scanner/scan-report.ts'
import type { ScanEnvironment, ScanSettings } from '../../src/scanner/scan-settings.ts'
import { createSampleCertificate } from './sample-certificate.ts'

/** The name of a sample that is scanned as if it were not on loopback. */
const REMOTE_NAME = 'api.sample.test'

export interface ServedSample {
  readonly settings: ScanSettings
  readonly environment: ScanEnvironment
  readonly failures: { readonly ruleId: string; readonly error: unknown }[]
  /** Of every request that arrived: `GET /v1/users?page=1`. */
  readonly requests: string[]
  close(): Promise<void>
}

export async function serveSample(sample: Sample): Promise<ServedSample> {
  const requests: string[] = []
  const failures: ServedSample['failures'] = []
  const answer = listener(sample.open(), requests, (error) =>
    failures.push({ ruleId: 'the sample itself', error }),
  )
  const certificate = sample.tls === undefined ? null : await createSampleCertificate(sample.tls)
  const server =
    certificate === null
      ? createServer(answer)
      : createTlsServer(tlsOptions(sample, certificate), answer)
  const port = await listen(server)
  const twin =
    sample.plainTwin === undefined ? null : createServer(twinListener(sample, answer, port))
  const twinPort = twin === null ? null : await listen(twin)
  const host = sample.isRemote === true ? REMOTE_NAME : sample.tls ? 'localhost' : '127.0.0.1'
  return {
    settings: {
      ...settingsOf(sample),
      target: `${certificate === null ? 'http' : 'https'}://${host}:${port}`,
      allowedOrigins: twinPort === null ? [] : [`http://${host}:${twinPort}`],
      // Only a certificate that is wrong is looked past, so that the rest can be scanned.
      isInsecure: certificate !== null && sample.tls !== 'good' && sample.tls !== 'old-protocol',
      ca: certificate !== null && sample.tls !== 'self-signed' ? certificate.ca : undefined,
    },
    environment: {
      clock: new SystemClock(),
      randomBytes: (count) => randomBytes(count),
      version: '0.0.0',
      resolve: () => Promise.resolve(['127.0.0.1']),
      onRuleFailure: (ruleId, error) => failures.push({ ruleId, error }),
    },
    failures,
    requests,
    close: async () => {
      await close(server)
      if (twin !== null) await close(twin)
    },
  }
}

export interface SampleScan extends Pick<ServedSample, 'failures' | 'requests'> {
  readonly report: ScanReport
}

export async function scanSample(sample: Sample, rules: readonly ProbeRule[]): Promise<SampleScan> {
  const served = await serveSample(sample)
  try {
    const report = await runScan(served.settings, served.environment, rules)
    return { report, failures: served.failures, requests: served.requests }
  } finally {
    await served.close()
  }
}

function settingsOf(
  sample: Sample,
): Omit<ScanSettings, 'target' | 'isInsecure' | 'allowedOrigins'> {
  const toKeys = (keys: Readonly<Record<string, string>> = {}, isRevoked: boolean) =>
    Object.entries(keys).map(([name, text]) => ({ name, text, isRevoked }))
  return {
    keys: [...toKeys(sample.keys, false), ...toKeys(sample.revokedKeys, true)],
    isActive: sample.isActive === true,
    headers: {},
    requestsBudget: 5_000,
    requestsPerSecond: 10_000,
    concurrency: 8,
    timeoutMs: 5_000,
    userAgent: 'keyward-test',
    fingerprintKey: 'the same in every test',
  }
}

async function listen(server: Server): Promise<number> {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return (server.address() as AddressInfo).port
}

function close(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve())
    server.closeAllConnections()
  })
}

/** The same API in the clear, or the redirect that should be in its place. */
function twinListener(sample: Sample, same: RequestListener, tlsPort: number): RequestListener {
  if (sample.plainTwin === 'same') return same
  return (request, response) => {
    const host = (request.headers.host ?? '').replace(/:\d+$/, '')
    const location = `https://${host}:${tlsPort}${request.url ?? '/'}`
    response.writeHead(308, { location }).end()
  }
}

function tlsOptions(
  sample: Sample,
  certificate: { readonly cert: string; readonly key: string },
): ServerOptions {
  const { cert, key } = certificate
  if (sample.tls !== 'old-protocol') return { cert, key }
  return { cert, key, minVersion: 'TLSv1', ciphers: 'DEFAULT@SECLEVEL=0' }
}

function listener(
  api: SampleApi,
  requests: string[],
  onFailure: (error: unknown) => void,
): RequestListener {
  const ask = (request: SampleRequest): SampleAnswer => {
    try {
      return api(request)
    } catch (error) {
      // What a framework makes of a path that cannot be decoded.
      if (!(error instanceof URIError)) onFailure(error)
      return { status: 500, body: { error: 'internal error' } }
    }
  }
  return (request, response) => {
    const chunks: Buffer[] = []
    request.on('data', (chunk: Buffer) => chunks.push(chunk))
    request.on('end', () => {
      const { method = 'GET', url = '/' } = request
      const [path = '/', ...query] = url.split('?')
      const answer = ask({
        method,
        path,
        query: new URLSearchParams(query.join('?')),
        headers: Object.fromEntries(
          Object.entries(request.headers).map(([name, value]) => [name, String(value)]),
        ),
        body: Buffer.concat(chunks).toString('utf8'),
        earlier: requests.length,
      })
      requests.push(`${method} ${url}`)
      send(response, answer)
    })
  }
}

/** Every request gets its answer, even where the sample has put a wrong field into it. */
function send(response: ServerResponse, { status, headers = {}, body }: SampleAnswer): void {
  const isJson = typeof body === 'object' && body !== null && !Buffer.isBuffer(body)
  const fields = new Map(Object.entries(headers))
  if (isJson && ![...fields.keys()].some((each) => each.toLowerCase() === 'content-type')) {
    fields.set('content-type', 'application/json')
  }
  response.writeHead(
    status,
    [...fields].flatMap(([name, value]) =>
      (typeof value === 'string' ? [value] : value).flatMap((each) => [name, each]),
    ),
  )
  if (body === undefined) response.end()
  else response.end(isJson ? JSON.stringify(body) : Buffer.isBuffer(body) ? body : String(body))
}
