/** Decides how keys are shown to people. */
import { formatFields } from '../text/format-fields.ts'
import type { Column } from '../text/format-table.ts'
import { formatDuration } from '../text/parse-duration.ts'
import { formatQuota, formatRateLimit } from '../text/parse-limit.ts'
import type { Style } from '../text/style.ts'
import type { KeyJson } from '../wire.ts'
import { formatTime } from './format-time.ts'

export const keyColumns: readonly Column<KeyJson>[] = [
  { title: 'id', cell: ({ id }) => id },
  { title: 'api', cell: ({ api }) => api, dropOrder: 1 },
  { title: 'name', cell: ({ name }) => name, isElastic: true },
  { title: 'owner', cell: ({ owner }) => owner ?? '', isElastic: true, dropOrder: 2 },
  { title: 'state', cell: ({ state }) => state, paint: ({ state }, style) => paint(state, style) },
  { title: 'scopes', cell: listGrants, isElastic: true },
  {
    title: 'last used',
    cell: ({ usage }) => formatTime(usage.lastUsedAt) ?? 'never',
    dropOrder: 3,
  },
]

export function viewKey(key: KeyJson, style: Style): string {
  const { usage, rateLimits, quota, metadata } = key
  const used = `${usage.allowed} allowed, ${usage.denied} denied`
  const last =
    usage.lastUsedAt === null ? 'never used' : `${used}, last ${formatTime(usage.lastUsedAt)}`
  return formatFields(
    [
      ['id', key.id],
      ['api', key.api],
      ['name', key.name],
      ['owner', key.owner],
      ['hint', key.hint],
      ['public key', key.secrets.at(-1)?.publicKey ?? null],
      ['state', key.state],
      ['imported', key.imported ? 'yes; replace it in time' : null],
      ['scopes', key.scopes.join(' ')],
      ['roles', key.roles.join(' ')],
      ['rate limits', rateLimits === 'inherit' ? rateLimits : formatLimits(rateLimits)],
      ['quota', formatKeyQuota(quota)],
      ['addresses', key.addresses.join(' ')],
      ['metadata', Object.keys(metadata).length === 0 ? null : JSON.stringify(metadata)],
      ['not before', formatTime(key.notBefore)],
      ['expires', formatTime(key.expiresAt)],
      ['revoked', formatTime(key.revokedAt)],
      ['reason', key.revokedReason],
      [
        'exposed',
        key.exposedIn === null ? null : `in a ${key.exposedIn}, ${formatTime(key.exposedAt)}`,
      ],
      [
        'quarantined',
        key.quarantineReason === null
          ? null
          : `${formatTime(key.quarantinedAt)}: ${key.quarantineReason}`,
      ],
      ['secret ends', formatSecretEnd(key)],
      ['rotate every', formatEvery(key.rotateEveryMs)],
      ['use', last],
      ['created', `${formatTime(key.createdAt)} by ${key.createdBy}`],
      ['updated', formatTime(key.updatedAt)],
      ['version', String(key.version)],
    ],
    style,
  )
}

function formatLimits(rateLimits: Exclude<KeyJson['rateLimits'], 'inherit'>): string {
  return rateLimits.length === 0 ? 'none' : rateLimits.map(formatRateLimit).join('  ')
}

function formatKeyQuota(quota: KeyJson['quota']): string {
  if (quota === 'inherit') return quota
  return quota === null ? 'none' : formatQuota(quota)
}

/** Of the newest, as after a leak: no other follows by itself. */
function formatSecretEnd({ secrets, expiresAt, revokedAt }: KeyJson): string | null {
  const endsAt = secrets.at(-1)?.expiresAt ?? null
  if (endsAt === null || endsAt === expiresAt || revokedAt !== null) return null
  return `${formatTime(endsAt)}; a new one comes by keys rotate`
}

function formatEvery(spanMs: KeyJson['rotateEveryMs']): string | null {
  if (spanMs === 'inherit') return null
  return spanMs === null ? 'never' : formatDuration(spanMs)
}

function listGrants({ scopes, roles }: KeyJson): string {
  return [...scopes, ...roles.map((role) => `role ${role}`)].join(' ')
}

function paint(state: KeyJson['state'], style: Style): (text: string) => string {
  if (state === 'active') return style.good
  return state === 'not_yet_valid' ? style.careful : style.bad
}
