/** Decides the life of a server: open, apply, listen, tell, serve, drain, close. */
import type { IncomingMessage } from 'node:http'
import type { Duplex } from 'node:stream'
import { limits } from '../../base/limits.ts'
import { IdentitySigner } from '../../engine/tokens/identity-signer.ts'
import { createForwardAuthHandler } from '../../gateway/forward-auth.ts'
import type { LeakDesk } from '../../server/leaks/leak-desk.ts'
import { type Listener, openListener } from '../../server/listener.ts'
import type { Logger } from '../../server/logger.ts'
import type { ManagementDeps } from '../../server/management-deps.ts'
import { createManagementHandler, type RequestHandler } from '../../server/management-handler.ts'
import { Metrics } from '../../server/metrics.ts'
import { resolveHost } from '../../server/resolve-host.ts'
import { openScanDesk, type ScanDesk } from '../../server/scans/scan-desk.ts'
import { createSelfSignedCertificate } from '../../server/self-signed.ts'
import { SinkDesk } from '../../server/sinks/sink-desk.ts'
import { watchKeyLife } from '../../server/watch-key-life.ts'
import type { CliContext } from '../cli-context.ts'
import { type Authority, openAuthority } from '../open-authority.ts'
import { finish, type Outcome } from '../outcome.ts'
import { readVersion } from '../read-version.ts'
import { announceStart, showAdminKey } from './announce-start.ts'
import { ensureFirstAdminKey } from './first-admin-key.ts'
import type { ListenAddress } from './listen-address.ts'
import { openLeakDesk } from './open-leak-desk.ts'
import { openSinks } from './open-sinks.ts'
import { createServerLog } from './server-log.ts'
import type { ServerSettings } from './server-settings.ts'
import { listenToSignals, type StopSignals } from './stop-signals.ts'

/** What every server has, for whoever decides what it serves. */
export interface ServerParts {
  readonly authority: Authority
  readonly logger: Logger
  readonly metrics: Metrics
  readonly signer: IdentitySigner
  /** Management API and /forward-auth. */
  readonly management: RequestHandler
}

/** What is served at one address. */
export interface Surface {
  readonly listen: ListenAddress
  readonly handler: RequestHandler
  readonly checkContinue?: RequestHandler
  readonly upgrade?: (req: IncomingMessage, socket: Duplex, head: Buffer) => void
  readonly silenceTimeoutMs?: number
}

export interface ServerPlan {
  readonly surfaces: readonly Surface[]
  /** What a person reads at the start, given the URL of each surface. */
  readonly describe: (urls: readonly string[]) => readonly (readonly [string, string])[]
  /** What stands behind the surfaces, beside the authority. */
  readonly close: (drainTimeoutMs: number) => Promise<void>
}

/** Names us in identity tokens. */
const ISSUER = 'keyward'

type Phase = 'starting' | 'serving' | 'draining'

/** Ends when a signal comes. Errors: whatever keeps it from starting, with nothing left open. */
export async function runServer(
  context: CliContext,
  settings: ServerSettings,
  createPlan: (parts: ServerParts) => Promise<ServerPlan>,
): Promise<Outcome> {
  const logger = createServerLog(context, settings.logLevel)
  // From the first moment: a signal in the middle of the start must not cut it short.
  const signals = listenToSignals(logger, context.isOutputTerminal && context.isErrorTerminal)
  try {
    return await openAndServe(context, settings, createPlan, { logger, signals })
  } finally {
    signals.dispose()
  }
}

interface Watched {
  readonly logger: Logger
  readonly signals: StopSignals
}

async function openAndServe(
  context: CliContext,
  settings: ServerSettings,
  createPlan: (parts: ServerParts) => Promise<ServerPlan>,
  watched: Watched,
): Promise<Outcome> {
  const { logger } = watched
  const { data: directory, quotaDurability, failedAttemptsPerMinute } = settings
  const opened = { directory, quotaDurability, failedAttemptsPerMinute, logger }
  const authority = await openAuthority(opened)
  const phase = { now: 'starting' as Phase }
  let plan: ServerPlan | undefined
  let scans: ScanDesk | undefined
  let sinks: SinkDesk | undefined
  const metrics = new Metrics()
  const listeners: Listener[] = []
  try {
    sinks = await openSinkDesk(context, settings, authority, watched, metrics)
    const { clock } = authority.engine
    const leaks = await openLeakDesk(settings.leaks, clock, logger, context.environment)
    const reach = { isLoopbackOnly: false }
    const rules = { ...settings.scanTargets, isLoopbackOnly: () => reach.isLoopbackOnly }
    scans = await openScanDesk(authority.engine, rules, readVersion())
    const isDraining = () => phase.now !== 'serving'
    const deps = { logger, metrics, scans, leaks, isDraining }
    plan = closeWith(await createPlan(createParts(settings, authority, deps)), leaks)
    reach.isLoopbackOnly = await isForThisMachineOnly(settings, plan)
    const tls = await readTls(settings)
    const { tokens } = authority.engine
    tokens.algorithm = settings.tokens.algorithm
    for (const surface of plan.surfaces) {
      const { listen, ...served } = surface
      const { isTlsEndedByProxy } = settings
      listeners.push(await openListener({ ...listen, ...served, tls, isTlsEndedByProxy, logger }))
      // The management API, which makes tokens, is at the last one.
      tokens.issuer = settings.tokens.publicUrl ?? listeners.at(-1)?.url ?? tokens.issuer
    }
    const { adminKeyFile } = settings
    const firstKey = await ensureFirstAdminKey(authority.engine, adminKeyFile, (secret) =>
      showAdminKey(context, secret),
    )
    const { auditRetentionMs: retentionMs } = settings
    const told = settings.sinks.map(({ name }) => name)
    await authority.audit.start({ version: readVersion(), retentionMs, sinks: told })
    phase.now = 'serving'
    const urls = listeners.map(({ url }) => url)
    const { directory: data } = authority
    await announceStart(context, logger, { urls, facts: plan.describe(urls), firstKey, data })
    warnOfIssuer(logger, settings, reach.isLoopbackOnly, tokens.issuer)
    void scans.scheduler.runDue()
  } catch (error) {
    await Promise.all([...listeners.map((listener) => listener.close(0)), scans?.close()])
    await plan?.close(0)
    await sinks?.close()
    await authority.close()
    throw error
  }
  const reminders = watchKeyLife(authority.engine)
  const parts = [...listeners, plan, scans, reminders]
  return serveUntilStopped(watched, authority, { parts, sinks }, () => {
    phase.now = 'draining'
  })
}

function closeWith(plan: ServerPlan, more: { close(): Promise<void> }): ServerPlan {
  const close = async (drainTimeoutMs: number) => {
    await plan.close(drainTimeoutMs)
    await more.close()
  }
  return { ...plan, close }
}

/** Clients on other machines compare the issuer with the URL under which they know us. */
function warnOfIssuer(
  logger: Logger,
  { tokens: { publicUrl } }: ServerSettings,
  isLoopbackOnly: boolean,
  issuer: string,
): void {
  if (publicUrl !== undefined || isLoopbackOnly) return
  logger.warn({ issuer }, 'tokens name where we listen; set publicUrl to how clients reach us')
}

/** Before anything else happens, so that a file or a secret that is missing is told at once. */
async function openSinkDesk(
  { environment }: CliContext,
  settings: ServerSettings,
  { engine }: Authority,
  { logger, signals }: Watched,
  metrics: Metrics,
): Promise<SinkDesk> {
  const sinks = await openSinks(settings.sinks, engine.clock, environment)
  for (const { name, sink } of sinks) {
    logger.info({ sink: name, destination: sink.destination }, 'audit events are sent there')
  }
  const desk = new SinkDesk({ sinks, engine, logger, metrics })
  signals.onHangUp(() => desk.reopen())
  return desk
}

interface Serving {
  readonly parts: readonly { close(drainTimeoutMs: number): Promise<void> }[]
  /** Closed last: they are told of what the others did. */
  readonly sinks: SinkDesk
}

async function serveUntilStopped(
  { logger, signals }: Watched,
  authority: Authority,
  { parts, sinks }: Serving,
  onDrain: () => void,
): Promise<Outcome> {
  const why = await signals.first
  onDrain()
  logger.info({ why }, 'draining')
  const closed = parts.map((part) => part.close(limits.drainTimeoutMs))
  const drained = Promise.all(closed).then(() => true)
  const isClean = await Promise.race([drained, signals.second.then(() => false)])
  // That the server stopped is an event, too, and whoever is told of those should hear it now.
  await authority.audit.close()
  await sinks.close()
  await authority.close()
  logger.info(isClean ? 'stopped' : 'stopped before all answers had ended')
  return finish(isClean && why !== 'mistake' ? 0 : 3)
}

/** A proxy in front makes a loopback address one that strangers reach. */
async function isForThisMachineOnly(
  { isTlsEndedByProxy, trustedProxies }: ServerSettings,
  { surfaces }: ServerPlan,
): Promise<boolean> {
  if (isTlsEndedByProxy || trustedProxies.length > 0) return false
  const hosts = await Promise.all(surfaces.map(({ listen }) => resolveHost(listen.host)))
  return hosts.every(({ isLoopback }) => isLoopback)
}

function createParts(
  { trustedProxies }: ServerSettings,
  authority: Authority,
  {
    logger,
    metrics,
    scans,
    leaks,
    isDraining,
  }: Pick<ManagementDeps, 'logger' | 'metrics' | 'isDraining'> & {
    readonly scans: ScanDesk
    readonly leaks: LeakDesk
  },
): ServerParts {
  const { engine, audit } = authority
  const signer = new IdentitySigner(engine.tokens.signingKeys, ISSUER)
  const forwardAuth = createForwardAuthHandler({ engine, signer, metrics, logger, trustedProxies })
  const version = readVersion()
  const shared = { engine, logger, metrics, trustedProxies }
  const deps: ManagementDeps = { ...shared, version, isDraining, scans, leaks, audit }
  const api = createManagementHandler(deps)
  const management: RequestHandler = (req, res) =>
    isForwardAuth(req.url ?? '') ? forwardAuth(req, res) : api(req, res)
  return { authority, logger, metrics, signer, management }
}

function isForwardAuth(url: string): boolean {
  return url === '/forward-auth' || url.startsWith('/forward-auth?')
}

async function readTls({ tls, listen }: ServerSettings) {
  if (tls.kind === 'none') return null
  if (tls.kind === 'files') return { certPath: tls.certPath, keyPath: tls.keyPath }
  return createSelfSignedCertificate(listen.host.replace(/^\[(.*)\]$/, '$1'), Date.now())
}
