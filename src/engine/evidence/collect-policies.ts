/** Collects the policies in force: what each API asks of its keys, and what it limits. */
import { limits } from '../../base/limits.ts'
import { formatSpan } from '../../base/text/format-span.ts'
import type { ApiRecord, ApiWithRoles } from '../apis/api-record.ts'
import { getApi } from '../apis/get-api.ts'
import type { Engine } from '../engine.ts'
import type { EvidencePart } from './evidence-facts.ts'
import { TableBuilder } from './evidence-table.ts'

const COLUMNS = {
  api: 'API',
  name: 'Name',
  scopes: 'Scopes in its catalogue',
  roles: 'Roles',
  routes: 'Routes',
  publicRoutes: 'Routes without a key',
  rateLimits: 'Rate limits',
  quota: 'Quota',
  maxLifetime: 'Longest life of a key',
  rotateEvery: 'Rotation every',
  rotationGrace: 'Grace of a rotation',
  onExposure: 'When a key is exposed',
  onLeak: 'When a key leaks',
  tokenLifetime: 'Longest life of a token',
  requireDpop: 'Tokens bound to a key',
}

export async function collectPolicies(engine: Engine, apiId: string | null): Promise<EvidencePart> {
  const table = new TableBuilder('policies', 'Policies in force', COLUMNS)
  const figures = {
    apis: 0,
    apisWithCatalogue: 0,
    apisWithLifetime: 0,
    apisWithRotation: 0,
    apisWithRateLimits: 0,
    apisReacting: 0,
    roles: 0,
    publicRoutes: 0,
  }
  for await (const { api, roles } of walkApis(engine, apiId)) {
    const { keyPolicy } = api
    const open = api.routes.filter((route) => route.public).length
    figures.apis++
    figures.roles += roles.size
    figures.publicRoutes += open
    if (api.scopes.length > 0) figures.apisWithCatalogue++
    if (keyPolicy.maxLifetimeMs !== null) figures.apisWithLifetime++
    if (keyPolicy.rotateEveryMs !== null) figures.apisWithRotation++
    if (api.rateLimits.length > 0) figures.apisWithRateLimits++
    if (keyPolicy.onLeak !== 'notify') figures.apisReacting++
    table.add(toRow(api, roles.size, open))
  }
  return { figures, tables: [table.build()] }
}

async function* walkApis(engine: Engine, apiId: string | null): AsyncGenerator<ApiWithRoles> {
  if (apiId !== null) {
    yield getApi(engine, apiId)
    return
  }
  let cursor: string | null = null
  do {
    const page = await engine.storage.listApis({ cursor, size: limits.pageSizeMax })
    for (const { id } of page.items) yield await getApi(engine, id)
    cursor = page.cursor
  } while (cursor !== null)
}

function toRow(api: ApiRecord, roles: number, publicRoutes: number) {
  const { keyPolicy, quota } = api
  const each = api.rateLimits.map(({ limit, windowMs, per }) => {
    return `${limit} in ${formatSpan(windowMs)} per ${per}`
  })
  return {
    api: api.id,
    name: api.name,
    scopes: api.scopes.length,
    roles,
    routes: api.routes.length,
    publicRoutes,
    rateLimits: each.join('; '),
    quota: quota === null ? null : `${quota.limit} per ${quota.period} and ${quota.per}`,
    maxLifetime: formatSpan(keyPolicy.maxLifetimeMs),
    rotateEvery: formatSpan(keyPolicy.rotateEveryMs),
    rotationGrace: formatSpan(keyPolicy.rotationGraceMs),
    onExposure: keyPolicy.onExposure,
    onLeak: keyPolicy.onLeak,
    tokenLifetime: formatSpan(keyPolicy.tokenLifetimeMsMax),
    requireDpop: keyPolicy.requireDpop,
  }
}
