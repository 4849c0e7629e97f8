/** `keyward protect`: the gateway in front of one API, with everything else included. */
import { KeywardError } from '../../base/errors.ts'
import type { ApiRecord } from '../../engine/apis/api-record.ts'
import { getApi } from '../../engine/apis/get-api.ts'
import { isForManagement } from '../../gateway/choose-surface.ts'
import { createGateway } from '../../gateway/gateway.ts'
import { openUpstream } from '../../gateway/open-upstream.ts'
import type { CliContext } from '../cli-context.ts'
import type { Run } from '../command.ts'
import { applyDeclared } from '../config/apply-declared.ts'
import { declareFromOptions } from '../config/declare-from-options.ts'
import type { DeclaredApi } from '../config/declared-api.ts'
import type { ReadConfig } from '../config/read-config.ts'
import { chooseProtectedApi } from '../server/choose-protected-api.ts'
import { type ProtectOptions, resolveGatewaySettings } from '../server/gateway-settings.ts'
import type { ListenAddress } from '../server/listen-address.ts'
import { readServerConfig } from '../server/read-server-config.ts'
import { runServer, type ServerParts, type ServerPlan, type Surface } from '../server/run-server.ts'
import { resolveListen, type ServerSettings } from '../server/server-settings.ts'
import type { protectShape } from '../specs/server-specs.ts'
import { hintNearest } from '../text/find-nearest.ts'

export const protect: Run<typeof protectShape> = async (context, { options }) => {
  const { read, settings, declared } = await readServerConfig(context, options)
  const { adminListen: field } = read?.config ?? {}
  const adminListen = resolveListen(options.adminListen, field, '--admin-listen')
  return runServer(context, settings, async (parts) => {
    const api = await applyAll(context, options, read, declared, parts)
    return createPlan(parts, { options, read, settings, adminListen, api })
  })
}

/** Puts what is declared into the store; answers the API to protect. */
async function applyAll(
  context: CliContext,
  options: ProtectOptions,
  read: ReadConfig | null,
  declared: readonly DeclaredApi[],
  { authority: { engine }, logger }: ServerParts,
): Promise<ApiRecord> {
  const named = options.api ?? read?.config.api
  const id = await chooseProtectedApi(engine, named, declared)
  const base = declared.find((each) => each.id === id)
  const target = await declareFromOptions(context, id, options, base)
  const stored = (await engine.storage.findApi(id))?.api
  if ((target.settings.upstream ?? stored?.upstream ?? null) === null) {
    const isKnown = base !== undefined || stored !== undefined
    throw createUpstreamMissing(named, isKnown ? [] : declared.map((each) => each.id))
  }
  const others = declared.filter((each) => each.id !== id)
  for (const applied of await applyDeclared(engine, [...others, target])) {
    logger.info(applied, 'configuration applied')
  }
  return (await getApi(engine, id)).api
}

/** `others` are those that may have been meant. */
function createUpstreamMissing(named: string | undefined, others: readonly string[]): KeywardError {
  const example = '--upstream, such as http://127.0.0.1:5000'
  if (named === undefined) {
    const detail = `name the API to protect with ${example}`
    return new KeywardError('usage_error', { detail })
  }
  const where = `it is not known where the API ${named} is reached: give ${example}`
  const detail = `${where}${hintNearest(named, others)}`
  return new KeywardError('usage_error', { detail })
}

interface Planned {
  readonly options: ProtectOptions
  readonly read: ReadConfig | null
  readonly settings: ServerSettings
  readonly adminListen: ListenAddress | undefined
  readonly api: ApiRecord
}

function createPlan(parts: ServerParts, planned: Planned): ServerPlan {
  const { options, read, settings, adminListen, api } = planned
  const { authority, logger, metrics, signer, management } = parts
  const { engine } = authority
  const { preserveHost, upstream: reach } = resolveGatewaySettings(options, read)
  const upstream = openUpstream({ url: new URL(api.upstream ?? ''), ...reach })
  const { trustedProxies, listen } = settings
  const apiId = api.id
  const isShared = adminListen === undefined
  // At an address of its own the management API has the URL to itself.
  const publicUrl = isShared ? settings.tokens.publicUrl : undefined
  const deps = { engine, apiId, signer, metrics, logger, trustedProxies, preserveHost, publicUrl }
  const gateway = createGateway(deps, upstream)
  const isOurs: Parameters<typeof choose>[0] = (req) =>
    isShared && isForManagement(engine, apiId, req)
  const front: Surface = {
    listen,
    handler: choose(isOurs, management, gateway.handle),
    checkContinue: choose(
      isOurs,
      (req, res) => {
        res.writeContinue()
        management(req, res)
      },
      gateway.handle,
    ),
    upgrade: gateway.upgrade,
    silenceTimeoutMs: upstream.clientSilenceTimeoutMs,
  }
  const surfaces = isShared ? [front] : [front, { listen: adminListen, handler: management }]
  return {
    surfaces,
    describe: ([url = '', adminUrl]) => [
      ['gateway', `${url} → ${api.upstream}`],
      ['api', `${apiId}, keys begin with ${api.prefix}_`],
      ['routes', describeRoutes(api)],
      ['management', adminUrl ?? `${url}, for requests with an admin key`],
      ['config', read?.file ?? 'none; keyward.yaml would be read'],
    ],
    close: (drainTimeoutMs) => gateway.close(drainTimeoutMs),
  }
}

type Handler = Surface['handler']

function choose(
  isOurs: (req: Parameters<Handler>[0]) => boolean,
  ours: Handler,
  theirs: Handler,
): Handler {
  return (req, res) => (isOurs(req) ? ours(req, res) : theirs(req, res))
}

function describeRoutes({ routes }: ApiRecord): string {
  if (routes.length === 0) return 'by the REST convention: GET /v1/users needs read:users'
  const open = routes.filter((route) => route.public).length
  return `${routes.length}, ${open} of them public`
}
