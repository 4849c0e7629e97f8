/** Decides how APIs are shown to people. */
import { BUILTIN_API_ID } from '../../engine/apis/api-record.ts'
import { formatFields } from '../text/format-fields.ts'
import { type Column, formatTable } from '../text/format-table.ts'
import { formatDuration } from '../text/parse-duration.ts'
import { formatQuota, formatRateLimit } from '../text/parse-limit.ts'
import type { Style } from '../text/style.ts'
import type { ApiJson } from '../wire.ts'
import { formatTime } from './format-time.ts'

export const apiColumns: readonly Column<ApiJson>[] = [
  { title: 'id', cell: ({ id }) => id },
  { title: 'prefix', cell: ({ prefix }) => prefix },
  { title: 'upstream', cell: ({ upstream }) => upstream ?? '', isElastic: true },
  { title: 'routes', cell: countRoutes },
  { title: 'name', cell: ({ name }) => name, isElastic: true, dropOrder: 1 },
]

const routeColumns: readonly Column<ApiJson['routes'][number]>[] = [
  { title: 'method', cell: ({ method }) => method },
  { title: 'path', cell: ({ path }) => path, isElastic: true },
  {
    title: 'needs',
    cell: (route) => (route.public ? 'public' : route.scopes.join(' ') || 'a key'),
    isElastic: true,
    paint: (route, style) => (route.public ? style.careful : (text) => text),
  },
  { title: 'cost', cell: ({ cost }) => String(cost) },
]

const scopeColumns: readonly Column<ApiJson['scopes'][number]>[] = [
  { title: 'scope', cell: ({ name }) => name },
  { title: 'description', cell: ({ description }) => description, isElastic: true },
]

export function viewApi(api: ApiJson, style: Style): string {
  const fields = formatFields(
    [
      ['id', api.id],
      ['name', api.name],
      ['prefix', api.prefix],
      ['upstream', api.upstream],
      ['rate limits', api.rateLimits.map(formatRateLimit).join('  ')],
      ['quota', api.quota === null ? null : formatQuota(api.quota)],
      ['key life', formatLife(api.keyPolicy)],
      ['rotation', formatRotation(api.keyPolicy)],
      ['leaked keys', `in a URL: ${api.keyPolicy.onExposure}, reported: ${api.keyPolicy.onLeak}`],
      ['created', formatTime(api.createdAt)],
      ['updated', formatTime(api.updatedAt)],
      ['version', String(api.version)],
    ],
    style,
  )
  const routes =
    api.routes.length === 0
      ? 'Routes: the REST convention (GET /v1/users needs read:users).\n'
      : formatTable(routeColumns, api.routes, style)
  const scopes = api.scopes.length === 0 ? '' : `\n${formatTable(scopeColumns, api.scopes, style)}`
  return `${fields}\n${routes}${scopes}`
}

function formatLife({ maxLifetimeMs, defaultLifetimeMs }: ApiJson['keyPolicy']): string | null {
  const parts = [
    ...(maxLifetimeMs === null ? [] : [`at most ${formatDuration(maxLifetimeMs)}`]),
    ...(defaultLifetimeMs === null ? [] : [`by default ${formatDuration(defaultLifetimeMs)}`]),
  ]
  return parts.length === 0 ? null : parts.join(', ')
}

function formatRotation({ rotateEveryMs, rotationGraceMs }: ApiJson['keyPolicy']): string {
  const grace = `grace ${formatDuration(rotationGraceMs)}`
  return rotateEveryMs === null ? grace : `every ${formatDuration(rotateEveryMs)}, ${grace}`
}

function countRoutes({ id, routes }: ApiJson): string {
  if (id === BUILTIN_API_ID) return 'built in'
  return routes.length === 0 ? 'REST' : String(routes.length)
}
